public import DealModel

/// A journal as a file: one record a line, in its canonical bytes (newline-delimited JSON).
///
///     var file = JournalFile()
///     for try await entry in desk.journal() { file.add(entry) }
///     for row in try await desk.attempts(on: "d-1") { file.add(row) }
///     // write file.bytes to journal.ndjson
///
/// Each line is a ``JournalEntry`` or an ``AttemptRow`` as `StableRecord.encoded` writes it, so that the file is read by
/// later versions, too, and equal journals have equal bytes. Entries of one deal stand in their order; a reader asks for
/// no more. Positions are a store's own, and are not written.
///
/// - Note: A receipt of a refused attempt holds the facts that were read. Leave the rows out of a file for others.
public struct JournalFile: Sendable {
    /// The lines written so far.
    public private(set) var bytes: [UInt8] = []

    /// A file of nothing yet.
    public init() {}

    /// Writes an entry.
    public mutating func add(_ entry: JournalEntry) { add(entry.encoded) }

    /// Writes a row of refused attempts.
    public mutating func add(_ row: AttemptRow) { add(row.encoded) }

    private mutating func add(_ record: [UInt8]) {
        bytes.append(contentsOf: record)
        bytes.append(UInt8(ascii: "\n"))
    }
}

extension JournalFile {
    /// What a line holds.
    public enum Line: Hashable, Sendable {
        /// An entry of the journal.
        case entry(JournalEntry)
        /// A row of refused attempts.
        case attempts(AttemptRow)
    }

    /// Reads the lines of a file in their order; empty lines are skipped.
    ///
    /// - Throws: The first line that is neither, and what is wrong with it.
    public static func lines(of bytes: [UInt8]) throws(JournalFileError) -> [Line] {
        var lines: [Line] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            do throws(RestoreError) {
                lines.append(try Self.line(Array(line)))
            } catch {
                throw JournalFileError(line: number, cause: error)
            }
        }
        return lines
    }

    private static func line(_ bytes: [UInt8]) throws(RestoreError) -> Line {
        do throws(RestoreError) {
            return .entry(try JournalEntry(restoring: bytes))
        } catch {
            // Of another kind: the only other one is a row of attempts, and if it is not that, its error says so.
            guard case .otherKind(_, AttemptRow.recordKind) = error else { throw error }
            return .attempts(try AttemptRow(restoring: bytes))
        }
    }
}

/// A line of a journal's file that cannot be read.
public struct JournalFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// What is wrong with it.
    public let cause: RestoreError

    /// `line 12: not a stored record: …`
    public var description: String { "line \(line): \(cause)" }
}
