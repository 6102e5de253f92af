/// Finds the bracket that was never closed, in a text whose end came too early.
enum FlowScan {
    /// The offset of the innermost `[` or `{` that is open at the end of the text.
    ///
    /// A rough reading, for an error that is certain already: quotes and brackets count where a value can begin.
    static func lastOpenBracket(_ bytes: [UInt8]) -> Int? {
        var open: [Int] = []
        var quote: UInt8?
        var canBegin = true
        var isComment = false
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A || byte == 0x0D { isComment = false }
            if isComment { continue }
            if let current = quote {
                if byte == current { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "#"): isComment = index == 0 || bytes[index - 1] <= 0x20
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if canBegin { quote = byte }
            case UInt8(ascii: "["), UInt8(ascii: "{"): if canBegin || !open.isEmpty { open.append(index) }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
            default: break
            }
            canBegin = byte <= 0x20 ? canBegin : [0x2C, 0x3A, 0x5B, 0x7B, 0x2D].contains(byte)
        }
        return open.last
    }
}
