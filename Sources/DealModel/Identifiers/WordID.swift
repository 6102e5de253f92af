/// An identifier that is a word of its own type: a `StageID` cannot go where a `RoleID` is wanted.
///
///     let stage: StageID = "proposal"
///
/// Two are equal when their bytes are: nothing is normalised, so that memory and database agree. They are ordered by bytes.
public protocol WordID: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible
where StringLiteralType == String {
    /// The word itself.
    var text: String { get }
    /// The identifier with this word; whether it names anything is known where it is used.
    init(_ text: String)
}

extension WordID {
    /// The identifier written in the source.
    public init(stringLiteral text: String) { self.init(text) }

    /// The word itself.
    public var description: String { text }

    /// Equal bytes.
    @inlinable public static func == (left: Self, right: Self) -> Bool { left.text.hasSameBytes(as: right.text) }

    /// By the order of the bytes.
    public static func < (left: Self, right: Self) -> Bool { left.text.precedesInBytes(right.text) }
}

extension String {
    /// Equality of bytes. Swift's own `==` also finds equal what Unicode calls equivalent, `é` and `e` with an accent.
    @inlinable @inline(__always) package func hasSameBytes(as other: String) -> Bool {
        // A word of up to 15 bytes lies within its string, and copies of a longer one share their storage: in both cases
        // equal words are mostly equal in these 16 bytes. The rest is a call, to keep it out of the way of hot paths.
        unsafeBitCast(self, to: Representation.self) == unsafeBitCast(other, to: Representation.self)
            || hasSameBytesInStorage(as: other)
    }

    @usableFromInline typealias Representation = SIMD2<UInt64>

    @usableFromInline @inline(never) func hasSameBytesInStorage(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        // Over the storage itself: the views compare byte by byte through their indices, which is several times slower.
        let same = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { others in
                own.elementsEqual(others)
            }
        }
        if case .some(.some(let same)) = same { return same }
        return utf8.elementsEqual(other.utf8)
    }

    /// The order of UTF-8 bytes, which is that of the scalars.
    package func precedesInBytes(_ other: String) -> Bool {
        // Over the storage, as above.
        let precedes = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { others in
                own.lexicographicallyPrecedes(others)
            }
        }
        if case .some(.some(let precedes)) = precedes { return precedes }
        return utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// The text, or `nil` when it is blank (nothing but white space): a blank text is no fact.
    package var unlessBlank: String? {
        // Most texts begin with a letter or digit of ASCII, which needs no look into Unicode's tables.
        if let first = utf8.first, first > 0x20, first < 0x7F { return self }
        return unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : self
    }
}
