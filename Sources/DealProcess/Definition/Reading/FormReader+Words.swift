import ExactValues

/// Ids, names and words from a closed set.
extension FormReader {
    /// What an id must not be besides the words that are values.
    enum Reserved {
        case nothing
        case role
        case stage
        case item

        func reason(against word: String) -> String? {
            switch self {
            case .role where word == "owner": "'owner' is the owner of the deal"
            case .stage where word == "deal": "'deal' is the deal as a whole"
            case .item where ReservedWords.isItem(word):
                word == "time" ? "'time' is what an opening calls a date" : "\(shown(word)) is a kind of refusal"
            case _ where ReservedWords.isValue(word): "\(shown(word)) is a value elsewhere"
            default: nil
            }
        }
    }

    /// An id: small Latin letters, digits and hyphens, beginning with a letter, at most 64.
    func id(_ node: YAMLNode, _ what: String, reserved: Reserved = .nothing) -> Located<String>? {
        guard let text = scalar(node, "the id of \(what)")?.text, isPresent(text, node, "the id of \(what)") else {
            return nil
        }
        // A wrong id is reported once, and then stands for what it names: what refers to it is right.
        if let fault = WordForm.id.fault(in: text) {
            report(.badID, at: node.span, "\(shown(text)) is no id: \(fault)", help: WordForm.id.remedy(for: text))
        } else if text.utf8.count <= 15, let reason = reserved.reason(against: text) {
            report(
                .reservedID, at: node.span, "\(shown(text)) cannot be the id of \(what)", label: reason,
                help: ["choose another id"])
        }
        return Located(text, at: node.span)
    }

    /// A reference to something by its id. Its form is not checked: what is not declared is reported as such.
    func reference(_ node: YAMLNode, _ what: String) -> Located<String>? {
        guard let text = scalar(node, what)?.text, isPresent(text, node, what) else { return nil }
        return Located(text, at: node.span)
    }

    /// A name that conditions read: as an id, with `_` for `-`.
    func name(_ node: YAMLNode, _ what: String) -> Located<String>? {
        guard let text = scalar(node, "the name of \(what)")?.text, isPresent(text, node, "the name of \(what)") else {
            return nil
        }
        if let fault = WordForm.name.fault(in: text) {
            report(
                .badName, at: node.span, "\(shown(text)) is no name: \(fault)", help: WordForm.name.remedy(for: text))
        } else if ReservedWords.conditions.contains(text) || ReservedWords.values.contains(text) {
            report(
                .reservedName, at: node.span, "\(shown(text)) cannot be the name of \(what)",
                label: ReservedWords.conditions.contains(text) ? "a word of conditions" : "a value elsewhere",
                help: ["choose another name"])
        }
        return Located(text, at: node.span)
    }

    /// One of a few words.
    func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ node: YAMLNode, _ what: String, as type: Word.Type = Word.self, help: [String: String] = [:]
    ) -> Located<Word>? {
        guard let text = scalar(node, what)?.text, isPresent(text, node, what) else { return nil }
        if let word = Word(rawValue: text) { return Located(word, at: node.span) }
        refuseWord(text, at: node.span, what, among: Word.allCases.map(\.rawValue), help: help)
        return nil
    }

    func refuseWord(
        _ text: String, at span: SourceSpan, _ what: String, among allowed: [String], help: [String: String] = [:]
    ) {
        let list = "write \(wordList(allowed, "or"))"
        let remedy = help[text] ?? nearest(to: text, among: allowed).map { "did you mean '\($0)'?" }
        report(.unknownWord, at: span, "\(shown(text)) is no \(what)", help: remedy.map { [$0, list] } ?? [list])
    }

    /// False, with a finding, for a blank text.
    func isPresent(_ text: String, _ node: YAMLNode, _ what: @autoclosure () -> String) -> Bool {
        if text.utf8.contains(where: { $0 > 0x20 }) { return true }
        if !node.isAbsent {
            report(.emptyText, at: node.span, "\(what()) is empty", help: ["write it, or leave the key out"])
        }
        return false
    }
}

/// What ids and names look like.
enum WordForm {
    case id
    case name

    private var joint: UInt8 { self == .id ? UInt8(ascii: "-") : UInt8(ascii: "_") }

    /// What is wrong with a word, or nil.
    func fault(in text: String) -> String? {
        let joint = joint
        var isFirst = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9") where !isFirst: break
            case joint where !isFirst: break
            default: return describe(byte, first: isFirst)
            }
            isFirst = false
        }
        return text.utf8.count > 64 ? "it is longer than 64 letters" : nil
    }

    private func describe(_ byte: UInt8, first: Bool) -> String {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): "it has a capital letter"
        case UInt8(ascii: "_") where self == .id: "it has '_', which stands in names only"
        case UInt8(ascii: "-") where self == .name: "it has '-', which a condition reads as minus"
        case UInt8(ascii: " "): "it has a space"
        case 0x80...: "it has a letter outside a–z"
        default: first ? "it does not begin with a letter" : "it has '\(Character(Unicode.Scalar(byte)))'"
        }
    }

    /// The nearest word of this form, where there is one.
    func remedy(for text: String) -> [String] {
        let rule =
            self == .id
            ? "an id has small Latin letters, digits and hyphens, and begins with a letter"
            : "a name has small Latin letters, digits and '_', and begins with a letter"
        var word = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "A"..."Z": word += String(scalar).lowercased()
            case "-", "_", " ", ".": word.unicodeScalars.append(Unicode.Scalar(joint))
            default: return [rule]
            }
        }
        return fault(in: word) == nil ? ["write \(shown(word))", rule] : [rule]
    }
}
