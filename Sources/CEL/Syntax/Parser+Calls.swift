extension Parser {
    /// A call whose opening parenthesis was just taken: a macro where the name is one's, else a function.
    mutating func call(_ name: String, at place: Range<Int>, on receiver: ParsedNode?) -> ParsedNode {
        let (arguments, below, end) = arguments()
        let range = (receiver?.range.lowerBound ?? place.lowerBound)..<end
        if receiver == nil, name == "has" { return has(arguments, range) }
        if let receiver, let macro = macro(name, arguments), let variable = variable(of: macro, arguments) {
            return comprehension(macro, over: receiver, variable, arguments, range)
        }
        let call = ParsedCall(function: name, functionRange: place, receiver: receiver, arguments: arguments)
        return node(range, below: max(below, receiver?.depth ?? 0), .call(call))
    }

    private func macro(_ name: String, _ arguments: [ParsedNode]) -> CELMacro? {
        let macro = name == "existsOne" ? CELMacro.existsOne : CELMacro(rawValue: name)
        guard let macro else { return nil }
        return arguments.count == 2 || (macro == .map && arguments.count == 3) ? macro : nil
    }

    private mutating func variable(of macro: CELMacro, _ arguments: [ParsedNode]) -> String? {
        if case .identifier(let name) = arguments[0].kind, !name.hasPrefix(".") { return name }
        if case .broken = arguments[0].kind { return "_" }
        report(
            "macro", "the first argument of \(macro.rawValue) is the name of a variable", at: arguments[0].range,
            help: "write \(macro.rawValue)(x, ...)")
        return "_"
    }

    private mutating func comprehension(
        _ macro: CELMacro, over range: ParsedNode, _ variable: String, _ arguments: [ParsedNode], _ place: Range<Int>
    ) -> ParsedNode {
        let last = arguments[arguments.count - 1]
        let isTransform = macro == .map || macro == .optMap || macro == .optFlatMap
        let parts = ParsedComprehension(
            macro: macro, range: range, variables: [variable],
            predicate: isTransform ? (arguments.count == 3 ? arguments[1] : nil) : last,
            transform: isTransform ? last : nil)
        let below = arguments.reduce(range.depth) { max($0, $1.depth) }
        return node(place, below: below, .comprehension(parts))
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
