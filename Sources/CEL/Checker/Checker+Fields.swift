import ExactValues

extension Checker {
    mutating func checkSelect(_ select: ParsedSelect, _ node: ParsedNode) -> CheckedNode {
        if select.form == .value, let dotted = checkDotted(node) { return dotted }
        let operand = check(select.operand)
        let field = fieldType(of: operand, select)
        let type: CELType =
            switch select.form {
            case .test: .bool
            case .value: field
            case .optional: field.isOptional ? field : .optional(field)
            }
        return make(
            node.range, type, .select(CheckedSelect(operand: operand, field: select.field, form: select.form)))
    }

    /// A declared name with dots in it, such as `constants.max_discount`.
    private mutating func checkDotted(_ node: ParsedNode) -> CheckedNode? {
        guard let first = firstName(node), declarations.mayHaveDottedName(first) || !options.container.isEmpty,
            let name = qualifiedName(node)
        else { return nil }
        if let found = declared(name, node.range) { return found }
        return reportUnknownDotted(name, first, node.range)
    }

    /// `constants.max_discont`: the root exists only as the beginning of names.
    private mutating func reportUnknownDotted(_ name: String, _ first: String, _ range: Range<Int>) -> CheckedNode? {
        guard !isUnchecked, declarations.variables[first] == nil, first != "google", slot(of: first) == nil else {
            return nil
        }
        let siblings = knownNames().filter { $0.hasPrefix(first + ".") }
        guard !siblings.isEmpty, !siblings.contains(where: { $0.hasPrefix(name + ".") || name.hasPrefix($0 + ".") })
        else { return nil }
        let help = suggestion(for: name, among: siblings).map { "did you mean '\($0)'?" }
        report("undeclared", "there is no '\(name)'", at: range, label: "not known here", help: help)
        return broken(range)
    }

    private mutating func fieldType(of operand: CheckedNode, _ select: ParsedSelect) -> CELType {
        let type = unifier.shallow(operand.type)
        switch type {
        case .dyn, .typeParam: return .dyn
        case .map(let key, let value):
            if isUnchecked || unifier.assign(.string, to: key) { return value }
        case .record(let name): return recordField(select, of: name)
        case .optional(let wrapped):
            let inner = make(operand.range, wrapped, operand.kind)
            return .optional(fieldType(of: inner, select))
        case .money:
            if let field = Self.moneyFields[select.field] { return field }
            return reportField(select, of: "money", known: Array(Self.moneyFields.keys))
        default: break
        }
        if isUnchecked { return .dyn }
        report("no-field", "\(unifier.resolved(type)) has no fields", at: select.fieldRange)
        return .dyn
    }

    private static let moneyFields: [String: CELType] = ["currency": .string, "value": .number]

    private mutating func recordField(_ select: ParsedSelect, of name: String) -> CELType {
        guard let shape = declarations.records[name] else { return .dyn }
        if let type = shape.fields[select.field] { return type }
        return reportField(select, of: name, known: shape.order)
    }

    private mutating func reportField(_ select: ParsedSelect, of type: String, known: [String]) -> CELType {
        if isUnchecked { return .dyn }
        let known = known.sorted(by: textPrecedes)
        let help: String
        if let name = suggestion(for: select.field, among: known) {
            help = "did you mean '\(name)'?"
        } else {
            help = "it has " + known.prefix(8).joined(separator: ", ") + (known.count > 8 ? " …" : "")
        }
        report(
            "no-field", "\(type) has no field '\(select.field)'", at: select.fieldRange, label: "no such field",
            help: help)
        return .dyn
    }

    mutating func checkIndex(_ index: ParsedIndex, _ range: Range<Int>) -> CheckedNode {
        let operand = check(index.operand)
        var place = check(index.index)
        let type = elementType(of: operand.type, &place, range)
        let result: CELType = index.isOptional && !type.isOptional ? .optional(type) : type
        return make(
            range, result, .index(CheckedIndex(operand: operand, index: place, isOptional: index.isOptional)))
    }

    private mutating func elementType(
        of container: CELType, _ place: inout CheckedNode, _ range: Range<Int>
    ) -> CELType {
        let type = unifier.shallow(container)
        switch type {
        case .dyn, .typeParam: return .dyn
        case .list(let element):
            if isUnchecked || unifier.assign(place.type, to: .int) { return element }
            report("no-overload", "a place in a list is an int, this is \(shown(place))", at: place.range)
        case .map(let key, let value):
            if options.exact { place = exact(place, as: key) ?? place }
            if isUnchecked || unifier.assign(place.type, to: key) { return value }
            report(
                "no-overload", "the keys of this map are \(unifier.resolved(key)), this is \(shown(place))",
                at: place.range)
        case .optional(let wrapped): return .optional(elementType(of: wrapped, &place, range))
        default:
            if isUnchecked { return .dyn }
            report("no-overload", "\(unifier.resolved(type)) has no elements", at: range)
        }
        return .dyn
    }
}

extension CELType {
    var isOptional: Bool {
        if case .optional = self { true } else { false }
    }
}

extension CELDeclarations {
    /// Whether names with dots may begin with `first`.
    func mayHaveDottedName(_ first: String) -> Bool {
        first == "google" || first == "net" || dottedRoots.contains(first)
    }
}
