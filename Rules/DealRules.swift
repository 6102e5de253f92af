/// The process files that ship, as bytes in the binary: no file to carry along, no path to know.
package enum DealRules {
    /// A strict sale: no proposal before the customer is classified and the terms of sale are set.
    package static var typicalSale: [UInt8] { PackageResources.typical_sale_yaml }
    /// The same sale under manual control.
    package static var manualSale: [UInt8] { PackageResources.manual_sale_yaml }
    /// A long project without stages.
    package static var longProject: [UInt8] { PackageResources.long_project_yaml }
    /// A strict sale for opportunities that come from a CSV file.
    package static var pipelineImport: [UInt8] { PackageResources.pipeline_import_yaml }
}
