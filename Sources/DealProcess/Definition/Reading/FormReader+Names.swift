import DealModel
import ExactValues

private enum RoleKey: String, FormKey {
    case title

    static let concept = "a role"
    static let words = KeyWords<RoleKey>()
    static let help = ["name": "the name for people is 'title'"]
}

private enum DocumentKey: String, FormKey {
    case title, states

    static let concept = "a document"
    static let words = KeyWords<DocumentKey>()
    static let mustHave: [DocumentKey] = [.states]
    static let help = ["state": "write 'states', a list", "name": "the name for people is 'title'"]
}

private enum FieldKey: String, FormKey {
    case type, title, values, many

    static let concept = "a field"
    static let words = KeyWords<FieldKey>()
    static let mustHave: [FieldKey] = [.type]
    static let help = [
        "default": "a field has no default value: what nobody has stated is missing",
        "required": "ask for it where it is needed: { fact: … } in a gate",
        "enum": "the strings allowed are 'values'", "name": "the name for people is 'title'",
        "list": "a list is 'many: true'",
    ]
}

private enum FieldRoot: String, FormKey {
    case deal, customer, terms

    static let concept = "'fields'"
    static let words = KeyWords<FieldRoot>()
}

/// The types a field can be of, as they are written.
private enum FieldTypeWord: String, CaseIterable, Sendable {
    case string, int, number, percent, money, bool, date, timestamp

    var type: FactType {
        switch self {
        case .string: .string
        case .int: .int
        case .number: .number
        case .percent: .percent
        case .money: .money
        case .bool: .bool
        case .date: .date
        case .timestamp: .timestamp
        }
    }

    static let help = [
        "text": "did you mean 'string'?", "str": "did you mean 'string'?", "boolean": "did you mean 'bool'?",
        "integer": "did you mean 'int'?", "decimal": "did you mean 'number'?", "float": "did you mean 'number'?",
        "double": "did you mean 'number'?", "percentage": "did you mean 'percent'?",
        "datetime": "did you mean 'timestamp'?", "time": "did you mean 'timestamp'?",
        "list": "name the type of an element, and add many: true", "enum": "write type: string, and the values",
    ]
}

extension FormReader {
    func roleDefinitions(_ node: YAMLNode) -> [RoleDefinition] {
        var roles: [RoleDefinition] = []
        eachEntry(of: node, "'roles'") { key, value in
            guard let id = id(key, "a role", reserved: .role) else { return }
            var role = RoleDefinition(id: Located(RoleID(id.value), at: id.span))
            eachKey(of: value, RoleKey.self) { _, _, value in role.title = text(value, "the title") }
            roles.append(role)
        }
        return roles
    }

    func documents(_ node: YAMLNode) -> [DocumentDefinition] {
        var documents: [DocumentDefinition] = []
        eachEntry(of: node, "'documents'") { key, value in
            guard let id = id(key, "a document") else { return }
            var document = DocumentDefinition(id: Located(DocumentKind(id.value), at: id.span))
            eachKey(of: value, DocumentKey.self, head: id.span) { key, _, value in
                switch key {
                case .title: document.title = text(value, "the title")
                case .states: document.states = states(value)
                }
            }
            documents.append(document)
        }
        return documents
    }

    private func states(_ node: YAMLNode) -> [Located<DocumentState>] {
        guard isList(node, "'states'") else { return [] }
        if node.elements.isEmpty {
            report(.emptyList, at: node.span, "a document has at least one state", help: ["write [ draft, sent ]"])
        }
        var states: [Located<DocumentState>] = []
        for element in node.elements {
            guard let state = id(element, "a state") else { continue }
            if let first = states.first(where: { $0.value.text == state.value }) {
                reportTwice("state '\(state.value)'", first.span, state.span)
            } else {
                states.append(Located(DocumentState(state.value), at: state.span))
            }
        }
        return states
    }

    // MARK: Fields

    func fields(_ node: YAMLNode) -> [FieldDefinition] {
        var fields: [FieldDefinition] = []
        eachKey(of: node, FieldRoot.self) { key, _, value in
            guard let root = FactRoot(rawValue: key.rawValue) else { return }
            eachEntry(of: value, "the fields of '\(key.rawValue)'") { key, value in
                guard let name = name(key, "a field") else { return }
                if let field = field(root, name, value) { fields.append(field) }
            }
        }
        return fields
    }

    private func field(_ root: FactRoot, _ name: Located<String>, _ node: YAMLNode) -> FieldDefinition? {
        guard isMap(node, "a field", help: node.kind == .scalar ? ["write { type: \(node.text ?? "") }"] : []) else {
            return nil
        }
        var field = FieldDefinition(root: root, name: name, type: Located(.string, at: name.span))
        var isTyped = false
        var values: (key: SourceSpan, Void)?
        eachKey(of: node, FieldKey.self, head: name.span) { key, name, value in
            switch key {
            case .type:
                guard let word = word(value, "type of a field", as: FieldTypeWord.self, help: FieldTypeWord.help) else {
                    return
                }
                field.type = Located(word.value.type, at: word.span)
                isTyped = true
            case .title: field.title = text(value, "the title")
            case .values:
                values = (name.span, ())
                field.values = self.values(value)
            case .many: field.isList = bool(value) ?? false
            }
        }
        guard isTyped else { return nil }
        if let values, field.type.value != .string {
            report(
                .keyConflict, at: values.key, "'values' are the strings allowed, and this field is no string",
                notes: [.init("its type", in: source, at: field.type.span)],
                help: ["take them out; a rule may check it"])
            field.values = nil
        }
        return field
    }

    private func values(_ node: YAMLNode) -> [Located<String>]? {
        guard isList(node, "'values'") else { return nil }
        if node.elements.isEmpty {
            report(.emptyList, at: node.span, "no string is allowed here", help: ["leave 'values' out, or name some"])
            return nil
        }
        var values: [Located<String>] = []
        for element in node.elements {
            guard let text = scalar(element, "a string")?.text, isPresent(text, element, "the string") else { continue }
            if let first = values.first(where: { $0.value == text }) {
                reportTwice("\(shown(text))", first.span, element.span)
            } else {
                values.append(Located(text, at: element.span))
            }
        }
        return values
    }

    // MARK: Constants

    func constants(_ node: YAMLNode) -> [ConstantDefinition] {
        var constants: [ConstantDefinition] = []
        eachEntry(of: node, "'constants'") { key, value in
            guard let name = name(key, "a constant"), let (type, constant) = constant(value) else { return }
            constants.append(ConstantDefinition(name: name, type: type, value: constant, span: value.span))
        }
        return constants
    }

    /// A value read by its form; in quotes it is a string.
    func constant(_ node: YAMLNode) -> (FactType, FactValue)? {
        if node.isFaulty { return nil }
        switch node.kind {
        case .scalar: return simpleConstant(node)
        case .sequence: return constantList(node)
        case .mapping:
            report(
                .badConstant, at: node.span, "a constant is a value or a list of values, but this is a map",
                help: ["write several constants"])
            return nil
        }
    }

    private func constantList(_ node: YAMLNode) -> (FactType, FactValue)? {
        var type: (FactType, SourceSpan)?
        var values: [FactValue] = []
        for element in node.elements {
            guard element.kind == .scalar else {
                report(
                    .badConstant, at: element.span, "a list of a constant holds values, but this is \(element.kindName)"
                )
                return nil
            }
            guard let (elementType, value) = simpleConstant(element) else { return nil }
            if let type, type.0 != elementType {
                report(
                    .badConstant, at: element.span,
                    "a list holds values of one type, but this is a \(elementType) among values of type \(type.0)",
                    notes: [.init("the first value", in: source, at: type.1)])
                return nil
            }
            type = type ?? (elementType, element.span)
            values.append(value)
        }
        guard let type else {
            report(.emptyList, at: node.span, "an empty list has no type", help: ["write at least one value"])
            return nil
        }
        return (.list(of: type.0), .list(values))
    }

    /// Read by its form; in quotes it is a string.
    private func simpleConstant(_ node: YAMLNode) -> (FactType, FactValue)? {
        guard let scalar = node.scalar else { return nil }
        let text = scalar.text
        guard isPresent(text, node, "the constant") else { return nil }
        if !scalar.isPlain { return (.string, .text(text)) }
        if text == "true" || text == "false" { return (.bool, .bool(text == "true")) }
        if let number = ExactDecimal(text) {
            if let integer = number.integer, !text.utf8.contains(UInt8(ascii: ".")) { return (.int, .int(integer)) }
            return (.number, .number(number))
        }
        if let percent = ScalarForm.percent(text) { return (.percent, .number(percent)) }
        if let money = Money(text) { return (.money, .money(money)) }
        if let date = CivilDate(text) { return (.date, .date(date)) }
        guard let slip = ScalarForm.constantRemedy(text) else { return (.string, .text(text)) }
        report(.badConstant, at: node.span, "\(shown(text)) is no value of any type", help: slip)
        return nil
    }
}
