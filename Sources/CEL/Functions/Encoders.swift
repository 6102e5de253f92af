// The extension library of encoders: Base64 of RFC 4648, section 4.
extension FunctionTable {
    mutating func addEncoders() {
        add("base64.encode", [.global("base64_encode_bytes", [.bytes], .string)]) { (args, _, run) throws(CELFault) in
            guard case .bytes(let bytes) = args[0] else { throw .noOverload("base64.encode", args) }
            try run.charge(bytes.count / 4)
            return .string(Base64.encoded(bytes))
        }
        add("base64.decode", [.global("base64_decode_string", [.string], .bytes)]) { (args, _, run) throws(CELFault) in
            guard case .string(let text) = args[0] else { throw .noOverload("base64.decode", args) }
            try run.charge(text.utf8.count / 4)
            guard let bytes = Base64.decoded(Array(text.utf8)) else {
                throw CELFault(.conversion, "the text is not Base64")
            }
            return .bytes(bytes)
        }
    }
}

/// Three bytes as four letters.
private enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in part { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - part.count))
            for place in 0..<4 {
                let letter = letters[Int(bits >> UInt32(18 - 6 * place)) & 63]
                text.append(place <= part.count ? letter : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Padding may be left out, as other implementations allow.
    static func decoded(_ text: [UInt8]) -> [UInt8]? {
        var body = text[...]
        while body.last == UInt8(ascii: "="), text.count - body.count < 2 { body.removeLast() }
        guard body.count % 4 != 1, body.count == text.count || text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, UInt32) = (0, 0)
        for letter in body {
            guard let value = value(of: letter) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
