import DealModel
import DealProcess
import ExactValues
import Testing

/// The processes that ship, read from the repository: what a test of the engine decides under.
enum Shipped {
    static let typicalSale = load("typical-sale")
    static let manualSale = load("manual-sale")
    static let longProject = load("long-project")

    private static let rules =
        String(#filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))
        + "/Rules/"

    private static func load(_ name: String) -> Result<SalesProcess, LoadFailure> {
        let report = ProcessLibrary.load(files: [rules + name + ".yaml"])
        return Result { () throws(LoadFailure) in try report.library() }.map { $0.processes[0] }
    }
}

/// Persons and moments of the tests.
let anna = DealActor("anna", roles: ["manager"])
let hugo = DealActor("hugo", roles: ["head"])
