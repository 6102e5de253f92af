import ArgumentParser
import DealKit
import DealTesting

/// `dealkit explain`
struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says whether a deal may go somewhere, and all that is missing.",
        discussion: """
            The facts are a YAML or JSON file with the keys start, given, plugins and clock, each as in a scenario and \
            each optional:

              start: qualification
              given: { customer: { segment: B }, deal: { amount: 80000 EUR, discount: 20% } }
              plugins: { credit-check: pass }

            The exit code is 0 whatever the answer is, and 1 when a file is wrong.
            """)

    @Argument(help: "The process file.", completion: .file(extensions: ["yaml"]))
    var file: String

    @Option(help: ArgumentHelp("What is known of the deal.", valueName: "file"))
    var facts: String

    @Option(help: ArgumentHelp("Where it is to go.", valueName: "stage-or-outcome"))
    var to: String

    @Option(help: ArgumentHelp("Who asks (default: the owner of the deal).", valueName: "id"))
    var by: String?

    @Option(help: ArgumentHelp("A role of who asks; may be repeated (default: every role).", valueName: "id"))
    var role: [String] = []

    @Option(help: ArgumentHelp("The reason given: one of the outcome's, or a text.", valueName: "reason"))
    var reason: String?

    @Option(help: ArgumentHelp("The reader's language.", valueName: "tag"))
    var lang = "en"

    func run() throws {
        let asker = Explanation.Asker(
            id: by.map { UserID($0) }, roles: role.isEmpty ? nil : role.map { RoleID($0) }, reason: reason)
        let explanation = Explanation(process: file, facts: facts, goal: to, asker: asker)
        Terminal.show(explanation.diagnostics.filter { $0.severity == .error })
        guard !explanation.decisions.isEmpty else { throw ExitCode.found }
        if let role = explanation.unknownRoles.first {
            let known = explanation.knownRoles.map { "'\($0)'" }.joined(separator: ", ")
            throw ValidationError("the process has no role '\(role)'; it has \(known.isEmpty ? "none" : known)")
        }
        print(explanation.text(in: Language(lang)))
        let reasons = explanation.offeredReasons
        if !reasons.isEmpty { print("    --reason " + reasons.map(\.text).joined(separator: " | ")) }
    }
}
