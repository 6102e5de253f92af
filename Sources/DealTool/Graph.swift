import ArgumentParser
import DealKit
import DealProcess

/// `dealkit graph`
struct Graph: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Draws a process: its stages, the ways between them, and how a deal may end.",
        discussion: """
            Mermaid is drawn by GitHub, GitLab and many editors; DOT by Graphviz: dealkit graph FILE --format dot | dot \
            -Tsvg.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case mermaid, dot
    }

    @Argument(help: "The process file.", completion: .file(extensions: ["yaml"]))
    var file: String

    @Option(help: "The language of the drawing.")
    var format: Format = .mermaid

    @Option(help: ArgumentHelp("The language of the titles.", valueName: "tag"))
    var lang = "en"

    func run() throws {
        let report = ProcessLibrary.load(files: [file])
        guard let process = report.processes.first else {
            Terminal.show(report.diagnostics)
            throw ExitCode.found
        }
        let definition = process.core.definition
        let graph = ProcessGraph(definition)
        switch format {
        case .mermaid: print(graph.mermaid(in: Language(lang), fallback: definition.fallback), terminator: "")
        case .dot: print(graph.dot(in: Language(lang), fallback: definition.fallback), terminator: "")
        }
    }
}
