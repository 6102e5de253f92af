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
        case .local(_, let slot): return .value(.code(Self.local(slot)))
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
        guard let field = fields[name] else { return .value(.code { (_) throws(Stop) in throw .failed }) }
        return Code(field.reader, absent: absent)
    }

    private static func local(_ slot: Int) -> Read<CELValue> {
        { (frame) throws(Stop) in
            switch frame[slot] {
            case .value(let value): return value
            case .element(let list, let index): return list.record(at: index)
            case .stop(let stop): throw stop
            case .empty: throw .failed
            }
        }
    }

    // MARK: Logic

    private mutating func all(_ terms: [CheckedNode]) -> Test {
        let tests = tests(terms)
        if tests.count == 2 {
            let (a, b) = (tests[0], tests[1])
            return { frame in
                let first = a(&frame)
                if first == .no { return .no }
                return Self.and(first, b(&frame))
            }
        }
        return { frame in
            var result = CELVerdict.yes
            for test in tests {
                result = Self.and(result, test(&frame))
                if result == .no { return .no }
            }
            return result
        }
    }

    /// False decides; then unknown wins over failed, failed over true.
    @inline(__always)
    private static func and(_ a: CELVerdict, _ b: CELVerdict) -> CELVerdict {
        if b == .yes { return a }
        if a == .yes || b == .no { return b }
        return a == .unknown || b == .unknown ? .unknown : .failed
    }

    private mutating func any(_ terms: [CheckedNode]) -> Test {
        let tests = tests(terms)
        if tests.count == 2 {
            let (a, b) = (tests[0], tests[1])
            return { frame in
                let first = a(&frame)
                if first == .yes { return .yes }
                return Self.or(first, b(&frame))
            }
        }
        return { frame in
            var result = CELVerdict.no
            for test in tests {
                result = Self.or(result, test(&frame))
                if result == .yes { return .yes }
            }
            return result
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

    private func negation(of test: @escaping Test) -> Test {
        { frame in
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
            return .bool { frame in
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

    private func choice<Value>(_ condition: @escaping Test, _ a: Operand<Value>, _ b: Operand<Value>) -> Operand<Value>
    {
        let (x, y) = (a.read, b.read)
        return .code { (frame) throws(Stop) in
            switch condition(&frame) {
            case .yes: return try x(&frame)
            case .no: return try y(&frame)
            case .unknown: throw .unknown
            case .failed: throw .failed
            }
        }
    }
}
