/// A place in a file, as editors count: line and column from 1.
public struct SourcePosition: Hashable, Comparable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars: a tab or a Chinese character counts as one.
    public let column: Int
    /// The offset in the file's bytes, from 0.
    package let offset: Int

    package init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }

    /// Orders positions of one file as they stand in it.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A stretch of a file. The end is the place behind its last character.
public struct SourceRange: Hashable, Sendable {
    /// The place of the first character.
    public let start: SourcePosition
    /// The place behind the last character; equal to `start` for an empty range.
    public let end: SourcePosition

    package init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = end
    }

    package var span: SourceSpan { SourceSpan(start.offset, end.offset) }
}

/// A stretch of a file in byte offsets: eight bytes, so that every part of a definition can afford to keep its own.
///
/// `SourceFile.range(of:)` makes lines and columns of it when somebody wants to read them.
package struct SourceSpan: Hashable, Sendable {
    private let from: UInt32
    private let to: UInt32

    package init(_ start: Int, _ end: Int) {
        from = UInt32(clamping: start)
        to = UInt32(clamping: max(start, end))
    }

    package var start: Int { Int(from) }
    package var end: Int { Int(to) }
    package var bytes: Range<Int> { start..<end }

    package func contains(_ other: SourceSpan) -> Bool { from <= other.from && other.to <= to }

    /// From the start of this span to the end of a later one.
    package func through(_ later: SourceSpan) -> SourceSpan { SourceSpan(start, max(end, later.end)) }
}
