/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
///
/// Marks come nearly in order, so walking from the last one costs no more than reading the file once.
struct MarkCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private var index = 0
    private var offset: Int

    /// - Parameter start: Where libyaml begins to count: behind a byte order mark.
    init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool) {
        self.bytes = bytes
        self.isASCII = isASCII
        offset = start
    }

    mutating func offset(of mark: Int) -> Int {
        if isASCII { return min(mark, bytes.count) }
        while index < mark, offset < bytes.count {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            index += 1
        }
        while index > mark, offset > 0 {
            offset -= 1
            while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            index -= 1
        }
        return offset
    }
}
