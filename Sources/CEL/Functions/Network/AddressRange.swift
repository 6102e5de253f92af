/// A range of addresses: those that share the first bits of one.
final class AddressRange: CELOpaque {
    static let type = CELType.opaque("net.CIDR", [])

    let address: IPAddress
    /// The number of bits that all addresses of the range share.
    let prefixLength: Int

    init(_ address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// Reads `192.168.0.0/24`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])),
            parts[1].utf8.allSatisfy({ (48...57).contains($0) }), parts[1] == "0" || !parts[1].hasPrefix("0"),
            let length = Int(parts[1]), length <= address.bytes.count * 8
        else { return nil }
        self.address = address
        prefixLength = length
    }

    var typeName: String { "net.CIDR" }
    var text: String { "\(address.text)/\(prefixLength)" }

    func isEqual(to other: any CELOpaque) -> Bool {
        guard let other = other as? AddressRange else { return false }
        return other.prefixLength == prefixLength && other.address.isEqual(to: address)
    }

    /// The range with all bits after the prefix zero.
    var masked: AddressRange {
        let bytes = address.bytes.enumerated().map { place, byte in
            byte & Self.mask(of: place, prefixLength)
        }
        return AddressRange(IPAddress(bytes: bytes), prefixLength: prefixLength)
    }

    func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        return address.bytes.indices.allSatisfy { place in
            (address.bytes[place] ^ other.bytes[place]) & Self.mask(of: place, prefixLength) == 0
        }
    }

    func contains(_ other: AddressRange) -> Bool { other.prefixLength >= prefixLength && contains(other.address) }

    /// The bits of the byte at `place` that belong to the prefix.
    private static func mask(of place: Int, _ prefixLength: Int) -> UInt8 {
        let bits = min(max(prefixLength - place * 8, 0), 8)
        return UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
}
