import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("Exports for process mining", .tags(.figures))
struct MiningExportTests {
    private static let name = "Ирина \"Q\", <&> 李\u{1}\t\n"

    private static var log: EventLog {
        get throws {
            var log = try EventLog.sample()
            try log.add(DealProfile(DealID("d,1"), value: Money("10.50 EUR"), attributes: [.owner: name]))
            try log.live(DealID("d,1"), [(0, "A"), (1, "B")])
            try log.add(
                InsightEvent(.closed("lost", reason: ReasonID(name)), of: DealID("d,1"), at: .day(2), by: UserID(name)))
            try log.add(DealProfile("silent"))
            return log
        }
    }

    @Test("XES has every deal, also one without events, and names survive; control characters are shown as pictures")
    func xes() throws {
        let text = String(decoding: try MiningExport(Self.log).xes(), as: UTF8.self)
        #expect(text.components(of: "<trace>") == 2)
        #expect(text.components(of: "<event>") == 3)
        #expect(text.contains("<string key=\"concept:name\" value=\"d,1\"/>"))
        #expect(text.contains("Ирина &quot;Q&quot;, &lt;&amp;&gt; 李\u{2401}&#9;&#10;"))
        #expect(!text.unicodeScalars.contains("\u{1}"))
        #expect(text.contains("<date key=\"time:timestamp\" value=\"2026-01-01T00:00:00Z\"/>"))
        #expect(text.contains("<float key=\"deal:value\" value=\"10.5\"/>"))
    }

    @Test("The CSV export is read back as the same steps, names unchanged")
    func csv() throws {
        let export = try MiningExport(Self.log).csv()
        var reader = CSVImport(
            ColumnMap([
                .deal: "deal", .stage: "activity", .time: "time", .reason: "reason", .actor: "actor", .value: "value",
                .currency: "currency", .attribute(.owner): "owner",
            ]))
        reader.stages = ["A", "B", "C"]
        reader.outcomes = ["won": .won, "lost": .lost]
        try reader.add(export, named: "log.csv")
        let log = try reader.finish().log
        #expect(MiningExport(log).csv() == export)
        #expect(VisitTable(log).name(.owner, of: 0) == Self.name)
        #expect(log.dealCount == 2)
    }

    @Test("What happened after the date asked is not written")
    func asOf() throws {
        let text = String(decoding: try MiningExport(Self.log, asOf: .day(0)).xes(), as: UTF8.self)
        #expect(text.components(of: "<event>") == 1)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
