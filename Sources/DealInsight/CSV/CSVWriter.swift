/// Writes rows as RFC 4180 has them: CR LF between rows, quotes only around cells that need them.
public struct CSVWriter: Sendable {
    /// What was written so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// A writer of nothing yet.
    public init() {}

    /// Writes a row. A row of one empty cell gets quotes, since an empty line is no row.
    public mutating func row(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(cell, isAlone: cells.count == 1)
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func write(_ cell: String, isAlone: Bool) {
        let space = UInt8(ascii: " ")
        let needsQuotes =
            isAlone && cell.isEmpty || cell.utf8.first == space || cell.utf8.last == space
            || cell.utf8.contains(where: Self.needsQuotes)
        guard needsQuotes else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Semicolons and tabs as well, since some programs take them for delimiters.
    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: ";"), 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
