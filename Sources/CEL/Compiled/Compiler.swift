/// Turns checked nodes into closures over the place where the host's value lies, typed wherever the types are known.
///
/// Gives the results of `Interpreter`, without its details: `evaluate` asks the interpreter when there is no value.
struct Compiler {
    let fields: [String: HostField]
    let hostFunctions: [String: [HostFunction]]
    let options: CELOptions
    let functions: FunctionTable
    /// Of each macro's variable around the present place: the fields of its elements, where they are a host's records.
    var elements: [[String: Int]] = []
    /// The steps of all patterns so far, and the work that went into their tables.
    var (patternSize, patternWork) = (0, 0)
    /// How many variables of macros there are at once.
    private(set) var slots = 0

    init(_ fields: [String: HostField], _ hostFunctions: [String: [HostFunction]], _ options: CELOptions) {
        self.fields = fields
        self.hostFunctions = hostFunctions
        self.options = options
        functions = options.exact ? .exact : .standard
    }

    var absent: Stop { options.absent == .unknown ? .unknown : .failed }

    mutating func compile(_ node: CheckedNode) -> Code {
        switch node.kind {
        case .literal(let value), .constant(_, let value): return Code(value)
        case .variable(let name): return variable(name)
        case .local(_, let slot): return .value(.code(local(slot)))
        case .select(let select): return compile(select, node)
        case .index(let index): return compile(index)
        case .call(let call): return compile(call, node)
        case .list(let elements): return compile(elements)
        case .map(let entries): return compile(entries)
        case .comprehension(let macro): return compile(macro, node)
        case .conditional(let parts): return compile(parts)
        case .and(let terms): return .bool(all(terms))
        case .or(let terms): return .bool(any(terms))
        case .not(let operand): return .bool(negation(of: compile(operand).test))
        }
    }

    private func variable(_ name: String) -> Code {
        guard let field = fields[name] else { return .value(.computed { (_) throws(Stop) in throw .failed }) }
        return Code(field.reader, absent: absent)
    }

    /// Makes room for the variables of a macro.
    mutating func reserve(_ count: Int) { slots = max(slots, count) }

    private mutating func local(_ slot: Int) -> Read<CELValue> {
        reserve(slot + 1)
        return Read { (frame) throws(Stop) in
            switch frame[slot] {
            case .value(let value): return value
            case .element(let list, let index): return list.record(at: index)
            case .stop(let stop): throw stop
            case .empty: throw .failed
            }
        }
    }

    // MARK: Logic

    // Chains are halved again and again: no list is walked at run time, and a chain of ten thousand terms is fourteen
    // calls deep.

    private mutating func all(_ terms: [CheckedNode]) -> Test { Self.all(tests(terms)[...]) }

    private static func all(_ tests: ArraySlice<Test>) -> Test {
        guard let first = tests.first else { return Test { _ in .yes } }
        if tests.count == 1 { return first }
        let middle = tests.startIndex + tests.count / 2
        let (a, b) = (all(tests[..<middle]), all(tests[middle...]))
        return Test { frame in
            let first = a(&frame)
            return first == .no ? .no : and(first, b(&frame))
        }
    }

    /// False decides; then unknown wins over failed, failed over true.
    @inline(__always)
    private static func and(_ a: CELVerdict, _ b: CELVerdict) -> CELVerdict {
        if b == .yes { return a }
        if a == .yes || b == .no { return b }
        return a == .unknown || b == .unknown ? .unknown : .failed
    }

    private mutating func any(_ terms: [CheckedNode]) -> Test { Self.any(tests(terms)[...]) }

    private static func any(_ tests: ArraySlice<Test>) -> Test {
        guard let first = tests.first else { return Test { _ in .no } }
        if tests.count == 1 { return first }
        let middle = tests.startIndex + tests.count / 2
        let (a, b) = (any(tests[..<middle]), any(tests[middle...]))
        return Test { frame in
            let first = a(&frame)
            return first == .yes ? .yes : or(first, b(&frame))
        }
    }

    @inline(__always)
    private static func or(_ a: CELVerdict, _ b: CELVerdict) -> CELVerdict {
        if b == .no { return a }
        if a == .no || b == .yes { return b }
        return a == .unknown || b == .unknown ? .unknown : .failed
    }

    private mutating func tests(_ terms: [CheckedNode]) -> [Test] {
        var tests: [Test] = []
        for term in terms { tests.append(compile(term).test) }
        return tests
    }

    private func negation(of test: Test) -> Test {
        Test { frame in
            switch test(&frame) {
            case .yes: .no
            case .no: .yes
            case let other: other
            }
        }
    }

    private mutating func compile(_ parts: CheckedConditional) -> Code {
        let condition = compile(parts.condition).test
        let (a, b) = (compile(parts.whenTrue), compile(parts.whenFalse))
        switch (a, b) {
        case (.bool(let x), .bool(let y)):
            return .condition { frame in
                switch condition(&frame) {
                case .yes: x(&frame)
                case .no: y(&frame)
                case let other: other
                }
            }
        case (.int(let x), .int(let y)): return .int(choice(condition, x, y))
        case (.double(let x), .double(let y)): return .double(choice(condition, x, y))
        case (.text(let x), .text(let y)): return .text(choice(condition, x, y))
        case (.number(let x), .number(let y)): return .number(choice(condition, x, y))
        case (.money(let x), .money(let y)): return .money(choice(condition, x, y))
        default: return .value(choice(condition, a.boxed, b.boxed))
        }
    }

    private func choice<Value>(_ condition: Test, _ a: Operand<Value>, _ b: Operand<Value>) -> Operand<Value> {
        let (x, y) = (a.read, b.read)
        return .computed { (frame) throws(Stop) in
            switch condition(&frame) {
            case .yes: return try x(&frame)
            case .no: return try y(&frame)
            case .unknown: throw .unknown
            case .failed: throw .failed
            }
        }
    }
}
