/// A compiled regular expression, which looks at each code point of a text once: time is linear in the text, whatever
/// the pattern.
struct Pattern: Sendable {
    /// A step of the machine.
    enum Step: Sendable {
        case scalars(ScalarSet)
        case split(Int, Int)
        case jump(Int)
        case start(multiline: Bool)
        case end(multiline: Bool)
        case wordBorder(isBorder: Bool)
        case match
    }

    private(set) var steps: [Step] = []
    static let mostSteps = 10_000

    init(_ source: String) throws(RegexError) {
        try add(try RegexParser.parse(source))
        steps.append(.match)
    }

    private mutating func add(_ node: RegexNode) throws(RegexError) {
        guard steps.count < Self.mostSteps else { throw RegexError(message: "the expression is too large") }
        switch node {
        case .empty: break
        case .scalars(let set): steps.append(.scalars(set))
        case .start(let multiline): steps.append(.start(multiline: multiline))
        case .end(let multiline): steps.append(.end(multiline: multiline))
        case .wordBorder(let isBorder): steps.append(.wordBorder(isBorder: isBorder))
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let branches): try add(branches[...])
        case .repeat(let part, let least, let most): try add(part, least, most)
        }
    }

    private mutating func add(_ branches: ArraySlice<RegexNode>) throws(RegexError) {
        guard let first = branches.first else { return }
        guard branches.count > 1 else { return try add(first) }
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let split = steps.count
            steps.append(.split(split + 1, 0))
            try add(branch)
            jumps.append(steps.count)
            steps.append(.jump(0))
            steps[split] = .split(split + 1, steps.count)
        }
        if let last = branches.last { try add(last) }
        for jump in jumps { steps[jump] = .jump(steps.count) }
    }

    private mutating func add(_ part: RegexNode, _ least: Int, _ most: Int?) throws(RegexError) {
        for _ in 0..<least { try add(part) }
        guard let most else {
            let split = steps.count
            steps.append(.split(split + 1, 0))
            try add(part)
            steps.append(.jump(split))
            steps[split] = .split(split + 1, steps.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<max(least, most) {
            splits.append(steps.count)
            steps.append(.split(steps.count + 1, 0))
            try add(part)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
    }

    /// Whether the pattern matches anywhere in `text`.
    func matches(_ text: String) -> Bool {
        var machine = Machine(self)
        return machine.run(text.unicodeScalars)
    }
}

/// Runs all ways through a pattern at once; a way is the step it stands at, and no step is held twice.
private struct Machine {
    private let steps: [Pattern.Step]
    private var ways: [Int] = []
    private var next: [Int] = []
    private var seen: [Int]
    private var round = 0
    private var pending: [Int] = []

    init(_ pattern: Pattern) {
        steps = pattern.steps
        seen = Array(repeating: 0, count: steps.count)
    }

    mutating func run(_ text: String.UnicodeScalarView) -> Bool {
        var before: Unicode.Scalar?
        var index = text.startIndex
        while true {
            let after = index < text.endIndex ? text[index] : nil
            // A match may begin at every place; marking the round keeps the ways that got here already.
            round += 1
            let arrived = ways
            ways.removeAll(keepingCapacity: true)
            for way in arrived where follow(way, before, after) { return true }
            if follow(0, before, after) { return true }
            guard let scalar = after else { return false }
            advance(over: scalar.value)
            before = scalar
            index = text.index(after: index)
        }
    }

    private mutating func advance(over scalar: UInt32) {
        next.removeAll(keepingCapacity: true)
        for way in ways {
            if case .scalars(let set) = steps[way], set.contains(scalar) { next.append(way + 1) }
        }
        swap(&ways, &next)
    }

    /// Goes on from a step without reading, up to steps that read; true when the pattern ends.
    private mutating func follow(_ first: Int, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
        pending.append(first)
        while let step = pending.popLast() {
            guard seen[step] != round else { continue }
            seen[step] = round
            switch steps[step] {
            case .match:
                pending.removeAll(keepingCapacity: true)
                return true
            case .scalars: ways.append(step)
            case .jump(let target): pending.append(target)
            case .split(let a, let b):
                pending.append(b)
                pending.append(a)
            case .start(let multiline):
                if before == nil || (multiline && before == "\n") { pending.append(step + 1) }
            case .end(let multiline):
                if after == nil || (multiline && after == "\n") { pending.append(step + 1) }
            case .wordBorder(let isBorder):
                if (Self.isWord(before) != Self.isWord(after)) == isBorder { pending.append(step + 1) }
            }
        }
        return false
    }

    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { ScalarSet.words.contains($0.value) } ?? false
    }
}
