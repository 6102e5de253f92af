/// Finds keys that stand twice in a mapping, and merge keys.
///
/// Keys are compared by their bytes, not as Swift strings (which find `é` equal to `e` with an accent), and by their
/// value in YAML 1.2's core schema: `1` and `0x1` are the same key. A key in quotes equals the same key without.
struct KeyCheck {
    let source: SourceFile
    let entries: [YAMLTree.Entry]

    /// Indices of entries: the first key, and the later one that repeats it.
    func duplicates(in mapping: Int) -> [(first: Int, second: Int)] {
        var found: [(Int, Int)] = []
        var byText: [[UInt8]: Int] = [:]
        var byValue: [CoreScalar: Int] = [:]
        for key in keys(of: mapping) {
            let entry = resolved(key)
            guard entry.kind == .scalar else { continue }
            let text = text(entry)
            var first = byText.updateValue(key, forKey: text)
            if let known = first { byText[text] = known }
            if first == nil, entry.style == .plain {
                let value = CoreScalar(text)
                if value.isString == false {
                    first = byValue[value]
                    if first == nil { byValue[value] = key }
                }
            }
            if let first { found.append((first, key)) }
        }
        return found
    }

    func mergeKeys(in mapping: Int) -> [Int] {
        keys(of: mapping).filter { key in
            let entry = resolved(key)
            return entry.style == .plain && entry.end - entry.start == 2 && source.bytes[Int(entry.start)] == 0x3C
                && source.bytes[Int(entry.start) + 1] == 0x3C
        }
    }

    // MARK: Walking

    private func keys(of mapping: Int) -> KeySequence {
        KeySequence(entries: entries, at: mapping + 1, end: Int(entries[mapping].next))
    }

    private struct KeySequence: Sequence, IteratorProtocol {
        let entries: [YAMLTree.Entry]
        var at: Int
        let end: Int

        mutating func next() -> Int? {
            guard at < end else { return nil }
            let key = at
            let value = Int(entries[key].next)
            at = value < end ? Int(entries[value].next) : end
            return key
        }
    }

    private func resolved(_ index: Int) -> YAMLTree.Entry {
        entries[index].kind == .alias ? entries[Int(entries[index].extra)] : entries[index]
    }

    // MARK: At a glance

    /// Whether it can be seen at a glance that there is nothing to find: all keys are plain words of different bytes.
    ///
    /// Nearly every mapping is like that, and nothing is made for it.
    func isEvident(_ mapping: Int) -> Bool {
        let count = Int(entries[mapping].extra)
        return source.bytes.withUnsafeBufferPointer { bytes in
            entries.withUnsafeBufferPointer { entries in
                if count > 8 { return areManyDistinct(mapping, count, bytes, entries) }
                return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 8) { marks in
                    areFewDistinct(mapping, bytes, entries, marks)
                }
            }
        }
    }

    private func areFewDistinct(
        _ mapping: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ entries: UnsafeBufferPointer<YAMLTree.Entry>,
        _ marks: UnsafeMutableBufferPointer<UInt64>
    ) -> Bool {
        var count = 0
        var at = mapping + 1
        let end = Int(entries[mapping].next)
        while at < end {
            guard count < marks.count, let mark = mark(of: entries[at], bytes) else { return false }
            for index in 0..<count where marks[index] == mark { return false }
            marks.initializeElement(at: count, to: mark)
            count += 1
            at = next(behind: at, before: end, entries)
        }
        return true
    }

    private func areManyDistinct(
        _ mapping: Int, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>,
        _ entries: UnsafeBufferPointer<YAMLTree.Entry>
    ) -> Bool {
        var marks: Set<UInt64> = []
        marks.reserveCapacity(count)
        var at = mapping + 1
        let end = Int(entries[mapping].next)
        while at < end {
            guard let mark = mark(of: entries[at], bytes), marks.insert(mark).inserted else { return false }
            at = next(behind: at, before: end, entries)
        }
        return true
    }

    /// The key behind this one and its value.
    private func next(behind key: Int, before end: Int, _ entries: UnsafeBufferPointer<YAMLTree.Entry>) -> Int {
        let value = Int(entries[key].next)
        return value < end ? Int(entries[value].next) : end
    }

    /// A number for the bytes of a key: equal for equal keys. Nil for a key that is more than its bytes.
    private func mark(of key: YAMLTree.Entry, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard key.kind == .scalar, key.flags.contains(.verbatim), key.start < key.end else { return nil }
        let quote = key.style == .plain ? 0 : 1
        let content = Int(key.start) + quote..<Int(key.end) - quote
        if key.style == .plain, bytes[content.lowerBound] == UInt8(ascii: "<") || mayHaveValue(content, bytes) {
            return nil
        }
        // FNV-1a.
        var mark: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in content { mark = (mark ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return mark
    }

    /// Whether a plain scalar could be null, a bool or a number, by its first byte and its length.
    private func mayHaveValue(_ content: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes[content.lowerBound] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "~"):
            return true
        case UInt8(ascii: "n"), UInt8(ascii: "N"): return isWord(content, bytes, "ull")
        case UInt8(ascii: "t"), UInt8(ascii: "T"): return isWord(content, bytes, "rue")
        case UInt8(ascii: "f"), UInt8(ascii: "F"): return isWord(content, bytes, "alse")
        default: return false
        }
    }

    /// Whether these small letters follow the first, in whatever case.
    private func isWord(_ content: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ rest: StaticString) -> Bool {
        guard content.count == rest.utf8CodeUnitCount + 1 else { return false }
        for index in 0..<rest.utf8CodeUnitCount
        where bytes[content.lowerBound + 1 + index] | 0x20 != rest.utf8Start[index] {
            return false
        }
        return true
    }

    // MARK: Contents

    private func content(_ entry: YAMLTree.Entry) -> Range<Int> {
        let quote = entry.style == .plain ? 0 : 1
        return Int(entry.start) + quote..<Int(entry.end) - quote
    }

    private func text(_ entry: YAMLTree.Entry) -> [UInt8] {
        if entry.flags.contains(.verbatim) { return Array(source.bytes[content(entry)]) }
        var decoder = ScalarDecoder(source.bytes, span: entry.span, mapped: false)
        return decoder.decode(entry.style, indent: Int(entry.extra)).bytes
    }
}
