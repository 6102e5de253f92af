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
    /// The whole machine worked out beforehand, where it is small enough.
    private var table: PatternTable?
    private var work = 0

    /// The work that went into the table, or into finding that there is none.
    private(set) var tableWork = 0

    /// How large the machine is, for those who count that of many.
    var size: Int { steps.count }

    static let mostSteps = 10_000
    /// The most steps of all patterns that are compiled for one expression.
    static let mostTogether = 20_000

    /// Compiles a pattern.
    ///
    /// - Parameter tableWork: How much work a table is worth, which it is when the pattern will be used often.
    init(_ source: String, tableWork: Int = PatternTable.mostWork) throws(RegexError) {
        try add(try RegexParser.parse(source))
        steps.append(.match)
        if tableWork > 0 { table = PatternTable(steps, &self.tableWork, atMost: tableWork) }
    }

    private mutating func add(_ node: RegexNode) throws(RegexError) {
        // Empty parts make no steps, but `(((){1000}){1000}){1000}` would take for ever to find that out.
        work += 1
        guard steps.count < Self.mostSteps, work < Self.mostSteps * 10 else {
            throw RegexError(message: "the expression is too large")
        }
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
        if let table { return table.matches(text) }
        var machine = PatternMachine(steps)
        return machine.run(text.unicodeScalars)
    }

    /// What a match costs: a look at each byte, or at each step for each byte.
    func cost(of text: String) -> Int {
        table == nil ? text.utf8.count * steps.count / 4 + steps.count * 8 : text.utf8.count / 8 + 1
    }
}
