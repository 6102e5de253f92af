/// What a document means by YAML 1.2's core schema, as far as JSON can say it.
///
/// Not for hosts: the conformance runner compares it with what the public suites expect.
@_spi(Conformance) public indirect enum CoreValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number in one spelling a value: 450, 450.00 and 4.5e2 are equal.
    case number(String)
    case string(String)
    case list([CoreValue])
    /// Keys as they are written, in byte order.
    case map([Pair])

    /// One pair of a map.
    public struct Pair: Hashable, Sendable {
        /// The key's text, as bytes: Swift strings are equal when they only look alike.
        public let key: [UInt8]
        /// The key's value.
        public let value: CoreValue

        /// Makes a pair.
        public init(_ key: String, _ value: CoreValue) {
            self.key = Array(key.utf8)
            self.value = value
        }
    }

    /// Makes a number of its digits, or nil when the text is none.
    public static func number(parsing text: String) -> CoreValue? {
        let bytes = Array(text.utf8)
        return (CoreNumber.integer(bytes) ?? CoreNumber.float(bytes)).map { .number($0.description) }
    }

    /// Makes a map of pairs in any order.
    public static func map(of pairs: [Pair]) -> CoreValue {
        .map(pairs.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    }
}
