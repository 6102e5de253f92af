import DealModel
import ExactValues

/// Fact paths: whether there is such a fact, and whether it can be what it is named for.
extension DefinitionChecks {
    /// Reports a fact that is not there.
    ///
    /// - Parameter plugin: Whether a plugin's answer can be read.
    /// - Parameter context: Who names it, with the verb: `gate 'leave' of stage 'lead' asks for`.
    @discardableResult
    mutating func checkFact(
        _ path: Located<FactPath>, _ context: @autoclosure () -> String, plugin: Bool = false
    ) -> FactDeclaration? {
        switch catalog.find(path.value) {
        case .known(let declaration): return declaration
        case .answer:
            guard !plugin else { return nil }
            report(
                .notReadable, at: path.span, "\(context()) '\(path.value)', but no plugin answers here",
                help: ["only a rule with 'plugin', and its message, read what the plugin says"])
        case .needsStages:
            report(
                .notReadable, at: path.span, "\(context()) '\(path.value)', but a non-process deal has no stage",
                help: ["take it out: under 'control: none' there is no stage to read"])
        case .unknown:
            let root = path.value.root
            let help: String
            searchesLeft -= catalog.searchCost
            if searchesLeft >= 0, let near = catalog.nearest(to: path.value) {
                help = "did you mean '\(near)'?"
            } else if root == .deal || root == .customer || root == .terms {
                help = "declare it under 'fields: \(root.rawValue)'"
            } else {
                let names = catalog.names(of: root)
                help = names.isEmpty ? "the file declares no \(root.rawValue)" : "there are \(wordList(names))"
            }
            report(
                .unknownFact, at: path.span, "\(context()) '\(path.value)', which is no fact", label: "no such fact",
                help: [help])
        }
        return nil
    }

    /// A fact whose presence is asked for.
    mutating func checkPresence(_ path: Located<FactPath>, _ context: @autoclosure () -> String) {
        guard isStated(path, context()), let fact = checkFact(path, context()), fact.defaultValue != nil else { return }
        let reason =
            fact.type.isList ? "a list is never missing, only empty" : "it has a value before anybody states it"
        report(
            .alwaysOpen, at: path.span, "'\(path.value)' is always present", label: reason,
            help: ["ask for its value in a condition"])
    }

    /// A fact, or the whole of `terms` or of a list, that somebody is to supply.
    mutating func checkSupply(_ path: Located<FactPath>, _ context: @autoclosure () -> String) {
        if path.value.root.isList || path.value.isWhole { return }
        guard isStated(path, context()), let fact = checkFact(path, context()), fact.isKept else { return }
        report(
            .keptFact, at: path.span, "\(context()) '\(path.value)', which nobody can set", label: "kept by DealKit",
            help: ["take it out"])
    }

    /// False, with a finding, for what is not a fact of the deal, its customer or its terms.
    private mutating func isStated(_ path: Located<FactPath>, _ context: @autoclosure () -> String) -> Bool {
        switch path.value.root {
        case .deal, .customer, .terms: return true
        case .constants, .process:
            report(
                .keptFact, at: path.span, "\(context()) '\(path.value)', which is the file's own",
                help: ["name a fact of the deal, its customer or its terms"])
        default:
            report(
                .notReadable, at: path.span, "\(context()) '\(path.value)', which is no fact of the deal",
                help: ["name a fact of the deal, its customer or its terms"])
        }
        return false
    }

    /// Fields must not be built-in facts, but may narrow a built-in string to some values.
    mutating func checkFields() {
        for field in definition.fields {
            check(field.title)
            guard let builtIn = BuiltInFacts.declaration(of: field.path) else { continue }
            let isNarrowing = builtIn.type == .string && !builtIn.isKept && field.factType == .string
            if isNarrowing, field.values != nil { continue }
            let help =
                isNarrowing
                ? "to narrow it, list its 'values'"
                : builtIn.type == .string && !builtIn.isKept
                    ? "it can only be narrowed: { type: string, values: [ … ] }" : "choose another name"
            report(
                .builtInFact, at: field.name.span, "'\(field.path)' is built in, of type \(builtIn.type)",
                label: builtIn.isKept ? "kept by DealKit" : nil, help: [help])
        }
    }

    /// A fact of the deal, its customer or its terms, whether or not anybody can set it.
    mutating func checkNamed(_ path: Located<FactPath>, _ context: @autoclosure () -> String) {
        if isStated(path, context()) { checkFact(path, context()) }
    }

    mutating func checkRedactions() {
        for path in definition.redact {
            guard let reason = reasonNotToRedact(path) else { continue }
            report(
                .notRedactable, at: path.span, "'redact' names '\(path.value)', \(reason)", label: "cannot be redacted",
                help: ["take it out"])
        }
    }

    /// Why a fact cannot be kept out of the history. Customers, people, claims and interactions are in none anyway: of
    /// them receipts alone tell.
    private mutating func reasonNotToRedact(_ path: Located<FactPath>) -> String? {
        switch path.value.root {
        case .documents, .tasks: return "which the history tells of"
        case .deal, .customer, .terms: break
        default: return path.value.isWhole ? nil : "which is no fact of the deal"
        }
        if path.value.isWhole { return nil }
        if path.value == FactPath(.deal, "owner") { return "by which deals are found" }
        return checkFact(path, "'redact' names")?.isKept == true ? "which is kept by DealKit" : nil
    }

    /// An approval is kept with the facts it was given for.
    mutating func checkApproved(_ path: Located<FactPath>, _ context: @autoclosure () -> String) {
        guard let redacted = definition.redact.first(where: { $0.value.covers(path.value) }) else { return }
        report(
            .notRedactable, at: path.span, "\(context()) '\(path.value)', which is redacted, and an approval keeps it",
            notes: [note("redacted here", redacted.span)], help: ["take it out of one of them"])
    }
}
