package import ExactValues

/// The parts of a record by name, on their way to or from canonical bytes.
///
/// What it holds is for DealKit itself; a host keeps the bytes of ``StableRecord/encoded``.
public struct CanonicalObject: Sendable {
    package struct Member: Sendable {
        package let key: String
        package let value: CanonicalValue
    }

    /// In order of the keys' bytes, each key once.
    package private(set) var members: [Member] = []

    package init() {}

    /// The part with this name; `nil` removes it.
    package subscript(key: String) -> CanonicalValue? {
        get {
            let index = place(of: key)
            return holds(key, at: index) ? members[index].value : nil
        }
        set {
            let index = place(of: key)
            let range = index..<(holds(key, at: index) ? index + 1 : index)
            members.replaceSubrange(range, with: newValue.map { [Member(key: key, value: $0)] } ?? [])
        }
    }

    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    func write(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            CanonicalValue.write(member.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            member.value.write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
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

// What is absent is left out.
extension CanonicalObject {
    package mutating func set(_ key: String, _ text: String?) { self[key] = text.map(CanonicalValue.text) }
    package mutating func set(_ key: String, _ id: (some WordID)?) { set(key, id?.text) }
    package mutating func set(_ key: String, _ number: Int?) { self[key] = number.map { .int(Int64($0)) } }
    package mutating func set(_ key: String, _ bool: Bool) { self[key] = .bool(bool) }
    package mutating func set(_ key: String, _ instant: Instant?) { set(key, instant?.description) }
    package mutating func set(_ key: String, _ object: CanonicalObject) { self[key] = .object(object) }
    package mutating func set(_ key: String, _ objects: [CanonicalObject]) {
        self[key] = .list(objects.map(CanonicalValue.object))
    }
    package mutating func set(_ key: String, words: [some WordID]) {
        self[key] = .list(words.map { .text($0.text) })
    }
}
