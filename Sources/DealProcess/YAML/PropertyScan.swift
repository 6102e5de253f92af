/// Walks over a node's anchor and tag, and what stands between them and its content.
struct PropertyScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    /// The start of the content, when done.
    private(set) var at: Int
    private(set) var propertiesEnd: Int
    private(set) var tag: SourceSpan?

    init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int) {
        self.bytes = bytes
        self.end = end
        at = start
        propertiesEnd = start
    }

    mutating func run() {
        while at < end, bytes[at] == UInt8(ascii: "&") || bytes[at] == UInt8(ascii: "!") {
            let start = at
            while at < end, !isSpace(bytes[at]), !isFlowEnd(start) { at += 1 }
            if bytes[start] == UInt8(ascii: "!") { tag = SourceSpan(start, at) }
            propertiesEnd = at
            skipSpace()
        }
    }

    /// An anchor may be followed directly by the end of a flow node; a tag may hold these characters.
    private func isFlowEnd(_ start: Int) -> Bool {
        bytes[start] == UInt8(ascii: "&") && [0x2C, 0x5D, 0x7D].contains(bytes[at])
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Spaces, line breaks and comments.
    private mutating func skipSpace() {
        while at < end {
            if bytes[at] == UInt8(ascii: "#") {
                while at < end, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
            } else if isSpace(bytes[at]) {
                at += 1
            } else {
                return
            }
        }
    }
}
