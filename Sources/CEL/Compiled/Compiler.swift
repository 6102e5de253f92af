/// Turns checked nodes into closures over the host's type, typed wherever the types are known.
///
/// Gives the results of `Interpreter`, without its details: `evaluate` asks the interpreter when there is no value.
struct Compiler<Root: Sendable> {
    let schema: CELSchema<Root>
    let options: CELOptions
    let functions: FunctionTable
    /// Of each macro's variable around the present place: the fields of its elements, where they are a host's records.
    var elements: [[String: Int]] = []

    init(_ schema: CELSchema<Root>, _ options: CELOptions) {
        self.schema = schema
        self.options = options
        functions = options.exact ? .exact : .standard
    }

    var absent: Stop { options.absent == .unknown ? .unknown : .failed }

    mutating func compile(_ node: CheckedNode) -> Code<Root> {
        switch node.kind {
        case .literal(let value), .constant(_, let value): return Code(value)
        case .variable(let name): return variable(name)
        case .local(_, let slot): return .value(.code(Self.local(slot)))
        case .select(let select): return compile(select, node)
        case .index(let index): return compile(index)
        case .call(let call): return compile(call, node)
        case .list(let elements): return compile(elements)
        case .map(let entries): return compile(entries)
        case .comprehension(let macro): return compile(macro)
        case .conditional(let parts): return compile(parts)
        case .and(let terms): return .bool(all(terms))
        case .or(let terms): return .bool(any(terms))
        case .not(let operand): return .bool(negation(of: compile(operand).test))
        }
    }

    private func variable(_ name: String) -> Code<Root> {
        guard let field = schema.field(named: name) else {
            return .value(.code { (_, _) throws(Stop) in throw .failed })
        }
        return Code(field.reader, absent: absent)
    }

    private static func local(_ slot: Int) -> Read<Root, CELValue> {
        { (_, frame) throws(Stop) in
            guard slot < frame.slots.count else { throw .failed }
            switch frame.slots[slot] {
            case .value(let value): return value
            case .element(let list, let index): return list.record(at: index)
            }
        }
    }

    // MARK: Logic

    private mutating func all(_ terms: [CheckedNode]) -> Test<Root> {
        let tests = tests(terms)
        if tests.count == 2 {
            let (a, b) = (tests[0], tests[1])
            return { root, frame in
                let first = a(root, &frame)
                if first == .no { return .no }
                return Self.and(first, b(root, &frame))
            }
        }
        return { root, frame in
            var result = CELVerdict.yes
            for test in tests {
                result = Self.and(result, test(root, &frame))
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

    private mutating func any(_ terms: [CheckedNode]) -> Test<Root> {
        let tests = tests(terms)
        if tests.count == 2 {
            let (a, b) = (tests[0], tests[1])
            return { root, frame in
                let first = a(root, &frame)
                if first == .yes { return .yes }
                return Self.or(first, b(root, &frame))
            }
        }
        return { root, frame in
            var result = CELVerdict.no
            for test in tests {
                result = Self.or(result, test(root, &frame))
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

    private mutating func tests(_ terms: [CheckedNode]) -> [Test<Root>] {
        var tests: [Test<Root>] = []
        for term in terms { tests.append(compile(term).test) }
        return tests
    }

    private func negation(of test: @escaping Test<Root>) -> Test<Root> {
        { root, frame in
            switch test(root, &frame) {
            case .yes: .no
            case .no: .yes
            case let other: other
            }
        }
    }

    private mutating func compile(_ parts: CheckedConditional) -> Code<Root> {
        let condition = compile(parts.condition).test
        let (a, b) = (compile(parts.whenTrue), compile(parts.whenFalse))
        switch (a, b) {
        case (.bool(let x), .bool(let y)):
            return .bool { root, frame in
                switch condition(root, &frame) {
                case .yes: x(root, &frame)
                case .no: y(root, &frame)
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

    private func choice<Value>(
        _ condition: @escaping Test<Root>, _ a: Operand<Root, Value>, _ b: Operand<Root, Value>
    ) -> Operand<Root, Value> {
        let (x, y) = (a.read, b.read)
        return .code { (root, frame) throws(Stop) in
            switch condition(root, &frame) {
            case .yes: return try x(root, &frame)
            case .no: return try y(root, &frame)
            case .unknown: throw .unknown
            case .failed: throw .failed
            }
        }
    }
}
