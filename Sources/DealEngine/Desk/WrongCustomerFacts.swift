public import DealModel
import DealProcess

/// Facts that cannot be stated of a customer like this, in the words in which a deal's are refused.
public struct WrongCustomerFacts: Error, Hashable, Sendable {
    /// One problem with what its sentence prints.
    struct Finding: Hashable, Sendable {
        let problem: FactProblem
        let given: FactValue
        /// `nil` for a fact that nobody declares.
        let declaration: FactDeclaration?
    }

    /// Whose facts.
    public let customer: CustomerID
    private let findings: [Finding]

    init(_ customer: CustomerID, _ findings: [Finding]) {
        self.customer = customer
        self.findings = findings
    }

    /// Everything that is wrong, in the order of the customer's facts; never empty.
    public var problems: [FactProblem] { findings.map(\.problem) }

    /// All of it, as a person reads it: a heading and one line a fact.
    public func text(in language: Language, wordings: Wordings = .builtIn) -> String {
        let wording = wordings[language]
        let values = ValueText(wording.values)
        let lines = findings.map { finding in
            let type = finding.declaration?.type ?? finding.given.naturalType
            return "  • "
                + wording.sentence(
                    finding.problem, title: finding.declaration?.title.text(in: language) ?? finding.problem.path.text,
                    given: values.text(finding.given, as: type))
        }
        return ([wording.wrongFacts(findings.count)] + lines).joined(separator: "\n")
    }
}

extension WrongCustomerFacts: CustomStringConvertible {
    /// The text in English.
    public var description: String { text(in: "en") }
}
