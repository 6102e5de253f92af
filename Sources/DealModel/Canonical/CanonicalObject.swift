/// The parts of a record by name, as they were read from its bytes.
///
/// What it holds is for DealKit itself; a host keeps the bytes of ``StableRecord/encoded``.
public struct CanonicalObject: Sendable {
    package struct Member: Sendable {
        package let key: String
        package let value: CanonicalValue
    }

    /// In order of the keys' bytes, each key once.
    package private(set) var members: [Member] = []

    /// The part with this name.
    package subscript(key: String) -> CanonicalValue? {
        let index = place(of: key)
        return holds(key, at: index) ? members[index].value : nil
    }

    /// Adds a part.
    ///
    /// - Returns: Whether there was none of this name.
    mutating func add(_ key: String, _ value: CanonicalValue) -> Bool {
        let index = place(of: key)
        guard !holds(key, at: index) else { return false }
        members.insert(Member(key: key, value: value), at: index)
        return true
    }

    private func place(of key: String) -> Int {
        // Members mostly come in order.
        if members.last.map({ $0.key.precedesInBytes(key) }) ?? true { return members.count }
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].key.precedesInBytes(key) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func holds(_ key: String, at index: Int) -> Bool {
        index < members.count && members[index].key.hasSameBytes(as: key)
    }
}
