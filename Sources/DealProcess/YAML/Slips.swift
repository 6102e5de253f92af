import ExactValues

/// What an author may not write although it is YAML: one sentence a slip, and what to write instead.
enum Slips {
    /// - Parameter before: The key before this one in the same `{ }`: its value may have been cut by a comma.
    static func absentValue(_ source: SourceFile, key: SourceSpan, isFlow: Bool, before: SourceSpan?) -> Diagnostic {
        let name = shown(source, key)
        guard isFlow else {
            return Diagnostic(
                "missing-value", in: source, at: key, "key '\(name)' has no value", label: "nothing follows it",
                help: ["write a value behind the colon, or remove the line"])
        }
        return Diagnostic(
            "missing-value", in: source, at: key, "key '\(name)' has no value",
            label: before.map { "the ',' before it ended the value of '\(shown(source, $0))'" } ?? "nothing follows it",
            help: ["inside '{ }' put a text or condition with ',' ':' or brackets in quotes"])
    }

    static func absentElement(_ source: SourceFile, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "missing-value", in: source, at: span.start > 0 ? SourceSpan(span.start - 1, span.start) : span,
            "this element of the list is empty", label: "nothing follows it",
            help: ["write a value behind the '-', or remove the line"])
    }

    static func emptyKey(_ source: SourceFile, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "missing-key", in: source, at: SourceSpan(span.start, span.start + 1), "there is no key before this value",
            help: ["write 'key: value'; a text that begins with ':' or '?' goes in quotes"])
    }

    static func complexKey(_ source: SourceFile, _ entry: YAMLTree.Entry) -> Diagnostic {
        let isMap = entry.kind == .mapping
        return Diagnostic(
            "complex-key", in: source, at: SourceSpan(Int(entry.start), Int(entry.start) + 1),
            "a \(isMap ? "map" : "list") is used as a key", label: "a key is one word",
            help: ["if this is a text or a condition, put all of it in quotes"])
    }

    static func duplicateKey(_ source: SourceFile, _ first: SourceSpan, _ second: SourceSpan) -> Diagnostic {
        let name = shown(source, second)
        return Diagnostic(
            "duplicate-key", in: source, at: second, "key '\(name)' stands twice in this map", label: "again here",
            notes: [.init("first here", in: source, at: first)], help: ["remove one of them, or rename it"])
    }

    static func mergeKey(_ source: SourceFile, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "merge-key", in: source, at: span, "merge keys ('<<') are not read",
            help: ["write out the keys that are meant; an alias ('*name') may stand for a whole value"])
    }

    static func directive(_ source: SourceFile, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "directive", in: source, at: lineOfDirective(source, before: span), "directives ('%…') are not read",
            help: ["remove the lines that begin with '%': the file is always YAML 1.2"])
    }

    static func secondDocument(_ source: SourceFile, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "several-documents", in: source, at: span, "a second document begins here",
            label: "a file holds one", help: ["remove the line '---', or put what follows in a file of its own"])
    }

    static func emptyFile(_ source: SourceFile) -> Diagnostic {
        let isEmpty = source.bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
        return Diagnostic(
            "empty-file", in: source, at: SourceSpan(0, 0),
            isEmpty ? "the file is empty" : "there is nothing in the file but comments and marks",
            help: ["begin with 'dealkit: 1' and 'kind: process'"])
    }

    static func undefinedAlias(
        _ source: SourceFile, _ span: SourceSpan, name: String, among anchors: some Sequence<String>
    ) -> Diagnostic {
        let known = anchors.sorted().prefix(5).map { "'&\($0)'" }.joined(separator: ", ")
        let nearest = nearest(to: name, among: anchors.sorted()).map { "did you mean '*\($0)'? " } ?? ""
        return Diagnostic(
            "undefined-alias", in: source, at: span, "alias '*\(name)' has no anchor '&\(name)' before it",
            help: [
                known.isEmpty
                    ? "if a text is meant that begins with '*', put it in quotes"
                    : nearest + "anchors before it: \(known); a text that begins with '*' goes in quotes"
            ])
    }

    /// A tag; most often a condition that begins with `!`.
    static func tag(_ source: SourceFile, _ span: SourceSpan, value: SourceSpan) -> Diagnostic {
        let written = source.string(span.through(value)).prefix { $0 != "\n" && $0 != "\r" }
        let isCondition = !written.hasPrefix("!!") && !written.hasPrefix("!<")
        let quoted = written.contains("'") ? "\"\(written)\"" : "'\(written)'"
        return Diagnostic(
            "tag", in: source, at: span,
            isCondition
                ? "a value that begins with '!' is read as a YAML tag"
                : "YAML tags such as '\(source.string(span))' are not read",
            help: [
                isCondition
                    ? "put it in quotes: \(Visible.text(quoted))"
                    : "remove it: each value is read by the type its key asks for"
            ])
    }

    /// A name from the file as it can be shown in a sentence.
    static func shown(_ source: SourceFile, _ span: SourceSpan) -> String {
        let text = source.string(span)
        let isQuoted = text.count >= 2 && (text.hasPrefix("\"") || text.hasPrefix("'"))
        return Visible.text(isQuoted ? String(text.dropFirst().dropLast()) : text, atMost: 60)
    }

    private static func lineOfDirective(_ source: SourceFile, before span: SourceSpan) -> SourceSpan {
        var number = source.position(at: span.end).line
        while number > 0 {
            let line = source.line(number)
            if source.bytes[line].first == UInt8(ascii: "%") { return SourceSpan(line.lowerBound, line.upperBound) }
            number -= 1
        }
        return span
    }
}
