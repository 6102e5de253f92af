/// A pattern as a table: for each state and each class of code points, the next state.
///
/// Made beforehand and never changed, so that any number of tasks can use it without a lock.
struct PatternTable: Sendable {
    private let classes: ScalarClasses
    /// States by classes; the last column of a state is the end of the text. State 0 is the match.
    private let next: [UInt16]
    private let width: Int

    private static let mostStates = 400
    /// The most steps and ranges looked at while a table is made; more would take longer than a few milliseconds.
    static let mostWork = 100_000
    private static let match: UInt16 = 0
    private static let start: UInt16 = 1

    /// `nil` when the table would be large, or more work than `most`; `work` is added to.
    init?(_ steps: [Pattern.Step], _ work: inout Int, atMost most: Int = mostWork) {
        guard steps.count <= 2000, most > 0 else { return nil }
        // Each set is hashed, range by range.
        var own = 0
        for case .scalars(let set) in steps { own += set.ranges.count * 2 }
        guard own <= most else { return nil }
        var sets: [ScalarSet: Int] = [:]
        for case .scalars(let set) in steps where sets[set] == nil { sets[set] = sets.count }
        guard let classes = ScalarClasses(sets.sorted { $0.value < $1.value }.map(\.key)) else { return nil }
        var maker = Maker(steps, sets, classes, work: own, atMost: most)
        defer { work += maker.work }
        guard let next = maker.table() else { return nil }
        self.classes = classes
        self.next = next
        width = classes.count + 1
    }

    /// Whether the pattern matches anywhere in `text`.
    func matches(_ text: String) -> Bool {
        if let result = text.utf8.withContiguousStorageIfAvailable({ matches($0) }) { return result }
        return Array(text.utf8).withUnsafeBufferPointer { matches($0) }
    }

    private func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        next.withUnsafeBufferPointer { next in
            classes.ascii.withUnsafeBufferPointer { ascii in
                var state = Int(Self.start)
                var place = 0
                while place < bytes.count {
                    let byte = bytes[place]
                    let column: Int
                    if byte < 0x80 {
                        column = Int(ascii[Int(byte)])
                        place += 1
                    } else {
                        column = classes.of(Self.scalar(bytes, &place))
                    }
                    state = Int(next[state * width + column])
                    if state == Int(Self.match) { return true }
                }
                return next[state * width + width - 1] == Self.match
            }
        }
    }

    /// Decodes a code point of several bytes; a Swift text has only whole ones.
    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt32 {
        let first = bytes[place]
        let length = first >= 0xF0 ? 4 : (first >= 0xE0 ? 3 : 2)
        var scalar = UInt32(first & (0xFF >> UInt8(length + 1)))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[place + offset] & 0x3F) }
        place += length
        return scalar
    }
}

extension PatternTable {
    /// Works out every state that some text leads to.
    private struct Maker {
        /// The steps that may come next, and what stood before.
        private struct State: Hashable {
            let steps: [Int]
            let before: ScalarKind
        }

        private let steps: [Pattern.Step]
        private let sets: [Int]
        private let classes: ScalarClasses
        private var closure: StepClosure
        private var numbers: [State: UInt16] = [:]
        private var states: [State] = []
        private(set) var work: Int
        private let most: Int

        init(
            _ steps: [Pattern.Step], _ sets: [ScalarSet: Int], _ classes: ScalarClasses, work: Int, atMost most: Int
        ) {
            self.work = work
            self.most = most
            self.steps = steps
            self.classes = classes
            self.sets = steps.map { if case .scalars(let set) = $0 { sets[set] ?? 0 } else { 0 } }
            closure = StepClosure(steps)
        }

        mutating func table() -> [UInt16]? {
            // The match needs no row that anyone reads; it keeps the numbers and the rows in step.
            var next: [UInt16] = Array(repeating: PatternTable.match, count: classes.count + 1)
            _ = number(of: State(steps: [], before: .border))
            var done = 0
            while done < states.count {
                let state = states[done]
                guard states.count <= PatternTable.mostStates, work <= most else { return nil }
                for column in 0..<classes.count { next.append(follow(state, column)) }
                let isOpen = closure.follow(state.steps + [0], state.before, .border)
                next.append(isOpen ? PatternTable.start : PatternTable.match)
                done += 1
            }
            return next
        }

        private mutating func follow(_ state: State, _ column: Int) -> UInt16 {
            let kind = classes.kinds[column]
            let isOpen = closure.follow(state.steps + [0], state.before, kind)
            work += state.steps.count + closure.reached.count + 1
            guard isOpen else { return PatternTable.match }
            var targets: [Int] = []
            for step in closure.reached where classes.members[sets[step]][column] { targets.append(step + 1) }
            targets.sort()
            return number(of: State(steps: targets, before: kind))
        }

        private mutating func number(of state: State) -> UInt16 {
            if let number = numbers[state] { return number }
            states.append(state)
            let number = UInt16(states.count)
            numbers[state] = number
            return number
        }
    }
}
