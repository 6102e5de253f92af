internal import Crypto

/// A SHA-256 digest: 32 bytes.
public struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest of `bytes`.
    package init(of bytes: some Sequence<UInt8>) { self.init(of: Array(bytes)) }

    /// The digest of `bytes`.
    package init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

    /// The digest of `previous` followed by `bytes`: one link of a chain.
    package init(after previous: ContentDigest?, of bytes: [UInt8]) {
        var hash = SHA256()
        previous?.withBytes { hash.update(bufferPointer: $0) }
        hash.update(data: bytes)
        self.init(hash.finalize())
    }

    /// The 32 bytes of a digest, read back.
    ///
    /// - Returns: `nil` when there are not 32.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(Array(bytes))
    }

    fileprivate init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes(Self.words)
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
        words = bytes.withUnsafeBytes(Self.words)
    }

    /// - Parameter bytes: 32.
    private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        return (word(0), word(1), word(2), word(3))
    }

    /// The 32 bytes, in order.
    public var bytes: [UInt8] { withBytes { Array($0) } }

    /// The 32 bytes, in order, without a list of their own.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian), body)
    }

    /// The 64 hexadecimal digits, in small letters.
    public var description: String {
        String(unsafeUninitializedCapacity: 64) { text in
            withBytes { bytes in
                for index in bytes.indices {
                    text[index * 2] = Self.hexDigit(bytes[index] >> 4)
                    text[index * 2 + 1] = Self.hexDigit(bytes[index] & 15)
                }
            }
            return 64
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

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

/// A SHA-256 digest of bytes that come one after another.
struct DigestStream: Sendable {
    private var hash = SHA256()

    init() {}

    mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// The digest of all bytes so far.
    var digest: ContentDigest { ContentDigest(hash.finalize()) }
}
