import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("A journal as a file", .tags(.journal))
struct JournalFileTests {
    private static let entries: [JournalEntry] = [
        JournalEntry(
            deal: "d-1", sequence: 1, at: Instant(seconds: 0), actor: "anna", event: .held(because: "line\nbreak")),
        JournalEntry(
            deal: "d-1", sequence: 2, at: Instant(seconds: 9), actor: "Ирина", event: .resumed(because: nil),
            imported: JournalEntry.Import(source: "old.csv", recordedAt: Instant(seconds: 20))),
    ]

    @Test("Entries are written one a line, and read back as they were")
    func roundTrip() throws {
        var file = JournalFile()
        for entry in Self.entries { file.add(entry) }
        #expect(file.bytes.count { $0 == UInt8(ascii: "\n") } == 2)
        #expect(try JournalFile.lines(of: file.bytes) == Self.entries.map(JournalFile.Line.entry))
        #expect(try JournalFile.lines(of: Array("\r\n".utf8) + file.bytes + Array("\n".utf8)).count == 2)
    }

    @Test("A line that cannot be read is told with its number and its cause")
    func broken() throws {
        var file = JournalFile()
        file.add(Self.entries[0])
        let error = try #require(throws: JournalFileError.self) {
            try JournalFile.lines(of: file.bytes + Array("\n{}\n".utf8))
        }
        #expect(error == JournalFileError(line: 3, cause: .missing("dealkit")))
    }
}
