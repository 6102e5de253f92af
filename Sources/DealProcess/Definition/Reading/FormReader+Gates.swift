import DealModel

enum ItemKey: String, FormKey {
    case rule, when, fact, document, task, approval, any, all
    case id, message, mode, `guard`, within, state, of, keep

    static let concept = "an item of a gate"
    static let words = KeyWords<ItemKey>()
    static let kinds: [ItemKey] = [.rule, .when, .fact, .document, .task, .approval, .any, .all]
    static let help = [
        "not": "there is no 'not': conditions have '!'",
        "or": "write any: [ … ]",
        "and": "the items of a gate must all open; inside 'any' write all: [ … ]",
        "plugin": "a plugin stands in a rule, and the item names the rule",
        "by": "the roles stand behind the kind: { approval: head }",
        "fix": "'fix' stands in a rule",
        "states": "write 'state', one or many",
    ]

    var isKind: Bool { Self.kinds.contains(self) }
}

/// Where an item is read.
struct ItemContext {
    let place: ItemPlace
    let control: ProcessControl

    var isInside: Bool { !place.inner.isEmpty }

    func member(_ position: Int) -> ItemContext {
        let inner = place.inner + [position]
        let place = ItemPlace(owner: place.owner, gate: place.gate, position: place.position, inner: inner)
        return ItemContext(place: place, control: control)
    }
}

extension FormReader {
    func gate(_ node: YAMLNode, _ kind: GateKind, of owner: String, _ control: ProcessControl) -> GateDefinition? {
        guard isList(node, "gate '\(kind.rawValue)'") else { return nil }
        var items: [GateItemDefinition] = []
        items.reserveCapacity(node.count)
        var position = 0
        for element in node.elements {
            position += 1
            let place = ItemPlace(owner: owner, gate: kind, position: position, inner: [])
            if let item = item(element, ItemContext(place: place, control: control)) { items.append(item) }
        }
        return GateDefinition(kind: kind, items: items, span: node.span)
    }

    private func item(_ node: YAMLNode, _ context: ItemContext) -> GateItemDefinition? {
        if node.isFaulty { return nil }
        switch node.kind {
        case .mapping: return itemMap(node, context)
        case .scalar: return bareRule(node, context)
        case .sequence:
            report(
                .wrongShape, at: node.span, "an item of a gate is the id of a rule or a map, but this is a list",
                help: ["several items of which one must open stand in { any: [ … ], message: … }"])
            return nil
        }
    }

    /// A bare text is always the id of a rule.
    private func bareRule(_ node: YAMLNode, _ context: ItemContext) -> GateItemDefinition? {
        guard let text = node.text, isPresent(text, node, "the item") else { return nil }
        if let fault = WordForm.id.fault(in: text) {
            report(
                .badID, at: node.span, "\(shown(text)) is no id of a rule: \(fault)",
                help: BareItem.remedy(for: text) ?? WordForm.id.remedy(for: text))
            return nil
        }
        return GateItemDefinition(
            kind: .rule(Located(RuleID(text), at: node.span)), place: context.place, span: node.span)
    }

    private func itemMap(_ node: YAMLNode, _ context: ItemContext) -> GateItemDefinition? {
        var keys: [(key: ItemKey, name: YAMLNode, value: YAMLNode)] = []
        let before = findings.count
        guard eachKey(of: node, ItemKey.self, { keys.append(($0, $1, $2)) }) else { return nil }
        let kinds = keys.filter(\.key.isKind)
        guard let (kind, name, value) = kinds.first else {
            // A misspelt kind has been reported as an unknown key.
            if findings.count > before { return nil }
            report(
                .missingKey, at: node.span, "this item has no kind",
                help: ["an item has exactly one of \(wordList(ItemKey.kinds.map(\.rawValue), "or"))"])
            return nil
        }
        if kinds.count > 1 {
            report(
                .keyConflict, at: kinds[1].name.span,
                "an item has exactly one kind, but this one has '\(name.text ?? "")' and '\(kinds[1].name.text ?? "")'",
                notes: [.init("the first kind", in: source, at: name.span)],
                help: ["write two items"])
        }
        let states = keys.first { $0.key == .state }?.value
        guard let content = content(kind, name, value, states, keys, context) else { return nil }
        var item = GateItemDefinition(kind: content, place: context.place, span: node.span)
        for (key, name, value) in keys where !key.isKind {
            readAddition(key, name, value, kind, into: &item, context)
        }
        requireMessage(of: item, kind, keys.contains { $0.key == .message }, at: name.span, context)
        return item
    }

    private func content(
        _ kind: ItemKey, _ name: YAMLNode, _ value: YAMLNode, _ states: YAMLNode?,
        _ keys: [(key: ItemKey, name: YAMLNode, value: YAMLNode)], _ context: ItemContext
    ) -> GateItemDefinition.Kind? {
        switch kind {
        case .rule: return reference(value, "a rule").map { .rule(Located(RuleID($0.value), at: $0.span)) }
        case .when: return condition(value).map { .condition($0) }
        case .fact: return factPath(value).map { .fact($0) }
        case .document: return documentItem(name, value, states)
        case .task: return reference(value, "a task").map { .task(Located(TaskID($0.value), at: $0.span)) }
        case .approval:
            let of = keys.first { $0.key == .of }.map { factPaths($0.value) } ?? []
            let keep = keys.first { $0.key == .keep }.flatMap { bool($0.value) } ?? false
            return .approval(by: roles(value), of: of, keep: keep)
        case .any: return members(value, name, "any", context).map { .any($0) }
        case .all:
            if !context.isInside {
                report(
                    .keyWithoutMeaning, at: name.span, "'all' stands inside an 'any' only",
                    help: ["the items of a gate must all open anyway: write them one by one"])
            }
            return members(value, name, "all", context).map { .all($0) }
        default: return nil
        }
    }

    private func documentItem(_ name: YAMLNode, _ value: YAMLNode, _ states: YAMLNode?) -> GateItemDefinition.Kind? {
        guard let document = reference(value, "a document") else { return nil }
        guard let states else {
            report(
                .missingKey, at: name.span, "a document item must have 'state'",
                help: ["write { document: \(document.value), state: … }, one state or many"])
            return nil
        }
        return .document(
            Located(DocumentKind(document.value), at: document.span),
            states: oneOrMany(states, "state") { node in
                reference(node, "a state").map { Located(DocumentState($0.value), at: $0.span) }
            })
    }

    private func members(
        _ node: YAMLNode, _ name: YAMLNode, _ word: String, _ context: ItemContext
    ) -> [GateItemDefinition]? {
        guard isList(node, "\(shown(word))") else { return nil }
        if node.elements.isEmpty {
            report(
                .emptyList, at: node.span,
                word == "any" ? "an empty 'any' never opens" : "an empty 'all' always opens",
                help: ["name the items, or take it out"])
        }
        var members: [GateItemDefinition] = []
        for (index, element) in node.elements.enumerated() {
            if let member = item(element, context.member(index + 1)) { members.append(member) }
        }
        return members
    }

    private func readAddition(
        _ key: ItemKey, _ name: YAMLNode, _ value: YAMLNode, _ kind: ItemKey, into item: inout GateItemDefinition,
        _ context: ItemContext
    ) {
        guard belongs(key, name, to: kind, context) else { return }
        switch key {
        case .id: item.id = id(value, "an item", reserved: .item)
        case .message: item.message = message(value)
        case .mode: item.mode = mode(value)
        case .guard: item.guardsEdit = guardKey(name, value, context.control)
        case .within: item.within = unsupportedSpan(.within, name, value)
        default: break
        }
    }

    /// Whether a key may stand beside a kind of item, in this place; if not, a finding says so.
    private func belongs(_ key: ItemKey, _ name: YAMLNode, to kind: ItemKey, _ context: ItemContext) -> Bool {
        let reason: String?
        let help: String
        switch key {
        case .id where ![.when, .approval, .any, .all].contains(kind):
            reason = "an item of kind '\(kind.rawValue)' has no 'id' of its own"
            help = kind == .rule ? "it is called by the rule's id" : "it is called by what it names; take the 'id' out"
        case .state where kind != .document:
            (reason, help) = (
                "'state' belongs to a document item, and this one is of kind '\(kind.rawValue)'", "take it out"
            )
        case .of where kind != .approval, .keep where kind != .approval:
            reason = "'\(key.rawValue)' belongs to an approval, and this item is of kind '\(kind.rawValue)'"
            help = "take it out"
        case .mode where context.isInside, .guard where context.isInside, .within where context.isInside:
            reason = "'\(key.rawValue)' does not stand inside an 'any'"
            help = "write it on the outer item"
        case .guard where context.place.gate != .while, .within where context.place.gate != .while:
            reason = "'\(key.rawValue)' has a meaning in a 'while' only, and this is '\(context.place.gate.rawValue)'"
            help = "take it out, or move the item to the 'while' of the stage"
        default: return true
        }
        report(.keyWithoutMeaning, at: name.span, reason ?? "", help: [help])
        return false
    }

    private func requireMessage(
        of item: GateItemDefinition, _ kind: ItemKey, _ isWritten: Bool, at span: SourceSpan, _ context: ItemContext
    ) {
        guard !isWritten, kind == .any || kind == .when && !context.isInside else { return }
        let example = kind == .any ? "which of the ways there are" : "what is missing"
        report(
            .missingKey, at: span, "an item of kind '\(kind.rawValue)' must have 'message'",
            label: "what does the refused person read?", help: ["say \(example), in the words of who reads it"])
    }
}

/// What somebody may have meant by a text that cannot be the id of a rule.
private enum BareItem {
    static func remedy(for text: String) -> [String]? {
        let isPath = text.utf8.allSatisfy { $0 != 0x20 && $0 != UInt8(ascii: "(") } && text.contains(".")
        if isPath, let root = text.split(separator: ".").first, FactRoot(rawValue: String(root)) != nil {
            return ["write { fact: \(text) }, if it is to be present"]
        }
        let looksLikeCondition = ["==", "!=", "<", ">", "&&", "||", "(", " in ", "!"].contains { text.contains($0) }
        return looksLikeCondition ? ["write { when: '…', message: … }; a bare text is always the id of a rule"] : nil
    }
}
