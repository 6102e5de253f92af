// Literal (`|`) and folded (`>`) scalars.

extension ScalarDecoder {
    /// What happens to the line breaks at the end.
    private enum Chomping { case clip, strip, keep }

    mutating func block(folded: Bool, indent: Int) {
        let contentEnd = end
        let chomping = header()
        // The stretch of the scalar ends at its last character; the breaks behind it may still belong to the text.
        end = bytes.count
        let indent = indent > 0 ? indent : detectIndent(before: contentEnd)
        var pending: Range<Int>?
        var empty = emptyLines(indent)
        var wasIndented = false
        while at < contentEnd {
            at += indent
            let isIndented = isBlank(at)
            join(pending, empty, folded: folded && !wasIndented && !isIndented)
            wasIndented = isIndented
            var lineEnd = at
            while lineEnd < end, breakLength(lineEnd) == 0 { lineEnd += 1 }
            copy(lineEnd - at)
            let length = breakLength(at)
            pending = length > 0 ? at..<at + length : nil
            at += length
            empty = emptyLines(indent)
        }
        if let pending, chomping != .strip { lineFeed(pending) }
        if chomping == .keep { empty.forEach { lineFeed($0) } }
        finish(at: contentEnd)
    }

    private mutating func header() -> Chomping {
        var chomping = Chomping.clip
        while at < end, breakLength(at) == 0, !isBlank(at) {
            if bytes[at] == UInt8(ascii: "-") { chomping = .strip }
            if bytes[at] == UInt8(ascii: "+") { chomping = .keep }
            at += 1
        }
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") { at += 1 }
        end = bytes.count
        at += breakLength(at)
        return chomping
    }

    /// The indentation of the first line that is not blank. Without one, all lines are blank, however long.
    private func detectIndent(before contentEnd: Int) -> Int {
        guard at < contentEnd else { return .max }
        var index = at
        while index < contentEnd {
            let start = index
            while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
            let length = breakLength(index)
            if length == 0 { return max(index - start, 1) }
            index += length
        }
        return 1
    }

    /// Passes over lines of nothing but indentation; returns their breaks.
    private mutating func emptyLines(_ indent: Int) -> [Range<Int>] {
        var breaks: [Range<Int>] = []
        while at < end {
            var index = at
            while index < end, index - at < indent, bytes[index] == UInt8(ascii: " ") { index += 1 }
            let length = breakLength(index)
            guard length > 0 else { break }
            breaks.append(index..<index + length)
            at = index + length
        }
        return breaks
    }

    /// Ends a line before the next one: folding makes a single break a space and drops one of several.
    private mutating func join(_ pending: Range<Int>?, _ empty: [Range<Int>], folded: Bool) {
        if let pending {
            if !folded {
                lineFeed(pending)
            } else if empty.isEmpty {
                write(CollectionOfOne(UInt8(ascii: " ")), for: pending)
            }
        }
        empty.forEach { lineFeed($0) }
    }

    private mutating func lineFeed(_ source: Range<Int>) {
        write(CollectionOfOne(UInt8(ascii: "\n")), for: source)
    }
}
