import DealModel
import TestTags
import Testing

@testable import DealEngine

/// What every sentence reads like, one language a file.
enum WordingSnapshots {}

@Suite("Every sentence, as it is read", .tags(.wording, .snapshot))
struct WordingSnapshotTests {
    static let snapshots: [Language: String] = [
        "en": WordingSnapshots.english, "ru": WordingSnapshots.russian, "zh": WordingSnapshots.chinese,
    ]

    @Test("Every sentence reads as it was proofread", arguments: ["en", "ru", "zh"] as [Language])
    func sentences(_ language: Language) throws {
        let expected = try #require(Self.snapshots[language])
        let said = WordingSamples.text(in: Wordings.builtIn[language]).split(separator: "\n")
        let wanted = expected.split(separator: "\n")
        #expect(said.count == wanted.count)
        for (line, proofread) in zip(said, wanted) {
            #expect(line == proofread)
        }
    }
}
