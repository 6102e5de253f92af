import ArgumentParser
import DealKit
import DealTesting

/// `dealkit test`
struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Plays the scenarios of processes.",
        discussion: """
            For a process file, the scenarios are those of ID.scenarios.yaml beside it; a scenarios file plays its own. \
            Each step is reported with what came of it, and at the end what no scenario covers: stages, moves, outcomes, \
            reasons, and every gate item both open and closed.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Argument(help: "Process files, scenarios files, or folders of them.", completion: .file(extensions: ["yaml"]))
    var files: [String]

    @Option(
        help: """
            For people (text), or for programs (json): an array of objects, one a scenarios file, and before them one of \
            what is wrong with the processes, if anything is.
            """)
    var format: Format = .text

    @Flag(name: .shortAndLong, help: "Show only what went another way than expected.")
    var quiet = false

    @Flag(help: "Fail when something is not covered.")
    var fullCoverage = false

    @Option(help: ArgumentHelp("The language in which refusals are quoted.", valueName: "tag"))
    var lang = "en"

    func run() throws {
        let run = TestRun(paths: files, language: Language(lang))
        switch format {
        case .json: print(run.json)
        case .text: show(run)
        }
        let isCovered = !fullCoverage || run.reports.allSatisfy(\.coverage.isComplete)
        if !run.isPassed || !isCovered { throw ExitCode.found }
    }

    private func show(_ run: TestRun) {
        Terminal.show(run.diagnostics)
        for report in run.reports {
            Terminal.show(report.diagnostics)
            print(report.text(ReportStyle(hasColour: Terminal.hasColour, showsPassedSteps: !quiet)))
        }
        print(summary(run.reports))
    }

    /// `283 steps in 86 scenarios: all went as expected`
    private func summary(_ reports: [ScenarioReport]) -> String {
        let steps = reports.flatMap(\.steps)
        let total = "\(counted(steps.count, "step")) in \(counted(reports.flatMap(\.stories).count, "scenario"))"
        let failed = steps.count { $0.result == .failed }
        let skipped = steps.count { $0.result == .notRun }
        if steps.isEmpty { return "nothing was played" }
        if failed == 0, skipped == 0 { return "\(total): all went as expected" }
        return "\(total): \(failed) failed" + (skipped == 0 ? "" : ", \(skipped) not run")
    }
}
