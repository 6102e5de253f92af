/// An address of version 4 or 6 of the Internet Protocol: 4 or 16 bytes.
final class IPAddress: CELOpaque {
    static let type = CELType.opaque("net.IP", [])

    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads `192.168.0.1` or `2001:db8::1`; zones are refused.
    ///
    /// An address of version 4 within one of version 6 is that of version 4 when it is written in groups,
    /// `::ffff:c0a8:1`, and refused when it is written with dots, `::ffff:192.168.0.1`: so the public suite has it.
    init?(_ text: String) {
        let parsed = text.utf8.contains(UInt8(ascii: ":")) ? Self.version6(text) : Self.version4(text[...])
        guard let parsed else { return nil }
        guard Self.isMapped(parsed) else {
            bytes = parsed
            return
        }
        if text.utf8.contains(UInt8(ascii: ".")) { return nil }
        bytes = Array(parsed.suffix(4))
    }

    var typeName: String { "net.IP" }
    var isVersion4: Bool { bytes.count == 4 }

    func isEqual(to other: any CELOpaque) -> Bool { (other as? IPAddress)?.bytes == bytes }

    // MARK: Kinds of addresses, by the registries of RFC 6890 and RFC 4291

    var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }
    var isLoopback: Bool {
        isVersion4 ? bytes[0] == 127 : bytes[15] == 1 && bytes.dropLast().allSatisfy { $0 == 0 }
    }
    var isMulticast: Bool { isVersion4 ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }
    var isLinkLocalMulticast: Bool {
        isVersion4 ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
    }
    var isLinkLocalUnicast: Bool {
        isVersion4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    }
    /// Everything that is not of another kind, private addresses included.
    var isGlobalUnicast: Bool {
        let isBroadcast = isVersion4 && bytes.allSatisfy { $0 == 255 }
        return !(isBroadcast || isUnspecified || isLoopback || isMulticast || isLinkLocalUnicast)
    }

    // MARK: Reading

    private static func isMapped(_ bytes: [UInt8]) -> Bool {
        bytes.count == 16 && bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            // A leading zero is octal to some readers, so nobody may write one.
            guard part.utf8.allSatisfy({ (48...57).contains($0) }), part == "0" || !part.hasPrefix("0"),
                let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func version6(_ text: String) -> [UInt8]? {
        if let gap = gap(in: text) {
            guard let head = groups(text[..<gap]), let tail = groups(text[text.index(gap, offsetBy: 2)...]),
                head.count + tail.count <= 14
            else { return nil }
            return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
        }
        guard let bytes = groups(text[...]), bytes.count == 16 else { return nil }
        return bytes
    }

    /// Where `::` stands.
    private static func gap(in text: String) -> String.Index? {
        text.indices.first { text[$0] == ":" && text[text.index(after: $0)...].first == ":" }
    }

    /// Groups of up to four digits; the last may be an address of version 4.
    private static func groups(_ text: Substring) -> [UInt8]? {
        if text.isEmpty { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (place, part) in parts.enumerated() {
            if place == parts.count - 1, part.contains(".") {
                guard let last = version4(part) else { return nil }
                bytes += last
            } else {
                guard (1...4).contains(part.utf8.count), !part.hasPrefix("+"), let group = UInt16(part, radix: 16)
                else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
            }
        }
        return bytes
    }

    // MARK: Writing

    /// The canonical text of RFC 5952: lower case, no leading zeros, the longest run of zero groups as `::`.
    var text: String {
        if isVersion4 { return bytes.map { "\($0)" }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        let gap = Self.longestZeros(groups)
        let write: (ArraySlice<UInt16>) -> String = { $0.map { String($0, radix: 16) }.joined(separator: ":") }
        guard let gap else { return write(groups[...]) }
        return write(groups[..<gap.lowerBound]) + "::" + write(groups[gap.upperBound...])
    }

    /// The first of the longest runs of at least two zeros.
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
        var best: Range<Int>?
        var start = 0
        while start < groups.count {
            var end = start
            while end < groups.count, groups[end] == 0 { end += 1 }
            if end - start >= 2, end - start > best?.count ?? 0 { best = start..<end }
            start = max(end, start + 1)
        }
        return best
    }
}
