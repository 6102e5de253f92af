import ExactValues

/// The keys one kind of map may have.
protocol FormKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// What such a map is, with an article: `a rule`.
    static var concept: String { get }
    static var mustHave: [Self] { get }
    /// The keys as they are looked up; stored, so that it is made once.
    static var words: KeyWords<Self> { get }
    /// Words that people write for a key, and the sentence that helps; looked up before the nearest key is.
    static var help: [String: String] { get }
}

extension FormKey {
    static var mustHave: [Self] { [] }
    static var help: [String: String] { [:] }
}

extension FormReader {
    /// Walks the pairs of a map whose keys are known: each known key goes to `body`, each unknown one is reported, and so
    /// is each required one that is not there. Keys that begin with `x-` belong to the host and are passed over.
    ///
    /// - Parameter head: Where a missing key is reported: the smallest span that names the thing.
    /// - Returns: False when the node is no map; nothing has been read then.
    @discardableResult
    func eachKey<Key: FormKey>(
        of node: YAMLNode, _ keys: Key.Type, head: SourceSpan? = nil, _ body: (Key, YAMLNode, YAMLNode) -> Void
    ) -> Bool {
        guard isMap(node, Key.concept) else { return false }
        let words = Key.words
        var missing = words.mustHave
        var place = 0
        for (key, value) in node.pairs {
            // The second of two equal keys, say: it has been reported.
            if key.isFaulty { continue }
            guard let found = words.place(of: key, after: place) else {
                if !isHostKey(key) { refuseKey(key, Key.self) }
                continue
            }
            place = found
            missing &= ~words.entries[found].mark
            body(words.entries[found].key, key, value)
        }
        if missing != 0, !node.isFaulty { reportMissing(missing, Key.self, in: node, head: head) }
        return true
    }

    /// Walks the known pairs of a map whose keys have been checked before.
    func eachKnownKey<Key: FormKey>(
        of node: YAMLNode, _ keys: Key.Type, _ body: (Key, YAMLNode, YAMLNode) -> Void
    ) {
        for (key, value) in node.pairs where !key.isFaulty {
            if let found = Key.words.place(of: key, after: 0) { body(Key.words.entries[found].key, key, value) }
        }
    }

    private func refuseKey<Key: FormKey>(_ key: YAMLNode, _ keys: Key.Type) {
        guard let word = key.text else {
            report(.wrongShape, at: key.span, "a key of \(Key.concept) is a word, but this is \(key.kindName)")
            return
        }
        let allowed = Key.allCases.map(\.rawValue)
        let help: String
        if let known = Key.help[word] {
            help = known
        } else if let dot = word.firstIndex(of: "."), allowed.contains(String(word[..<dot])) {
            // As conditions and 'set' write a fact.
            help = "write it as a map: \(word[..<dot]): { \(word[dot...].dropFirst()): … }"
        } else if let near = nearest(to: word, among: allowed) {
            help = "did you mean '\(near)'?"
        } else {
            help = "\(Key.concept) may have \(wordList(allowed)), and keys of your own that begin with 'x-'"
        }
        report(
            .unknownKey, at: key.span, "\(shown(word)) is not a key of \(Key.concept)", label: "no such key here",
            help: [help])
    }

    private func reportMissing<Key: FormKey>(
        _ missing: UInt8, _ keys: Key.Type, in node: YAMLNode, head: SourceSpan?
    ) {
        let words = Key.mustHave.enumerated().filter { missing & (1 << UInt8($0.offset)) != 0 }.map(\.element.rawValue)
        let place = head ?? node.pairs.first { _ in true }?.key.span ?? node.span
        report(
            .missingKey, at: place, "\(Key.concept) must have \(wordList(words))",
            label: "no \(wordList(words, "or")) here")
    }

    /// Walks the pairs of a map whose keys are ids or names chosen by the author.
    func eachEntry(of node: YAMLNode, _ what: String, _ body: (YAMLNode, YAMLNode) -> Void) {
        guard isMap(node, what, help: ["write each entry as a key with its value: 'name: …'"]) else { return }
        for (key, value) in node.pairs where !key.isFaulty {
            if key.scalar == nil {
                report(
                    .wrongShape, at: key.span, "a key is a word, but this is \(key.kindName)",
                    help: ["put a text that is a key in quotes"])
            } else if !isHostKey(key) {
                body(key, value)
            }
        }
    }

    /// Keys of the host may stand in any map.
    private func isHostKey(_ key: YAMLNode) -> Bool {
        guard let scalar = key.scalar else { return false }
        guard let range = scalar.verbatimBytes else { return scalar.text.utf8.starts(with: "x-".utf8) }
        let bytes = source.bytes
        return range.count >= 2 && bytes[range.lowerBound] == UInt8(ascii: "x")
            && bytes[range.lowerBound + 1] == UInt8(ascii: "-")
    }
}

/// A word of the file in quotes, cut where it is longer than any name could be.
func shown(_ word: String) -> String {
    let scalars = word.unicodeScalars
    guard scalars.count > 64 else { return "'\(word)'" }
    return "'" + String(String.UnicodeScalarView(scalars.prefix(60))) + "…'"
}

/// `'a'`, `'a' and 'b'`, `'a', 'b' and 'c'`.
func wordList(_ words: [String], _ joint: String = "and") -> String {
    let quoted = words.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(joint) " + last
}
