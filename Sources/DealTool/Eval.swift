import ArgumentParser
import DealKit
import DealTesting

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `dealkit eval`
struct Eval: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries an expression, as a gate would read it.",
        discussion: """
            The facts are a YAML or JSON file with a map of variables:

              deal: { amount: 80000 EUR, discount: 18%, closes: 2026-06-30 }
              customer: { segment: A, email: }

            Texts are read as facts are: amounts, percentages, days and instants; a blank one is absent. Unless the file \
            says otherwise, now and today are the present moment. A plain number beside an amount is in EUR.

              dealkit eval 'deal.amount > 50000 && customer.segment == "A"' --facts facts.yaml --trace

            An expression that begins with a minus stands behind two of them, so that it is not taken for an option:

              dealkit eval --trace -- '-1 < size(deal.tags)'

            The exit code is 1 when the expression or the file is wrong, or the evaluation fails; unknown is no failure.
            """)

    @Argument(help: "The expression.")
    var expression: String

    @Option(help: ArgumentHelp("A map of variables, YAML or JSON.", valueName: "file"))
    var facts: String?

    @Flag(help: "Show what each part came to, and which element decided an exists or all.")
    var trace = false

    @Flag(help: "Show the type and what is read; do not evaluate.")
    var check = false

    func run() throws {
        let trial = ExpressionTrial(expression, facts: facts, now: Instant(seconds: Int64(time(nil))))
        Terminal.show(trial.diagnostics)
        if check {
            guard let text = trial.checkText else { throw ExitCode.found }
            return print(text)
        }
        guard let (text, isFailed) = trial.text(isTraced: trace) else { throw ExitCode.found }
        print(text)
        if isFailed { throw ExitCode.found }
    }
}
