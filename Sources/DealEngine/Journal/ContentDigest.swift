internal import Crypto

/// A SHA-256 digest: 32 bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest of `bytes`.
    package init(of bytes: some Sequence<UInt8>) {
        var hash = SHA256()
        hash.update(data: Array(bytes))
        self.init(Array(hash.finalize()))
    }

    /// The digest of `previous` followed by `bytes`: one link of a chain.
    package init(after previous: ContentDigest?, of bytes: [UInt8]) {
        var hash = SHA256()
        if let previous { hash.update(data: previous.bytes) }
        hash.update(data: bytes)
        self.init(Array(hash.finalize()))
    }

    /// The 64 hexadecimal digits of a digest, read back.
    ///
    /// - Returns: `nil` when `hex` is anything else.
    public init?(hex: String) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in hex.utf8 {
            guard let digit = Self.value(ofHex: character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil, bytes.count == 32 else { return nil }
        self.init(bytes)
    }

    private init(_ bytes: [UInt8]) {
        func word(_ index: Int) -> UInt64 {
            bytes.dropFirst(index * 8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// The 32 bytes, in order.
    public var bytes: [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - $0 * 8)) }
        }
    }

    /// The 64 hexadecimal digits, in small letters.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func value(ofHex character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// Whether all 32 bytes are equal.
    public static func == (first: ContentDigest, second: ContentDigest) -> Bool { first.words == second.words }

    /// Feeds the first eight bytes, which are as good as random.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
