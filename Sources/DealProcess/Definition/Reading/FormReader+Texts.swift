import DealModel

/// Texts, messages and conditions.
extension FormReader {
    /// A text for people.
    func text(_ node: YAMLNode, _ what: String) -> TextDefinition? {
        if let text = plainText(node, what) {
            return TextDefinition(variants: [.init(language: nil, text: text, node: node)], span: node.span)
        }
        var variants: [TextDefinition.Variant] = []
        eachLanguage(of: node, what) { language, text, node in
            variants.append(.init(language: language, text: text, node: node))
        }
        return variants.isEmpty ? nil : TextDefinition(variants: variants, span: node.span)
    }

    /// A text in which `{fact.path}` stands for a fact.
    func message(_ node: YAMLNode, _ what: String = "a message") -> MessageDefinition? {
        if let text = plainText(node, what) {
            let variant = MessageDefinition.Variant(language: nil, template: template(of: text, node), node: node)
            return MessageDefinition(variants: [variant], span: node.span)
        }
        var variants: [MessageDefinition.Variant] = []
        eachLanguage(of: node, what) { language, text, node in
            variants.append(.init(language: language, template: template(of: text, node), node: node))
        }
        return variants.isEmpty ? nil : MessageDefinition(variants: variants, span: node.span)
    }

    private func template(of text: String, _ node: YAMLNode) -> MessageTemplate {
        // Most messages print no fact, and bytes are quicker to look through than scalars.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return MessageTemplate(verbatim: text) }
        let (template, errors) = MessageTemplate.read(text)
        for error in errors {
            report(
                .badPlaceholder, at: node.span(ofScalars: error.range), error.message, label: error.label,
                help: [error.help])
        }
        return template
    }

    /// A text that is for every reader.
    private func plainText(_ node: YAMLNode, _ what: String) -> String? {
        guard !node.isFaulty, let text = node.text, isPresent(text, node, what) else { return nil }
        return text
    }

    /// The texts of a map of languages.
    private func eachLanguage(
        of node: YAMLNode, _ what: String, _ body: (Located<Language>, String, YAMLNode) -> Void
    ) {
        if node.isFaulty { return }
        switch node.kind {
        case .scalar: break
        case .sequence:
            report(
                .wrongShape, at: node.span, "\(what) is a text or a map of languages, but this is a list",
                help: node.isFlow ? ["put a text that begins with '[' in quotes"] : [])
        case .mapping:
            if node.pairs.isEmpty {
                report(.emptyText, at: node.span, "\(what) is empty", help: ["write { en: … }, or a plain text"])
            }
            for (key, value) in node.pairs {
                guard let tag = languageKey(key, in: node), let scalar = scalar(value, what) else { continue }
                let text = scalar.text
                if isPresent(text, value, what) { body(tag, text, value) }
            }
        }
    }

    private func languageKey(_ key: YAMLNode, in map: YAMLNode) -> Located<Language>? {
        guard let scalar = scalar(key, "a language") else { return nil }
        let tag = scalar.text
        if tag.hasPrefix("x-") { return nil }
        if tag == "no", scalar.isPlain {
            report(
                .badLanguage, at: key.span, "'no' without quotes is a value elsewhere",
                help: ["write \"no\" in quotes, or 'nb' for Norwegian"])
            return nil
        }
        if LanguageTag.isWellFormed(tag) { return Located(Language(tag), at: key.span) }
        // A message that begins with a brace reads as a map; its only key is then the path.
        let forgotQuotes = map.isFlow && tag.contains(".")
        report(
            .badLanguage, at: key.span, "\(shown(tag)) is no language",
            help: [
                forgotQuotes
                    ? "put a text that begins with '{' in quotes"
                    : "the keys of a text are language tags, such as en, ru or zh"
            ])
        return nil
    }

    /// A condition, which is read as CEL later.
    func condition(_ node: YAMLNode, _ what: String = "a condition") -> ConditionSource? {
        if node.isFaulty { return nil }
        guard node.kind == .scalar else {
            let opening = node.kind == .mapping ? "{" : "["
            report(
                .wrongShape, at: node.span, "\(what) is wanted here, but this is \(node.kindName)",
                help: node.isFlow ? ["put a condition that begins with '\(opening)' in quotes"] : [])
            return nil
        }
        guard let text = node.text, isPresent(text, node, what) else { return nil }
        return ConditionSource(text: text, node: node)
    }

    func language(_ node: YAMLNode) -> Located<Language>? {
        guard let scalar = scalar(node, "a language") else { return nil }
        let tag = scalar.text
        guard isPresent(tag, node, "the language") else { return nil }
        if tag == "no", scalar.isPlain {
            report(
                .badLanguage, at: node.span, "'no' without quotes is a value elsewhere",
                help: ["write \"no\" in quotes, or 'nb' for Norwegian"])
            return nil
        }
        if LanguageTag.isWellFormed(tag) { return Located(Language(tag), at: node.span) }
        report(.badLanguage, at: node.span, "\(shown(tag)) is no language", help: ["write a tag, such as en, ru or zh"])
        return nil
    }
}

/// Language tags, as far as texts need them: `en`, `pt-BR`, `zh-Hant`.
enum LanguageTag {
    static func isWellFormed(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(isSmallLetter) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { isSmallLetter($0 | 0x20) || ScalarForm.isDigit($0) }
        }
    }

    private static func isSmallLetter(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
    }
}
