import Synchronization

/// A file's name and text. A reference inside: copies cost nothing.
public struct SourceFile: Sendable, Hashable {
    /// The name as it is printed: what the caller gave, usually a path.
    public let name: String
    private let text: Text

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        text = Text(bytes)
    }

    package var bytes: [UInt8] { text.bytes }

    /// Two files are equal when name and bytes are.
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left.name == right.name && (left.text === right.text || left.text.bytes == right.text.bytes)
    }

    /// Hashes the name only: files of one name and unlike text are rare.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension SourceFile {
    package var lineCount: Int { text.lines.starts.count }

    /// The line and column of a byte offset. An offset behind the end gives the end.
    ///
    /// - Complexity: O(log *lines*), however long the line is.
    package func position(at offset: Int) -> SourcePosition {
        let lines = text.lines
        let offset = min(max(offset, lines.starts[0]), bytes.count)
        let line = lines.line(holding: offset)
        let column = lines.scalars(before: offset, bytes) - lines.scalars(before: lines.starts[line], bytes)
        return SourcePosition(line: line + 1, column: column + 1, offset: offset)
    }

    package func range(of span: SourceSpan) -> SourceRange {
        SourceRange(start: position(at: span.start), end: position(at: span.end))
    }

    /// The bytes of a line (from 1) without its line break; an empty range for a line that is not there.
    package func line(_ number: Int) -> Range<Int> {
        guard number >= 1, number <= lineCount else { return bytes.count..<bytes.count }
        let starts = text.lines.starts
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The text of a stretch; ill-formed bytes read as U+FFFD.
    package func string(_ span: SourceSpan) -> String {
        String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self)
    }
}

/// The bytes of a file. Where its lines begin is found when it is asked for: a sound file needs no places.
private final class Text: Sendable {
    let bytes: [UInt8]
    private let found = AtomicLazyReference<Lines>()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var lines: Lines { found.load() ?? found.storeIfNil(Lines(bytes)) }
}

/// What is needed to find lines and columns in a file quickly.
private final class Lines: Sendable {
    /// Byte offsets, ascending; the first is behind a byte order mark.
    let starts: [Int]
    /// The number of scalars before every 256th byte; empty for a text of ASCII only.
    private let checkpoints: [UInt32]

    private static let stride = 256

    init(_ bytes: [UInt8]) {
        starts = Self.starts(bytes)
        checkpoints = Self.checkpoints(bytes)
    }

    /// The index of the line that holds an offset, by bisection.
    func line(holding offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    func scalars(before offset: Int, _ bytes: [UInt8]) -> Int {
        guard !checkpoints.isEmpty else { return offset }
        let block = offset / Self.stride
        var count = Int(checkpoints[block])
        for byte in bytes[block * Self.stride..<offset] where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// LF, CR and CR LF end a line, as in YAML 1.2.
    private static func starts(_ bytes: [UInt8]) -> [Int] {
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        starts.reserveCapacity(bytes.count / 32)
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices where bytes[index] <= 0x0D {
                let byte = bytes[index]
                let ends =
                    byte == 0x0A || byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)
                if ends { starts.append(index + 1) }
            }
        }
        return starts
    }

    private static func checkpoints(_ bytes: [UInt8]) -> [UInt32] {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return [] }
        var points: [UInt32] = []
        points.reserveCapacity(bytes.count / stride + 1)
        var count: UInt32 = 0
        for (index, byte) in bytes.enumerated() {
            if index % stride == 0 { points.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        if bytes.count % stride == 0 { points.append(count) }
        return points
    }
}
