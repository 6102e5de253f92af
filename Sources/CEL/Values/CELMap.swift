/// A map of keys (bool, int, uint or string) to values, in the order it was written.
///
/// Numbers are one kind of key: `1`, `1u` and `1.0` find the same entry.
public struct CELMap: Sendable {
    /// The keys as written.
    public private(set) var keys: [CELValue] = []
    /// The values, each at the place of its key.
    public private(set) var values: [CELValue] = []
    private var places: [Key: Int] = [:]

    /// The empty map.
    public init() {}

    /// A map of texts to values; of a repeated text the last value counts.
    public init(_ fields: some Sequence<(String, CELValue)>) {
        for (name, value) in fields { update(value, for: .string(name), at: Key.text(CELText(name))) }
    }

    /// The number of entries.
    public var count: Int { keys.count }

    /// The value of `key`; `nil` when there is none, or when `key` cannot be a key.
    public subscript(key: CELValue) -> CELValue? {
        Key(key).flatMap { places[$0] }.map { values[$0] }
    }

    /// The value of a text key.
    public subscript(name: String) -> CELValue? { places[.text(CELText(name))].map { values[$0] } }

    /// Adds an entry; says what is wrong with the key otherwise.
    mutating func insert(_ value: CELValue, for key: CELValue) -> InsertError? {
        if case .double = key { return .unsupportedKey }
        guard let place = Key(key) else { return .unsupportedKey }
        guard places[place] == nil else { return .repeatedKey }
        update(value, for: key, at: place)
        return nil
    }

    enum InsertError { case unsupportedKey, repeatedKey }

    private mutating func update(_ value: CELValue, for key: CELValue, at place: Key) {
        if let index = places[place] {
            values[index] = value
        } else {
            places[place] = keys.count
            keys.append(key)
            values.append(value)
        }
    }

    /// A key in the one form that equal keys share.
    private enum Key: Hashable, Sendable {
        case bool(Bool)
        case int(Int64)
        /// Only what does not fit `int`.
        case uint(UInt64)
        case text(CELText)

        init?(_ value: CELValue) {
            switch value {
            case .bool(let bool): self = .bool(bool)
            case .int(let int): self = .int(int)
            case .uint(let uint): self = Int64(exactly: uint).map(Key.int) ?? .uint(uint)
            case .double(let double):
                guard let key = Int64(exactly: double).map(Key.int) ?? UInt64(exactly: double).map(Key.uint) else {
                    return nil
                }
                self = key
            case .string(let string): self = .text(CELText(string))
            default: return nil
            }
        }
    }
}
