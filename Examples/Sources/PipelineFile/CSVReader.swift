/// A record of a CSV file with the line it begins on.
package struct CSVRecord: Sendable {
    package let line: Int
    package let fields: [String]
}

/// A place where the file is not CSV.
package struct CSVProblem: Error {
    package let line: Int
}

/// Reads records one after another as RFC 4180 writes them: quotes, doubled quotes, line breaks inside quotes.
///
/// A record whose quotes are wrong is a problem of its own; the next line begins a new record.
package struct CSVReader: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var offset: Int
    private var line = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    package mutating func next() -> Result<CSVRecord, CSVProblem>? {
        while offset < bytes.count, skipLineBreak() {}
        guard offset < bytes.count else { return nil }
        let start = (offset, line)
        var fields: [String] = []
        while true {
            guard let field = bytes[offset...].first == UInt8(ascii: "\"") ? quotedField() : plainField() else {
                (offset, line) = start
                skipLine()
                return .failure(CSVProblem(line: start.1))
            }
            fields.append(field)
            if offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
                offset += 1
            } else {
                skipLineBreak()
                return .success(CSVRecord(line: start.1, fields: fields))
            }
        }
    }

    private var isAtEnd: Bool { offset == bytes.count || Self.isLineBreak(bytes[offset]) }

    private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private mutating func plainField() -> String? {
        let start = offset
        while !isAtEnd, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Nil when the quotes are not closed, or something follows them.
    private mutating func quotedField() -> String? {
        let quote = UInt8(ascii: "\"")
        var content: [UInt8] = []
        offset += 1
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if byte == 0x0A { line += 1 }
            guard byte == quote else {
                content.append(byte)
                continue
            }
            guard offset < bytes.count, bytes[offset] == quote else {
                let isClosed = isAtEnd || bytes[offset] == UInt8(ascii: ",")
                return isClosed ? String(decoding: content, as: UTF8.self) : nil
            }
            content.append(quote)
            offset += 1
        }
        return nil
    }

    private mutating func skipLine() {
        while !isAtEnd { offset += 1 }
        skipLineBreak()
    }

    @discardableResult
    private mutating func skipLineBreak() -> Bool {
        guard offset < bytes.count, Self.isLineBreak(bytes[offset]) else { return false }
        if bytes[offset] == 0x0D, offset + 1 < bytes.count, bytes[offset + 1] == 0x0A { offset += 1 }
        offset += 1
        line += 1
        return true
    }
}
