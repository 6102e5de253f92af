// Scalars of one line, literal and folded texts, and brackets.

extension DirectReader {
    struct Scalar {
        let style: YAMLScalar.Style
        let span: SourceSpan
        let isVerbatim: Bool
    }

    mutating func scalar(inFlow: Bool) throws -> Scalar {
        switch bytes[at] {
        case UInt8(ascii: "'"): try singleQuoted()
        case UInt8(ascii: "\""): try doubleQuoted()
        default: try plain(inFlow: inFlow)
        }
    }

    // MARK: Plain

    private mutating func plain(inFlow: Bool) throws -> Scalar {
        let start = at
        guard canBeginPlain(inFlow: inFlow) else { throw Declined() }
        var end = at
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\n") { break }
            if byte == UInt8(ascii: ":"), isBlank(at + 1) { break }
            if byte == UInt8(ascii: "#"), bytes[at - 1] == UInt8(ascii: " ") { break }
            if inFlow {
                if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { break }
                guard !isOddInFlow(byte) else { throw Declined() }
            }
            at += 1
            if byte != UInt8(ascii: " ") { end = at }
        }
        return Scalar(style: .plain, span: SourceSpan(start, end), isVerbatim: true)
    }

    private func canBeginPlain(inFlow: Bool) -> Bool {
        switch bytes[at] {
        case UInt8(ascii: "-"): !isBlank(at + 1) && (!inFlow || isAlphanumeric(bytes[at + 1]))
        case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"),
            UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"), UInt8(ascii: "@"),
            UInt8(ascii: "`"), UInt8(ascii: "\n"):
            false
        default: true
        }
    }

    private func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }

    /// What libyaml and YAML 1.2 judge differently inside brackets is left to libyaml.
    private func isOddInFlow(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"): true
        case UInt8(ascii: ":"): at + 1 >= bytes.count || !(isAlphanumeric(bytes[at + 1]) || bytes[at + 1] == 0x2F)
        default: false
        }
    }

    // MARK: Quoted

    private mutating func singleQuoted() throws -> Scalar {
        let start = at
        var isVerbatim = true
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
            guard bytes[at] == UInt8(ascii: "'") else {
                at += 1
                continue
            }
            at += 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "'") else {
                return Scalar(style: .singleQuoted, span: SourceSpan(start, at), isVerbatim: isVerbatim)
            }
            isVerbatim = false
            at += 1
        }
        throw Declined()
    }

    private mutating func doubleQuoted() throws -> Scalar {
        let start = at
        var isVerbatim = true
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
            if bytes[at] == UInt8(ascii: "\"") {
                at += 1
                return Scalar(style: .doubleQuoted, span: SourceSpan(start, at), isVerbatim: isVerbatim)
            }
            if bytes[at] == UInt8(ascii: "\\") {
                isVerbatim = false
                at += 1
                // Numbers of characters can be wrong in many ways: they are libyaml's.
                guard at < bytes.count, ScalarDecoder.simpleEscapes[bytes[at]] != nil else { throw Declined() }
            }
            at += 1
        }
        throw Declined()
    }

    // MARK: Literal and folded

    mutating func blockScalar(parentColumn: Int) throws {
        let start = at
        let style: YAMLScalar.Style = bytes[at] == UInt8(ascii: "|") ? .literal : .folded
        at += 1
        if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") { at += 1 }
        guard isBlank(at) else { throw Declined() }
        try endLine()
        var column = -1
        var end = start
        while at < bytes.count {
            let lineStart = at
            skipSpaces()
            let indent = at - lineStart
            if at < bytes.count, bytes[at] == UInt8(ascii: "\n") {
                // Spaces on a blank line count differently before, in and behind the text.
                guard indent == 0 else { throw Declined() }
                at += 1
                continue
            }
            guard at < bytes.count else { throw Declined() }
            if column < 0 { column = indent }
            guard indent >= column, indent > parentColumn else {
                guard indent <= parentColumn, column > parentColumn else { throw Declined() }
                at = lineStart
                break
            }
            while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
            end = at
            at += 1
        }
        guard column > parentColumn else { throw Declined() }
        at = min(at, bytes.count)
        try builder.scalar(style, SourceSpan(start, end), isVerbatim: false)
    }

    // MARK: Brackets

    /// `[ … ]` or `{ … }` on one line.
    mutating func flowCollection() throws {
        let isSequence = bytes[at] == UInt8(ascii: "[")
        let close = isSequence ? UInt8(ascii: "]") : UInt8(ascii: "}")
        try builder.begin(isSequence ? .sequence : .mapping, SourceSpan(at, at + 1), isFlow: true)
        at += 1
        try skipSpacesInLine()
        while bytes[at] != close {
            if !isSequence { try flowKey() }
            try flowValue()
            try skipSpacesInLine()
            guard bytes[at] == UInt8(ascii: ",") else { break }
            at += 1
            try skipSpacesInLine()
        }
        guard bytes[at] == close else { throw Declined() }
        at += 1
        try builder.end(at: at)
    }

    private mutating func flowKey() throws {
        let start = at
        let key = try scalar(inFlow: true)
        try builder.scalar(key.style, key.span, isVerbatim: key.isVerbatim)
        try skipSpacesInLine()
        guard bytes[at] == UInt8(ascii: ":"), isBlank(at + 1), at - start < 1000 else { throw Declined() }
        at += 1
        try skipSpacesInLine()
    }

    private mutating func flowValue() throws {
        guard bytes[at] != UInt8(ascii: "["), bytes[at] != UInt8(ascii: "{") else { return try flowCollection() }
        let value = try scalar(inFlow: true)
        try builder.scalar(value.style, value.span, isVerbatim: value.isVerbatim)
    }

    /// Brackets over several lines are libyaml's.
    private mutating func skipSpacesInLine() throws {
        skipSpaces()
        guard at < bytes.count, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "#") else {
            throw Declined()
        }
    }
}
