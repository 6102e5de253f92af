// Slips of structure: tabs, brackets, lists, indentation, and the rarer parts of YAML.

extension SyntaxAdvice {
    /// A tab in the indentation of the line where libyaml gave up, or of the line it was reading.
    var tabIndentation: Diagnostic? {
        let isAboutBlanks =
            problem.contains("tab character") || problem == "found character that cannot start any token"
        for offset in [place, reached, contextPlace] {
            let line = SourceLine(source, holding: offset)
            guard let tab = source.bytes[line.range.lowerBound..<line.textStart].firstIndex(of: 0x09) else { continue }
            guard isAboutBlanks || offset == place else { continue }
            return tabs(from: tab, in: line)
        }
        guard isAboutBlanks, byte(at: place) == 0x09 else { return nil }
        return tabs(from: place, in: line)
    }

    private func tabs(from tab: Int, in line: SourceLine) -> Diagnostic {
        var end = tab
        while byte(at: end) == 0x09 { end += 1 }
        let further = furtherTabLines(behind: line)
        return error(
            "tab-indentation", SourceSpan(tab, end), "a tab is used to indent this line",
            label: further == 0 ? "a tab" : "a tab, as on \(further) more line\(further == 1 ? "" : "s")",
            help: ["indent with spaces, two for each level: most editors can turn tabs into spaces"])
    }

    private func furtherTabLines(behind line: SourceLine) -> Int {
        guard line.number < source.lineCount else { return 0 }
        return (line.number + 1...source.lineCount).count { number in
            source.bytes[source.line(number)].first { $0 != 0x20 } == 0x09
        }
    }

    /// `[` or `{` without its other half, or with something odd inside.
    var brackets: Diagnostic? {
        guard context.contains("flow sequence") || context.contains("flow mapping") || context.contains("flow node")
        else { return nil }
        if context.contains("flow node") { return missingFlowValue }
        let open = source.string(character(at: contextPlace))
        let close = open == "[" ? "]" : "}"
        let isNewKey =
            line.number > source.position(at: contextPlace).line && place >= line.textStart
            && line.colon().map { $0 + 1 >= place } == true
        if place >= source.bytes.count || isNewKey || byte(at: place) == UInt8(ascii: "-") && place == line.textStart {
            return unclosed(contextPlace)
        }
        if let character = byte(at: place), character == UInt8(ascii: "]") || character == UInt8(ascii: "}") {
            return error(
                "unclosed-bracket", self.character(at: place), "this bracket does not fit the '\(open)' that is open",
                label: "'\(close)' was expected",
                notes: [.init("opened here", in: source, at: self.character(at: contextPlace))],
                help: ["write '\(close)'; a text or condition with brackets goes in quotes"])
        }
        if byte(at: place) == UInt8(ascii: ":") {
            return error(
                "colon-in-text", character(at: place), "a second ':' stands in this part of '\(open) \(close)'",
                label: "read as the end of a key",
                help: ["inside '{ }' and '[ ]' put a text with ':' or ',' in quotes"])
        }
        return error(
            "missing-comma", character(at: place), "a ',' or the closing '\(close)' is missing before this",
            notes: [.init("opened here", in: source, at: character(at: contextPlace))],
            help: [
                "inside '{ }' and '[ ]' parts are separated by commas; put a text with ',' ':' or brackets in quotes"
            ])
    }

    private func unclosed(_ bracket: Int) -> Diagnostic {
        let open = source.string(character(at: bracket))
        return error(
            "unclosed-bracket", character(at: bracket), "the '\(open)' that begins here is never closed",
            label: "opened here",
            help: ["write '\(open == "[" ? "]" : "}")' at the end; a text or condition with brackets goes in quotes"])
    }

    /// `[ , a ]`, `{ a: ] }`.
    private var missingFlowValue: Diagnostic {
        if place >= source.bytes.count, let open = FlowScan.lastOpenBracket(source.bytes) {
            return unclosed(open)
        }
        let isComma = byte(at: place) == UInt8(ascii: ",")
        return error(
            isComma ? "extra-comma" : "yaml-syntax", character(at: place),
            place >= source.bytes.count
                ? "the file ends inside '{ }' or '[ ]'"
                : isComma ? "there is nothing before this comma" : "a value was expected here",
            help: ["inside '{ }' and '[ ]' put a text with ',' ':' or brackets in quotes"])
    }

    /// `a: - b`, and list elements beside keys.
    var lists: Diagnostic? {
        if problem == "block sequence entries are not allowed in this context" {
            return error(
                "list-on-key-line", character(at: place), "a list cannot begin on the line of its key",
                help: ["begin each element on its own line: '- …'", "or write the list as [ a, b ]"])
        }
        guard problem == "did not find expected '-' indicator", !line.isElement else { return nil }
        guard line.indent == SourceLine(source, holding: contextPlace).indent else { return nil }
        return error(
            "missing-dash", line.span(from: line.textStart), "this line stands in a list and does not begin with '- '",
            notes: [.init("the list begins here", in: source, at: character(at: contextPlace))],
            help: ["begin it with '- ', or indent it as far as the text it belongs to"])
    }

    var blockScalars: Diagnostic? {
        guard context == "while scanning a block scalar" else { return nil }
        return error(
            "bad-block-text", character(at: min(place, max(source.bytes.count - 1, 0))),
            problem == "found an indentation indicator equal to 0"
                ? "the indentation of a text cannot be 0" : "a text after '|' or '>' begins on the next line",
            help: ["write '|' or '>-' alone at the end of the line, and the text below, indented"])
    }

    var anchors: Diagnostic? {
        guard context.contains("anchor") || context.contains("alias") || context.contains("a tag") else { return nil }
        let isTag = context.contains("a tag")
        return error(
            isTag ? "tag" : "bad-anchor", character(at: contextPlace),
            isTag
                ? "YAML tags are not read, and this is none"
                : "an anchor or alias has a name of letters, digits, '-' and '_'",
            help: ["a text that begins with '&', '*' or '!' goes in quotes"])
    }

    var directives: Diagnostic? {
        guard
            context.contains("directive") || problem.contains("directive") || problem.contains("tag handle")
                || problem.contains("incompatible YAML")
        else { return nil }
        if problem.contains("tag handle") {
            return error(
                "tag", character(at: place), "YAML tags are not read, and this one is not declared",
                help: ["a text or condition that begins with '!' goes in quotes"])
        }
        return error(
            "directive", line.span(from: line.range.lowerBound),
            "a line that begins with '%' is a directive, which is not read",
            help: ["remove it; a text that begins with '%' goes in quotes"])
    }

    /// A line that fits neither the one above nor what it stands in.
    var indentation: Diagnostic? {
        guard place == line.textStart, place < source.bytes.count else { return documentEnd }
        let isAboutPlace =
            problem == "did not find expected key" || problem == "did not find expected '-' indicator"
            || problem.contains("document start")
        guard isAboutPlace else { return nil }
        if line.previousText.map({ source.string($0.span(from: $0.textStart)) }) == "..." { return documentEnd }
        let levels = openLevels
        if line.isElement, problem == "did not find expected key", !levels.contains(where: \.isElement) {
            return error(
                "indentation", character(at: place), "a list element stands here among the keys of a map",
                notes: [.init("the map begins here", in: source, at: character(at: contextPlace))],
                help: ["indent it under the key it belongs to"])
        }
        let columns = Set(levels.map { line.isElement ? $0.indent : $0.textColumn }).subtracting([line.indent]).sorted(
            by: >)
        let expected = columns.map { String($0) }.joined(separator: " or ")
        return error(
            "indentation", SourceSpan(place, line.span(from: place).end),
            "this line is indented by \(line.indent == 1 ? "1 space" : "\(line.indent) spaces"), which fits no line above",
            label: expected.isEmpty ? nil : "expected \(expected)",
            help: ["indent it as far as the keys it belongs to, with two spaces more for each level"])
    }

    /// The lines above that this one could belong beside: each indented less than the one below it.
    private var openLevels: [SourceLine] {
        var levels: [SourceLine] = []
        var candidate = line.previousText
        for _ in 0..<2_000 {
            guard let above = candidate, levels.last?.indent != 0 else { break }
            if levels.last.map({ above.indent < $0.indent }) ?? true { levels.append(above) }
            candidate = above.previousText
        }
        return levels
    }

    /// Text behind the end of the document.
    private var documentEnd: Diagnostic? {
        guard problem == "did not find expected <document start>", place < source.bytes.count else { return nil }
        return error(
            "text-after-end", line.span(from: place), "nothing can follow here: the document has ended",
            help: ["remove a line '...', a bracket too many, or put a text with quotes inside in quotes"])
    }
}
