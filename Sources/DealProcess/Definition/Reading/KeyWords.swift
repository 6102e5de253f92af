/// The keys of one kind of map by their bytes, so that a key is found without making a text of it.
struct KeyWords<Key: FormKey>: Sendable {
    struct Entry: Sendable {
        let word: [UInt8]
        let key: Key
        /// The bit of a key that must be there; 0 for the others.
        let mark: UInt8
    }

    let entries: [Entry]
    /// The bits of the keys that must be there.
    let mustHave: UInt8

    init() {
        let required = Key.mustHave
        entries = Key.allCases.map { key in
            let index = required.firstIndex(of: key)
            return Entry(word: Array(key.rawValue.utf8), key: key, mark: index.map { 1 << UInt8($0) } ?? 0)
        }
        mustHave = UInt8(truncatingIfNeeded: (1 << required.count) - 1)
    }

    /// The index of the entry with this key; nil for an unknown one.
    ///
    /// - Parameter place: The entry found last: files have their keys mostly in the order of the format.
    func place(of node: YAMLNode, after place: Int) -> Int? {
        guard let scalar = node.scalar else { return nil }
        guard let range = scalar.verbatimBytes else {
            let word = scalar.decoded(mapped: false).bytes
            return find(after: place) { $0 == word }
        }
        return node.source.bytes.withUnsafeBufferPointer { bytes in
            let word = UnsafeBufferPointer(rebasing: bytes[range])
            return find(after: place) { $0.count == word.count && word.elementsEqual($0) }
        }
    }

    private func find(after place: Int, _ isSame: ([UInt8]) -> Bool) -> Int? {
        for index in place..<entries.count where isSame(entries[index].word) { return index }
        for index in 0..<place where isSame(entries[index].word) { return index }
        return nil
    }
}
