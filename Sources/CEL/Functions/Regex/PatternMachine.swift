/// Runs all ways through a pattern at once; a way is the step it stands at, and no step is held twice.
///
/// The method is Thompson's: Russ Cox, "Regular Expression Matching Can Be Simple And Fast" (2007).
struct PatternMachine {
    private let steps: [Pattern.Step]
    private var closure: StepClosure
    private var ways: [Int] = []

    init(_ steps: [Pattern.Step]) {
        self.steps = steps
        closure = StepClosure(steps)
    }

    mutating func run(_ text: String.UnicodeScalarView) -> Bool {
        var before = ScalarKind.border
        var index = text.startIndex
        while true {
            let scalar = index < text.endIndex ? text[index] : nil
            let after = scalar.map { ScalarKind($0.value) } ?? .border
            // A match may begin at every place.
            guard closure.follow(ways + [0], before, after) else { return true }
            guard let scalar else { return false }
            ways.removeAll(keepingCapacity: true)
            for step in closure.reached {
                if case .scalars(let set) = steps[step], set.contains(scalar.value) { ways.append(step + 1) }
            }
            before = after
            index = text.index(after: index)
        }
    }
}

/// What a place in a text shows to `^`, `$` and `\b`.
enum ScalarKind: UInt8, Hashable {
    /// The start or the end of the text.
    case border
    case newline, word, other

    init(_ scalar: UInt32) {
        self = scalar == 10 ? .newline : (ScalarSet.words.contains(scalar) ? .word : .other)
    }
}

/// Goes on from steps without reading, up to steps that read.
struct StepClosure {
    private let steps: [Pattern.Step]
    /// The steps that read, after `follow`.
    private(set) var reached: [Int] = []
    private var seen: [Int]
    private var round = 0
    private var pending: [Int] = []

    init(_ steps: [Pattern.Step]) {
        self.steps = steps
        seen = Array(repeating: 0, count: steps.count)
    }

    /// Between a place of kind `before` and one of kind `after`; false when the pattern ends here.
    mutating func follow(_ first: [Int], _ before: ScalarKind, _ after: ScalarKind) -> Bool {
        round += 1
        reached.removeAll(keepingCapacity: true)
        pending.removeAll(keepingCapacity: true)
        pending.append(contentsOf: first)
        while let step = pending.popLast() {
            guard seen[step] != round else { continue }
            seen[step] = round
            switch steps[step] {
            case .match: return false
            case .scalars: reached.append(step)
            case .jump(let target): pending.append(target)
            case .split(let a, let b):
                pending.append(b)
                pending.append(a)
            case .start(let multiline):
                if before == .border || (multiline && before == .newline) { pending.append(step + 1) }
            case .end(let multiline):
                if after == .border || (multiline && after == .newline) { pending.append(step + 1) }
            case .wordBorder(let isBorder):
                if ((before == .word) != (after == .word)) == isBorder { pending.append(step + 1) }
            }
        }
        return true
    }
}
