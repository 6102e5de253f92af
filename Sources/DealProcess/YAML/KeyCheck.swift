/// Finds keys that stand twice in a mapping, and merge keys.
///
/// Keys are compared by their bytes, not as Swift strings (which find `é` equal to `e` with an accent), and by their
/// value in YAML 1.2's core schema: `1` and `0x1` are the same key. A key in quotes equals the same key without.
struct KeyCheck {
    let source: SourceFile
    let entries: [YAMLTree.Entry]

    /// Indices of entries: the first key, and the later one that repeats it.
    func duplicates(in mapping: Int) -> [(first: Int, second: Int)] {
        let count = Int(entries[mapping].extra)
        guard count > 1 else { return [] }
        return count <= 8 ? fewDuplicates(mapping) : manyDuplicates(mapping)
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

    // MARK: Comparing

    /// Each with each: nearly every mapping is this small.
    private func fewDuplicates(_ mapping: Int) -> [(first: Int, second: Int)] {
        var found: [(Int, Int)] = []
        var all = InlineKeys()
        for key in keys(of: mapping) {
            if let first = all.first(where: { areEqual(resolved($0), resolved(key)) }) { found.append((first, key)) }
            all.append(key)
        }
        return found
    }

    /// Up to eight indices, without an array.
    private struct InlineKeys {
        private var keys = (0, 0, 0, 0, 0, 0, 0, 0)
        private var count = 0

        mutating func append(_ key: Int) {
            guard count < 8 else { return }
            withUnsafeMutableBytes(of: &keys) { $0.bindMemory(to: Int.self)[count] = key }
            count += 1
        }

        func first(where isFound: (Int) -> Bool) -> Int? {
            withUnsafeBytes(of: keys) { $0.bindMemory(to: Int.self).prefix(count).first(where: isFound) }
        }
    }

    private func areEqual(_ left: YAMLTree.Entry, _ right: YAMLTree.Entry) -> Bool {
        guard left.kind == .scalar, right.kind == .scalar else { return false }
        if left.flags.contains(.verbatim), right.flags.contains(.verbatim) {
            if source.bytes[content(left)].elementsEqual(source.bytes[content(right)]) { return true }
        } else if text(left) == text(right) {
            return true
        }
        guard left.style == .plain, right.style == .plain, mayHaveValue(left), mayHaveValue(right) else { return false }
        return CoreScalar(text(left)).isSameKey(as: CoreScalar(text(right)))
    }

    private func manyDuplicates(_ mapping: Int) -> [(first: Int, second: Int)] {
        var found: [(Int, Int)] = []
        var byText: [[UInt8]: Int] = [:]
        var byValue: [CoreScalar: Int] = [:]
        for key in keys(of: mapping) {
            let entry = resolved(key)
            guard entry.kind == .scalar else { continue }
            let text = text(entry)
            var first = byText.updateValue(key, forKey: text)
            if let known = first { byText[text] = known }
            if first == nil, entry.style == .plain, mayHaveValue(entry) {
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

    /// Whether a plain scalar could be null, a bool or a number, by its first byte.
    private func mayHaveValue(_ entry: YAMLTree.Entry) -> Bool {
        guard entry.start < entry.end else { return true }
        switch source.bytes[Int(entry.start)] {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return true
        case UInt8(ascii: "~"): return true
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
            UInt8(ascii: "F"):
            return entry.end - entry.start <= 5
        default: return false
        }
    }

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
