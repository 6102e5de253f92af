import ArgumentParser
import ExactValues

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The analyst's command. Each verb has a file of its own; what they do is in the libraries.
@main
struct DealTool: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dealkit", abstract: "Checks, tests, explains and draws sales processes, and reports on deals.",
        discussion: """
            A process is a YAML file, ID.yaml; its scenarios stand beside it in ID.scenarios.yaml.

              dealkit check Rules                  what is wrong with the files of a folder
              dealkit test Rules/typical-sale.yaml play its scenarios
              dealkit explain Rules/typical-sale.yaml --facts deal.yaml --to proposal
              dealkit graph Rules/typical-sale.yaml --format mermaid
              dealkit eval 'deal.amount > 50000' --facts facts.yaml
              dealkit report funnel journal.ndjson where deals are lost, from a journal or CSV files

            Exit codes: 0 all is well, 1 something was found, 2 the command was used wrongly.
            """,
        subcommands: [Check.self, Test.self, Explain.self, Graph.self, Eval.self, ReportCommand.self])

    /// ArgumentParser gives wrong use the code 64; here it is 2.
    static func main() {
        do {
            try requireVerb(CommandLine.arguments.dropFirst().first)
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Terminal.complain(fullMessage(for: error))
            #if canImport(Glibc)
                Glibc.exit(ExitCode.wrongUse.rawValue)
            #elseif canImport(Musl)
                Musl.exit(ExitCode.wrongUse.rawValue)
            #else
                Darwin.exit(ExitCode.wrongUse.rawValue)
            #endif
        }
    }
}

extension DealTool {
    private static let verbs = ["check", "test", "explain", "graph", "eval", "report", "help"]

    /// ArgumentParser takes a misspelt verb for an argument too many, and does not say which verb comes near.
    private static func requireVerb(_ word: String?) throws {
        guard let word, !word.hasPrefix("-"), !verbs.contains(word) else { return }
        let remedy =
            nearest(to: word, among: verbs).map { "did you mean '\($0)'?" }
            ?? "these are \(verbs.joined(separator: ", "))"
        throw ValidationError("there is no command '\(word)'; \(remedy)")
    }
}

extension ExitCode {
    /// Errors, warnings, or scenarios that went another way.
    static let found = ExitCode(1)
    /// The command line itself is wrong.
    static let wrongUse = ExitCode(2)
}
