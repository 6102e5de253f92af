public import DealModel
package import ExactValues

/// The plugin answers a decision is made with.
///
///     decide(command, on: facts, under: process, at: monday, with: .fixed(["credit-check": .pass]))
///
/// A rule whose plugin has no answer here was not asked, which is unknown.
public struct Answers: Hashable, Sendable {
    /// One given answer; the later ones of a list go before the earlier.
    enum Entry: Hashable, Sendable {
        case ofPlugin(PluginID, PluginAnswer)
        case ofRule(RuleID, PluginAnswer)
        case recorded(RecordedAnswer)
    }

    private var entries: [Entry]

    init(entries: [Entry]) { self.entries = entries }

    /// No answers: nobody was asked.
    public static var none: Answers { Answers(entries: []) }

    /// The same answer of a plugin to every rule that asks it, at any time.
    public static func fixed(_ answers: [PluginID: PluginAnswer]) -> Answers {
        Answers(entries: answers.sorted { $0.key < $1.key }.map { .ofPlugin($0.key, $0.value) })
    }

    /// Answers given earlier; each counts as long as its rule's `valid_for` says (SEMANTICS 2.3).
    public static func recorded(_ answers: [RecordedAnswer]) -> Answers {
        Answers(entries: answers.map(Entry.recorded))
    }

    /// These answers, and one more for one rule, which goes before all others for it.
    public func answering(_ rule: RuleID, _ answer: PluginAnswer) -> Answers {
        Answers(entries: entries + [.ofRule(rule, answer)])
    }

    /// Whether nobody was asked.
    public var isEmpty: Bool { entries.isEmpty }

    /// The answer that counts for a rule at `now`.
    ///
    /// - Parameter validFor: The rule's `valid_for` in microseconds; without one a recorded answer counts at its own
    ///   instant only.
    /// - Returns: `nil` when nobody was asked; unknown when the recorded answer has expired.
    /// - Complexity: O(*n*) in the number of answers, of which a command has a handful.
    package func answer(
        of plugin: PluginID, for rule: RuleID, validFor: Int64?, at now: Instant
    ) -> PluginAnswer? {
        var expired = false
        for entry in entries.reversed() {
            switch entry {
            case .ofPlugin(plugin, let answer), .ofRule(rule, let answer):
                return answer
            case .recorded(let record) where record.rule == rule && record.plugin == plugin && record.answer.isKnown:
                if record.counts(at: now, for: validFor) { return record.answer }
                expired = true
            default:
                continue
            }
        }
        return expired ? .unknown("the answer has expired") : nil
    }
}
