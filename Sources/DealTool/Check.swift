import ArgumentParser
import DealKit
import DealTesting

/// `dealkit check`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong with process files and scenarios files.",
        discussion: """
            Every problem of every file is reported in one run, with its place, its cause and a remedy. Hints are things \
            to think about; they do not count. Scenarios are checked against the process they name: one of the files \
            given, or ID.yaml beside them.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Process files, scenarios files, or folders of them.", completion: .file(extensions: ["yaml"]))
    var files: [String]

    @Option(help: "For people (text), or an array of objects for programs (json).")
    var format: Format = .text

    func run() throws {
        let check = FileCheck(paths: files)
        switch format {
        case .json: print(DiagnosticRenderer(style: .json).render(check.diagnostics), terminator: "")
        case .text:
            Terminal.show(check.diagnostics)
            print("\(counted(check.fileCount, "file")): \(summary(check.diagnostics))")
        }
        if check.diagnostics.contains(where: { $0.severity != .hint }) { throw ExitCode.found }
    }

    /// `2 errors, 1 hint`, or that there is none.
    private func summary(_ diagnostics: [Diagnostic]) -> String {
        let counts = Diagnostic.Severity.allCases.compactMap { severity in
            let count = diagnostics.count { $0.severity == severity }
            return count == 0 ? nil : counted(count, severity.rawValue)
        }
        return counts.isEmpty ? "nothing found" : counts.joined(separator: ", ")
    }
}
