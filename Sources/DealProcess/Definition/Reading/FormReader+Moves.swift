extension MoveDefinition.Kind: FormKey {
    static let concept = "'moves'"
    static let words = KeyWords<MoveDefinition.Kind>()
    static let help = [
        "skip": "going past stages is 'jump'", "resume": "who may hold may resume",
        "close": "who may close stands in the outcome: 'by'",
    ]
}

private enum MoveKey: String, FormKey {
    case by, reason, within

    static let concept = "a move"
    static let words = KeyWords<MoveKey>()
}

private enum WaiverKey: String, FormKey {
    case rules, by
    case secondPerson = "second_person"
    case lasts

    static let concept = "a waiver"
    static let words = KeyWords<WaiverKey>()
    static let mustHave: [WaiverKey] = [.rules, .by]
    static let help = ["reason": "a reason is always asked; take it out", "rule": "write 'rules', one or many"]
}

extension FormReader {
    func moves(_ node: YAMLNode, _ control: ProcessControl) -> [MoveDefinition] {
        var moves: [MoveDefinition] = []
        eachKey(of: node, MoveDefinition.Kind.self) { kind, name, value in
            guard has(name, meaningIn: control, kind.controls) else { return }
            if let feature = kind.unsupported { useUnsupported(feature, at: name.span) }
            if let move = move(Located(kind, at: name.span), value) { moves.append(move) }
        }
        return moves
    }

    private func move(_ kind: Located<MoveDefinition.Kind>, _ node: YAMLNode) -> MoveDefinition? {
        var move = MoveDefinition(kind: kind)
        let isMap = eachKey(of: node, MoveKey.self) { key, name, value in
            switch key {
            case .by: move.by = roles(value)
            case .reason: move.statedReason = reason(value, kind.value)
            case .within:
                if kind.value == .hold || kind.value == .reopen {
                    // The move itself is not supported, which has been said already.
                    move.within = span(value, "a span of time")
                } else {
                    report(
                        .keyWithoutMeaning, at: name.span, "'within' has no meaning in '\(kind.value.rawValue)'",
                        help: ["only 'hold' and 'reopen' have one"])
                }
            }
        }
        return isMap ? move : nil
    }

    private func reason(_ node: YAMLNode, _ kind: MoveDefinition.Kind) -> Located<MoveDefinition.Reason>? {
        guard let reason = word(node, "reason", as: MoveDefinition.Reason.self) else { return nil }
        if kind.allowedReasons.contains(reason.value) { return reason }
        report(
            .keyWithoutMeaning, at: node.span, "'\(reason.value.rawValue)' is for 'jump' only",
            help: ["write \(kind.allowedReasons.map(\.rawValue).joined(separator: " or "))"])
        return nil
    }

    func waivers(_ node: YAMLNode) -> [WaiverDefinition] {
        guard isList(node, "'waivers'") else { return [] }
        return node.elements.compactMap { node in
            var waiver = WaiverDefinition(span: node.span)
            let isMap = eachKey(of: node, WaiverKey.self) { key, _, value in
                switch key {
                case .rules: waiver.rules = oneOrMany(value, "rule") { reference($0, "a rule or item") }
                case .by: waiver.by = roles(value)
                case .secondPerson: waiver.secondPerson = roles(value)
                case .lasts: waiver.lasts = span(value, "a span of time")
                }
            }
            return isMap ? waiver : nil
        }
    }
}

extension MoveDefinition.Kind {
    var controls: [ProcessControl] {
        switch self {
        case .forward, .back: [.strict, .manual]
        case .jump: [.manual]
        case .hold, .reopen: [.strict, .manual, .none]
        }
    }

    var unsupported: UnsupportedFeature? {
        switch self {
        case .hold: .hold
        case .reopen: .reopen
        default: nil
        }
    }
}
