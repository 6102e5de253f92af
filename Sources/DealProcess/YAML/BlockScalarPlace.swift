/// Where a literal or folded scalar ends, and how far its lines are indented.
///
/// libyaml's end is the start of the next line that is not the scalar's; its indentation it does not tell.
struct BlockScalarPlace {
    /// Behind the last character that is no line break.
    let end: Int
    /// 0 where the scalar decoder can find it out.
    let indent: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, end: Int, value: UnsafeBufferPointer<UInt8>) {
        var headerEnd = start
        var explicit = 0
        while headerEnd < end, bytes[headerEnd] != 0x0A, bytes[headerEnd] != 0x0D { headerEnd += 1 }
        for byte in bytes[start..<headerEnd].prefix(3) where byte >= 0x31 && byte <= 0x39 {
            explicit = Int(byte - 0x30)
        }
        let hasText = value.contains { $0 != 0x0A }
        var last = end
        while last > headerEnd, Self.isBreak(bytes[last - 1]) || !hasText && bytes[last - 1] == 0x20 { last -= 1 }
        self.end = hasText ? last : Self.trimmed(bytes, start, headerEnd)
        indent = explicit == 0 ? 0 : Self.indent(bytes, headerEnd, last, value, explicit)
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    /// The end of a header without a comment: a scalar without text is no more than that.
    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ headerEnd: Int) -> Int {
        var end = start
        while end < headerEnd, bytes[end] != 0x20, bytes[end] != 0x09 { end += 1 }
        return end
    }

    /// An indentation that is written counts from the parent's, which only the value betrays: what its first line that
    /// is not empty has more in the file than in the value.
    private static func indent(
        _ bytes: UnsafeBufferPointer<UInt8>, _ headerEnd: Int, _ end: Int, _ value: UnsafeBufferPointer<UInt8>,
        _ explicit: Int
    ) -> Int {
        let emptyLines = value.prefix { isBreak($0) }.count
        let kept = value.dropFirst(emptyLines).prefix { $0 == 0x20 }.count
        var at = headerEnd
        for _ in 0...emptyLines {
            while at < end, !isBreak(bytes[at]) { at += 1 }
            at += at + 1 < end && bytes[at] == 0x0D && bytes[at + 1] == 0x0A ? 2 : 1
        }
        let written = bytes[min(at, end)..<end].prefix { $0 == 0x20 }.count
        return max(written - kept, explicit)
    }
}
