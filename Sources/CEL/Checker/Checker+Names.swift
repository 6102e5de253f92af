import ExactValues

extension Checker {
    mutating func checkName(_ name: String, _ range: Range<Int>) -> CheckedNode {
        if let slot = slot(of: name) { return make(range, locals[slot].type, .local(name, slot: slot)) }
        if let node = declared(name, range) { return node }
        if isUnchecked { return make(range, .dyn, .variable(name)) }
        let help: String?
        if functions[name] != nil {
            help = "call it: \(name)(...)"
        } else {
            help =
                (suggestion(for: name, among: knownNames()) ?? suggestion(for: name, among: knownWords()))
                .map { "did you mean '\($0)'?" } ?? Self.otherWords[name]
        }
        report("undeclared", "there is no '\(name)'", at: range, label: "not known here", help: help)
        return broken(range)
    }

    /// The slot of a macro's variable, the innermost of that name.
    func slot(of name: String) -> Int? { locals.lastIndex { $0.name == name } }

    /// A constant, a variable or a type of that name, in the container or outside it.
    mutating func declared(_ name: String, _ range: Range<Int>) -> CheckedNode? {
        for candidate in candidates(name) {
            if let value = declarations.constants[candidate] {
                let type = declarations.constantTypes[candidate] ?? value.literalType
                return make(range, type, .constant(candidate, value))
            }
            if let type = declarations.variables[candidate] {
                return make(range, isUnchecked ? .dyn : type, .variable(candidate))
            }
            if let type = typeNames[candidate] { return make(range, .type(type), .literal(.type(type))) }
        }
        return nil
    }

    /// `a.b` within container `x.y` may be `x.y.a.b`, `x.a.b` or `a.b`; `.a.b` is only itself.
    func candidates(_ name: String) -> [String] {
        if name.hasPrefix(".") { return [String(name.dropFirst())] }
        guard !options.container.isEmpty else { return [name] }
        var names: [String] = []
        var prefix = options.container.split(separator: ".")
        while !prefix.isEmpty {
            names.append(prefix.joined(separator: ".") + "." + name)
            prefix.removeLast()
        }
        return names + [name]
    }

    private var typeNames: [String: CELType] { options.exact ? Self.exactTypes : Self.standardTypes }

    private static let standardTypes: [String: CELType] = [
        "null_type": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
        "bytes": .bytes, "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(.dyn),
        "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
        "optional_type": .optional(.dyn), "net.IP": IPAddress.type, "net.CIDR": AddressRange.type,
    ]

    private static let exactTypes: [String: CELType] = standardTypes.merging(
        ["number": .number, "money": .money, "date": .date]
    ) { $1 }

    /// What has the same name in every expression.
    private func knownWords() -> [String] {
        ["true", "false", "null"] + typeNames.keys.filter { !$0.contains(".") }.sorted(by: textPrecedes)
    }

    /// What other languages call it.
    private static let otherWords = ["None": "write null", "nil": "write null", "undefined": "write null"]

    func knownNames() -> [String] {
        locals.map(\.name)
            + (Array(declarations.variables.keys) + Array(declarations.constants.keys)).sorted(by: textPrecedes)
    }

    /// The dotted name that a chain of plain selectors spells, if its first word is no macro's variable.
    func qualifiedName(_ node: ParsedNode) -> String? {
        switch node.kind {
        case .identifier(let name): slot(of: name) == nil ? name : nil
        case .select(let select):
            select.form == .value ? qualifiedName(select.operand).map { "\($0).\(select.field)" } : nil
        default: nil
        }
    }

    /// The name before the first dot, if the chain starts with one.
    func firstName(_ node: ParsedNode) -> String? {
        switch node.kind {
        case .identifier(let name): name
        case .select(let select): firstName(select.operand)
        default: nil
        }
    }
}
