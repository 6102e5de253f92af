import DealModel
import DealProcess

extension TestRun {
    /// The run for a program: an array of the reports, and before them an object of what is wrong with the processes
    /// and with finding their scenarios, if anything is.
    ///
    ///     [{"diagnostics":["…"],"passed":false},
    ///     {"coverage":{…},"diagnostics":[],"file":"…","passed":true,…}]
    package var json: String { "[" + (findings + reports.map(\.json)).joined(separator: ",\n") + "]" }

    private var findings: [String] {
        guard !diagnostics.isEmpty else { return [] }
        let bytes = CanonicalWriter.bytes { object in
            object.set("diagnostics", texts: diagnostics.map(\.description))
            object.set("passed", diagnostics.allSatisfy { $0.severity == .hint })
        }
        return [String(decoding: bytes, as: UTF8.self)]
    }
}
