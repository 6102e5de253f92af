/// What each part of an expression came to in one evaluation.
///
/// Parts that were not looked at, because something before them decided, are missing. Within `exists` and `all` the
/// parts are those of the element that decided; within other macros, and where none decided, there are none.
public struct CELTrace: Sendable {
    /// The parts as they stand in the source, a whole before its parts; literals are left out.
    public private(set) var steps: [Step] = []
    private let source: [Unicode.Scalar]
    private var depth = 0

    /// One part of the expression.
    public struct Step: Sendable {
        /// The part as written.
        public let text: String
        /// The place in the source, in Unicode scalars.
        public let range: Range<Int>
        /// How many parts it lies within.
        public let depth: Int
        /// What it came to.
        public internal(set) var result: CELResult<CELValue>
        /// Of `exists` and `all`: the element that decided.
        public internal(set) var decision: Decision?
    }

    /// The element that decided an `exists` or an `all`.
    public struct Decision: Sendable {
        /// Its place in the list, or that of its key in the map, from 0.
        public let index: Int
        /// What the variables were bound to.
        public let variables: [(name: String, value: CELValue)]
    }

    init(source: String) { self.source = Array(source.unicodeScalars) }

    /// Enters a part; the result is filled in when it is left.
    mutating func enter(_ node: CheckedNode) -> Int? {
        depth += 1
        if node.constant != nil { return nil }
        let range = node.range.clamped(to: 0..<source.count)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: source[range])
        steps.append(Step(text: String(text), range: range, depth: depth - 1, result: .unknown(.none), decision: nil))
        return steps.count - 1
    }

    mutating func leave(_ step: Int?, _ outcome: CELOutcome) {
        depth -= 1
        guard let step, step < steps.count else { return }
        steps[step].result = outcome.result
    }

    var mark: Int { steps.count }

    mutating func forget(since mark: Int) { steps.removeLast(steps.count - mark) }

    /// Called while the macro is the last part entered but for those of its predicate.
    mutating func noteDecision(_ rounds: MacroRounds, _ index: Int) {
        guard let step = steps.lastIndex(where: { $0.range == rounds.node.range && $0.depth == depth - 1 }) else {
            return
        }
        let elements = rounds.elements
        let values =
            rounds.macro.variables.count == 2
            ? [elements.first(index), elements.second(index)] : [elements.single(index)]
        steps[step].decision = Decision(
            index: index, variables: zip(rounds.macro.variables, values).map { (name: $0, value: $1) })
    }
}

extension CELTrace: CustomStringConvertible {
    /// One line a part, indented by how deep it lies: `deal.amount > 10.0 → true`. Records on the way to a field have no
    /// line, and of a long value only the beginning is written.
    public var description: String {
        steps.filter { !$0.isRecord }.map { step in
            var line = String(repeating: "  ", count: step.depth) + step.text + " → " + step.result.excerpt(Self.most)
            if let decision = step.decision {
                let variables = decision.variables.map { "\($0.name) = \($0.value.excerpt(Self.most))" }
                line += "  (decided by element \(decision.index): \(variables.joined(separator: ", ")))"
            }
            return line
        }.joined(separator: "\n")
    }

    private static let most = 160
}

extension CELTrace.Step {
    fileprivate var isRecord: Bool { if case .value(.record) = result { true } else { false } }
}

extension CELOutcome {
    /// The same as hosts see it.
    var result: CELResult<CELValue> {
        switch self {
        case .value(let value): .value(value)
        case .unknown(let unknown): .unknown(unknown)
        case .failed(let failure): .failed(failure)
        }
    }
}

extension CELResult where Output == CELValue {
    /// The value as an expression that gives it, or why there is none. Of a value whose text is longer than 10,000 code
    /// points only the beginning: a list may hold itself, in a sense, as often as 2³⁰ times.
    public var text: String { excerpt(10_000) }

    fileprivate func excerpt(_ most: Int) -> String {
        switch self {
        case .value(let value): value.excerpt(most)
        case .unknown(let unknown): "unknown: " + (unknown.absent + unknown.withheld).joined(separator: ", ")
        case .failed(let failure): "error: \(failure.message)"
        }
    }
}
