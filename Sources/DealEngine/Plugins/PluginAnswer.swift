public import DealModel

/// What a rule plugin says about a deal: pass, fail, unknown, or later; with facts, if it states any.
///
///     return try await bureau.free(of: customer.id) > 0 ? .pass : .fail(because: "limit used up")
///     return .pass.stating("score", .int(640))          // the file reads it as answer.score
///
/// Unknown never opens a gate. An error thrown by a plugin, and an answer that comes too late, are unknown too.
public struct PluginAnswer: Hashable, Sendable {
    /// The answer without its facts.
    public enum Verdict: Hashable, Sendable {
        /// The rule holds.
        case pass
        /// The rule does not hold; the text is for people.
        case fail(because: String?)
        /// It could not be found out; the text says why, in a few words.
        case unknown(why: String)
        /// It is being found out; the ticket is how the plugin will know the answer again.
        case later(Ticket)
    }

    /// The answer without its facts.
    public let verdict: Verdict
    /// The facts the plugin stated, by the names it declared in ``RulePlugin/answers``, in the order of their names.
    public private(set) var facts: [StatedFact]

    /// One fact of an answer: what a condition reads as `answer.NAME`.
    public struct StatedFact: Hashable, Sendable {
        /// The name without `answer.`.
        public let name: String
        /// The stated value.
        public let value: FactValue
    }

    /// An answer with no facts.
    public init(_ verdict: Verdict) {
        self.verdict = verdict
        facts = []
    }

    /// The rule holds.
    public static var pass: PluginAnswer { PluginAnswer(.pass) }

    /// The rule does not hold.
    public static var fail: PluginAnswer { PluginAnswer(.fail(because: nil)) }

    /// The rule does not hold, and why, in words for people: refusals and receipts say it.
    public static func fail(because reason: String) -> PluginAnswer { PluginAnswer(.fail(because: reason)) }

    /// It could not be found out, and why, in a few words.
    public static func unknown(_ why: String) -> PluginAnswer { PluginAnswer(.unknown(why: why)) }

    /// It is being found out.
    public static func later(_ ticket: Ticket) -> PluginAnswer { PluginAnswer(.later(ticket)) }

    /// The answer with one more fact, or with another value of it; `nil` takes the fact away.
    public func stating(_ name: String, _ value: FactValue?) -> PluginAnswer {
        var answer = self
        answer.facts.removeAll { $0.name == name }
        guard let value else { return answer }
        let place = answer.facts.firstIndex { $0.name > name } ?? answer.facts.endIndex
        answer.facts.insert(StatedFact(name: name, value: value), at: place)
        return answer
    }

    /// The value of one stated fact; `nil` when the plugin has not stated it.
    public func fact(_ name: String) -> FactValue? {
        facts.first { $0.name == name }?.value
    }

    /// Whether the answer may be used again: a pass or a fail (SEMANTICS 2.3).
    public var isKnown: Bool {
        switch verdict {
        case .pass, .fail: true
        case .unknown, .later: false
        }
    }
}

/// What a plugin gives instead of an answer that takes time: its own name for the question it has begun to look into.
public struct Ticket: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The plugin's own text.
    public let text: String

    /// A ticket of this text.
    public init(_ text: String) { self.text = text }

    /// A ticket written in the source.
    public init(stringLiteral text: String) { self.text = text }

    /// The text.
    public var description: String { text }
}
