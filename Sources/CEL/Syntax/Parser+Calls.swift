extension Parser {
    /// A call whose opening parenthesis was just taken: a macro where the name is one's, else a function.
    mutating func call(_ name: String, at place: Range<Int>, on receiver: ParsedNode?) -> ParsedNode {
        let (arguments, below, end) = arguments()
        let range = (receiver?.range.lowerBound ?? place.lowerBound)..<end
        if receiver == nil, name == "has" { return has(arguments, range) }
        if let receiver {
            if receiver.isName("cel"), let node = binding(name, arguments, range) { return node }
            if let shape = MacroShape(name, arguments: arguments.count) {
                return comprehension(shape, over: receiver, arguments, range)
            }
        }
        let call = ParsedCall(function: name, functionRange: place, receiver: receiver, arguments: arguments)
        return node(range, below: max(below, receiver?.depth ?? 0), .call(call))
    }

    private mutating func comprehension(
        _ shape: MacroShape, over range: ParsedNode, _ arguments: [ParsedNode], _ place: Range<Int>
    ) -> ParsedNode {
        let variables = arguments.prefix(shape.variables).map { variable(of: shape.macro.rawValue, $0) }
        if variables.count == 2, variables[0] == variables[1], variables[0] != "_" {
            report(
                "macro", "the two variables of \(shape.macro.rawValue) have the same name", at: arguments[1].range,
                help: "give each a name of its own")
        }
        let parts = ParsedComprehension(
            macro: shape.macro, range: range, variables: variables,
            predicate: shape.hasPredicate ? arguments[shape.variables] : nil,
            transform: shape.hasTransform ? arguments[arguments.count - 1] : nil)
        let below = arguments.reduce(range.depth) { max($0, $1.depth) }
        return node(place, below: below, .comprehension(parts))
    }

    private mutating func variable(of macro: String, _ argument: ParsedNode) -> String {
        if case .identifier(let name) = argument.kind, !name.hasPrefix(".") { return name }
        if case .broken = argument.kind { return "_" }
        report(
            "macro", "here stands the name of a variable of \(macro)", at: argument.range, help: "write a plain name")
        return "_"
    }

    // MARK: Bindings

    /// The macros in the namespace `cel`; `nil` for what is none of them.
    private mutating func binding(_ name: String, _ arguments: [ParsedNode], _ range: Range<Int>) -> ParsedNode? {
        switch (name, arguments.count) {
        case ("bind", 3):
            return bind(variable(of: "cel.bind", arguments[0]), to: arguments[1], in: arguments[2], range)
        case ("block", 2): return block(arguments[0], arguments[1], range)
        case ("index", 1): return generatedName("index", arguments, range)
        case ("iterVar", 2): return generatedName("iterVar", arguments, range)
        case ("accuVar", 2): return generatedName("accuVar", arguments, range)
        default: return nil
        }
    }

    private mutating func bind(
        _ variable: String, to value: ParsedNode, in result: ParsedNode, _ range: Range<Int>
    ) -> ParsedNode {
        let parts = ParsedComprehension(
            macro: .bind, range: value, variables: [variable], predicate: nil, transform: result)
        return node(range, below: max(value.depth, result.depth), .comprehension(parts))
    }

    /// `cel.block([a, b], result)`: the elements are bound one after the other, and named by `cel.index`.
    private mutating func block(_ list: ParsedNode, _ result: ParsedNode, _ range: Range<Int>) -> ParsedNode {
        guard case .list(let elements) = list.kind, !elements.contains(where: \.isOptional) else {
            report("macro", "the first argument of cel.block is a list of expressions", at: list.range)
            return ParsedNode(range: range, depth: 1, kind: .broken)
        }
        var node = result
        for (place, element) in elements.enumerated().reversed() {
            node = bind(GeneratedName.text("index", [place]), to: element.value, in: node, range)
        }
        return node
    }

    /// A variable that a program named: `cel.index(0)`.
    private mutating func generatedName(_ kind: String, _ arguments: [ParsedNode], _ range: Range<Int>) -> ParsedNode {
        var numbers: [Int] = []
        for argument in arguments {
            guard case .literal(let literal) = argument.kind, case .int(let number) = literal.value, number >= 0 else {
                report("macro", "the arguments of cel.\(kind) are numbers", at: argument.range)
                return ParsedNode(range: range, depth: 1, kind: .broken)
            }
            numbers.append(Int(number))
        }
        return node(range, below: 0, .identifier(GeneratedName.text(kind, numbers)))
    }

    private mutating func has(_ arguments: [ParsedNode], _ range: Range<Int>) -> ParsedNode {
        guard arguments.count == 1 else {
            report("has", "has() asks for one field", at: range, help: "write has(x.y)")
            return broken()
        }
        switch arguments[0].kind {
        case .select(let select) where select.form == .value:
            let test = ParsedSelect(
                operand: select.operand, field: select.field, fieldRange: select.fieldRange, form: .test)
            return node(range, below: select.operand.depth, .select(test))
        case .broken: return arguments[0]
        case .identifier(let name):
            report("has-root", "has(\(name)) names no field", at: range, help: "name a field, as in has(\(name).field)")
            return ParsedNode(range: range, depth: 1, kind: .broken)
        default:
            report("has", "has() asks for a field", at: range, help: "write has(x.y)")
            return ParsedNode(range: range, depth: 1, kind: .broken)
        }
    }
}

/// The names of variables that programs make; no person can write one but by the macro that it is called like.
enum GeneratedName {
    static func text(_ kind: String, _ numbers: [Int]) -> String {
        "cel.\(kind)(" + numbers.map { "\($0)" }.joined(separator: ", ") + ")"
    }
}

extension ParsedNode {
    fileprivate func isName(_ name: String) -> Bool {
        if case .identifier(name) = kind { true } else { false }
    }
}
