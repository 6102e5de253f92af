/// A map of keys (bool, int, uint or string) to values, in the order it was written.
///
/// Numbers are one kind of key: `1`, `1u` and `1.0` find the same entry.
public struct CELMap: Sendable {
    // One reference, so that a value of the language stays small and quick to copy.
    private let box: Box

    private final class Box: Sendable {
        let storage: MapStorage

        init(_ storage: MapStorage) { self.storage = storage }

        static let empty = Box(MapStorage())
    }

    private init(_ storage: MapStorage) { box = storage.keys.isEmpty ? .empty : Box(storage) }

    /// The empty map.
    public init() { box = .empty }

    /// A map of texts to values; of a repeated text the last value counts.
    public init(_ fields: some Sequence<(String, CELValue)>) {
        var storage = MapStorage()
        for (name, value) in fields { storage.update(value, for: .string(name), hash: TextKey.hash(name)) }
        self.init(storage)
    }

    /// A map of these entries; `nil` when a key is no bool, int, uint or string, or stands twice.
    public init?(entries: some Sequence<(CELValue, CELValue)>) {
        var builder = Builder()
        do throws(CELFault) {
            for (key, value) in entries { try builder.insert(value, for: key) }
        } catch {
            return nil
        }
        self = builder.map
    }

    /// The keys as written.
    public var keys: [CELValue] { box.storage.keys }

    /// The values, each at the place of its key.
    public var values: [CELValue] { box.storage.values }

    /// The number of entries.
    public var count: Int { box.storage.keys.count }

    /// The value of `key`; `nil` when there is none, or when `key` cannot be a key.
    public subscript(key: CELValue) -> CELValue? {
        guard let hash = key.keyHash, let place = box.storage.place(of: key, hash: hash) else { return nil }
        return box.storage.values[place]
    }

    /// The value of a text key.
    public subscript(name: String) -> CELValue? { self[TextKey(name)] }

    /// The value of a text key whose hash was computed before.
    subscript(key: TextKey) -> CELValue? {
        guard let place = box.storage.place(of: key) else { return nil }
        return box.storage.values[place]
    }

    func contains(_ key: TextKey) -> Bool { box.storage.place(of: key) != nil }

    /// A map in the making.
    struct Builder {
        private var storage = MapStorage()

        var map: CELMap { CELMap(storage) }

        /// Adds an entry.
        ///
        /// - Throws: A fault for a key of a wrong type, or one that is there already.
        mutating func insert(_ value: CELValue, for key: CELValue) throws(CELFault) {
            var hash: UInt64?
            if case .double = key { hash = nil } else { hash = key.keyHash }
            guard let hash else {
                throw CELFault(.invalidArgument, "\(key.canonicalText) cannot be a key of a map")
            }
            guard storage.place(of: key, hash: hash) == nil else {
                throw CELFault(.repeatedKey, "the key \(key.canonicalText) stands twice in a map")
            }
            storage.append(value, for: key, hash: hash)
        }

        /// Adds the entries of another map.
        mutating func insert(entriesOf map: CELMap) throws(CELFault) {
            for (key, value) in zip(map.keys, map.values) { try insert(value, for: key) }
        }
    }
}

/// The entries of a map in their order, and where each key stands.
private struct MapStorage: Sendable {
    private(set) var keys: [CELValue] = []
    private(set) var values: [CELValue] = []
    private var hashes: [UInt64] = []
    /// Places plus one by the low bits of the hash, with open addressing; empty while a look at all hashes is as quick.
    private var table: [UInt32] = []

    private static let small = 8

    func place(of key: TextKey) -> Int? {
        place(hash: key.hash) { place in
            if case .string(let text) = keys[place] { sameText(text, key.text) } else { false }
        }
    }

    func place(of key: CELValue, hash: UInt64) -> Int? {
        place(hash: hash) { keys[$0].isSameKey(as: key) }
    }

    @inline(__always)
    private func place(hash: UInt64, _ isSame: (Int) -> Bool) -> Int? {
        if table.isEmpty {
            for place in hashes.indices where hashes[place] == hash && isSame(place) { return place }
            return nil
        }
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while table[slot] != 0 {
            let place = Int(table[slot]) - 1
            if hashes[place] == hash, isSame(place) { return place }
            slot = (slot + 1) & mask
        }
        return nil
    }

    mutating func update(_ value: CELValue, for key: CELValue, hash: UInt64) {
        if let place = place(of: key, hash: hash) {
            values[place] = value
        } else {
            append(value, for: key, hash: hash)
        }
    }

    mutating func append(_ value: CELValue, for key: CELValue, hash: UInt64) {
        keys.append(key)
        values.append(value)
        hashes.append(hash)
        guard keys.count > Self.small else { return }
        if keys.count * 2 > table.count {
            table = Array(repeating: 0, count: max(32, table.count * 2))
            for place in hashes.indices { enter(place) }
        } else {
            enter(keys.count - 1)
        }
    }

    private mutating func enter(_ place: Int) {
        let mask = table.count - 1
        var slot = Int(truncatingIfNeeded: hashes[place]) & mask
        while table[slot] != 0 { slot = (slot + 1) & mask }
        table[slot] = UInt32(place + 1)
    }
}

/// A text with its hash, for keys that are looked up often.
struct TextKey: Sendable {
    let text: String
    let hash: UInt64

    init(_ text: String) {
        self.text = text
        hash = Self.hash(text)
    }

    // Differs in each process, so that nobody can prepare keys that collide.
    private static let seed = UInt64.random(in: .min ... .max)

    static func hash(_ text: String) -> UInt64 {
        if let hash = text.utf8.withContiguousStorageIfAvailable({ hash(UnsafeRawBufferPointer($0)) }) { return hash }
        return Array(text.utf8).withUnsafeBytes { hash($0) }
    }

    static func hash(_ number: UInt64) -> UInt64 { fold(number ^ 0xA076_1D64_78BD_642F, seed) }

    /// Words are folded by the full product of two, as in Wang Yi's wyhash: no difference of words cancels another.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = seed ^ UInt64(bytes.count)
        var place = 0
        while place + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            state = fold(word ^ 0xA076_1D64_78BD_642F, state ^ 0xE703_7ED1_A0B4_28DB)
            place += 8
        }
        var rest: UInt64 = 0
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place += 1
        }
        return fold(rest ^ 0x8EBC_6AF0_9C88_C6E3, state)
    }

    @inline(__always)
    private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }
}

extension CELValue {
    /// The hash that all equal keys share; `nil` for what cannot be a key.
    fileprivate var keyHash: UInt64? {
        switch self {
        case .bool(let bool): TextKey.hash(bool ? 0xB001 : 0xB000)
        case .int(let int): TextKey.hash(UInt64(bitPattern: int))
        case .uint(let uint): TextKey.hash(uint)
        case .double(let double):
            (Int64(exactly: double).map { UInt64(bitPattern: $0) } ?? UInt64(exactly: double)).map(TextKey.hash)
        case .string(let text): TextKey.hash(text)
        default: nil
        }
    }

    fileprivate func isSameKey(as other: CELValue) -> Bool {
        switch (self, other) {
        case (.bool(let x), .bool(let y)): x == y
        case (.int(let x), .int(let y)): x == y
        case (.string(let x), .string(let y)): sameText(x, y)
        case (.uint(let x), .uint(let y)): x == y
        case (.int(let x), .uint(let y)), (.uint(let y), .int(let x)): x >= 0 && UInt64(x) == y
        case (.int(let x), .double(let y)): Int64(exactly: y) == x
        case (.uint(let x), .double(let y)): UInt64(exactly: y) == x
        default: false
        }
    }
}
