public import DealProcess
import DealRules

/// A process that ships with DealKit, ready to be used or copied and changed.
public enum ShippedProcess: String, Sendable, CaseIterable {
    /// `typical-sale`: a strict sale; no proposal before the customer is classified and the terms of sale are set.
    case typicalSale = "typical-sale"
    /// `manual-sale`: the same sale; a permitted person may jump, and what was passed closed is recorded.
    case manualSale = "manual-sale"
    /// `long-project`: no stages; tasks, interactions, documents and an outcome.
    case longProject = "long-project"
    /// `pipeline-import`: a strict sale for opportunities that come from a CSV file.
    case pipelineImport = "pipeline-import"

    /// The file as it ships, in UTF-8.
    public var source: [UInt8] {
        switch self {
        case .typicalSale: DealRules.typicalSale
        case .manualSale: DealRules.manualSale
        case .longProject: DealRules.longProject
        case .pipelineImport: DealRules.pipelineImport
        }
    }
}

extension ProcessLibrary {
    /// Reads processes that ship with DealKit; with none named, all of them.
    ///
    ///     let processes = try ProcessLibrary.shipped(.typicalSale, .longProject).library()
    public static func shipped(_ processes: ShippedProcess...) -> LoadReport {
        let wanted = processes.isEmpty ? ShippedProcess.allCases : processes
        let reports = wanted.map { load($0.source, named: $0.rawValue + ".yaml") }
        return LoadReport(
            diagnostics: reports.flatMap(\.diagnostics), processes: reports.flatMap(\.processes))
    }
}
