import DealModel
import ExactValues

/// Texts in every language the file promises, and messages that print facts there are.
extension DefinitionChecks {
    mutating func check(_ text: TextDefinition?) {
        guard let text, !definition.languages.isEmpty else { return }
        checkLanguages(text.variants.map(\.language), at: text.span)
    }

    /// - Parameter plugin: Whether a plugin's answer can be printed.
    mutating func check(_ message: MessageDefinition?, in context: @autoclosure () -> String, plugin: Bool = false) {
        guard let message else { return }
        if !definition.languages.isEmpty { checkLanguages(message.variants.map(\.language), at: message.span) }
        for variant in message.variants {
            for placeholder in variant.template.placeholders {
                checkPlaceholder(placeholder.path, variant.span(of: placeholder), context(), plugin: plugin)
            }
        }
    }

    private mutating func checkLanguages(_ languages: [Located<Language>?], at span: SourceSpan) {
        let written = languages.compactMap { $0?.value }
        // A plain text is for every reader.
        guard !written.isEmpty else { return }
        let missing = definition.languages.map(\.value).filter { !written.contains($0) }
        guard !missing.isEmpty else { return }
        report(
            .missingLanguage, at: span, "this text lacks \(wordList(missing.map(\.tag)))",
            help: ["'languages' promises \(wordList(definition.languages.map(\.value.tag)))"])
    }

    private mutating func checkPlaceholder(_ text: String, _ span: SourceSpan, _ context: String, plugin: Bool) {
        guard let path = FactPath(text) else {
            let help = meant(by: text).map { "did you mean '{\($0)}'?" } ?? "write {deal.NAME}, or '{{' for a brace"
            report(.unknownFact, at: span, "\(context) prints '\(text)', which is no fact path", help: [help])
            return
        }
        if path.root.isList || path.isWhole && path.root != .now {
            report(
                .notPrintable, at: span, "\(context) prints '\(text)', which is no single fact",
                help: [path.root.isList ? "a list of records is not printed" : "name one fact of it"])
        } else {
            checkFact(Located(path, at: span), "\(context) prints", plugin: plugin)
        }
    }

    /// What a path was probably meant to be whose root is not known.
    private func meant(by text: String) -> FactPath? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1 {
            for root in [FactRoot.deal, .customer, .terms, .constants] where catalog.names(of: root).contains(text) {
                return FactPath(root, text)
            }
            return nil
        }
        let roots = FactRoot.allCases.map(\.rawValue)
        guard parts.count == 2, let root = nearest(to: parts[0], among: roots).flatMap(FactRoot.init(rawValue:)) else {
            return nil
        }
        let path = FactPath(root, parts[1])
        return catalog.declaration(of: path) == nil ? catalog.nearest(to: path) : path
    }
}
