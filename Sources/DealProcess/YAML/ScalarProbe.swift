/// Looks ahead over a quoted scalar of one line.
struct ScalarProbe {
    let bytes: UnsafeBufferPointer<UInt8>
    var at: Int

    /// Moves behind the closing quote; false when the line ends first.
    mutating func skipQuoted() -> Bool {
        let quote = bytes[at]
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") {
            if quote == UInt8(ascii: "\""), bytes[at] == UInt8(ascii: "\\") {
                at += 2
                continue
            }
            if bytes[at] == quote {
                at += 1
                guard quote == UInt8(ascii: "'"), at < bytes.count, bytes[at] == quote else { return true }
            }
            at += 1
        }
        return false
    }
}
