import DealModel
import TestTags
import Testing

@testable import DealInsight

@Suite("Files joined by a name", .tags(.figures))
struct CSVJoinTests {
    private static let map = ColumnMap([
        .deal: "id", .stage: "stage", .time: "at", .attribute(.owner): "agent", .attribute("manager"): "manager",
        .attribute("office"): "office",
    ])
    private static let deals =
        "id,stage,at,agent\nd1,A,2026-01-01,Anna\nd2,A,2026-01-01,Boris\nd1,B,2026-01-05,Boris\nd3,A,2026-01-01,Clara\n"

    private func read(_ joins: [(file: String, text: String, on: DealAttribute)]) throws -> CSVImport.Result {
        var reader = CSVImport(Self.map)
        try reader.add(Array(Self.deals.utf8), named: "deals.csv")
        for join in joins { try reader.join(Array(join.text.utf8), named: join.file, on: join.on) }
        return try reader.finish()
    }

    @Test("What a file says of owners is known of their deals, and follows when a deal gets another owner")
    func attributes() throws {
        let brought = try read([
            ("teams.csv", "agent,manager\nAnna,Mia\nBoris,Max\nClara,\n", .owner),
            ("offices.csv", "manager,office\nMia,North\nMax,South\n", "manager"),
        ])
        let table = VisitTable(brought.log)
        #expect(table.visits(of: 0).map { table.name("manager", of: 0, atVisit: $0) } == ["Mia", "Max"])
        #expect((0..<3).map { table.name("office", of: $0) } == ["South", "South", nil])
        #expect(!brought.assumptions.contains { $0.contains("has no row") })
    }

    @Test("Names that the file does not have are told, with the one that was meant perhaps")
    func gaps() throws {
        let brought = try read([("teams.csv", "agent,manager,office\nAnna,Mia,North\nBorris,Max,South\n", .owner)])
        #expect(
            brought.assumptions.contains(
                "teams.csv has no row for the owner 'Boris' (did you mean 'Borris'?), 'Clara'."))
    }

    static let wrong: [(text: String, on: DealAttribute, message: String)] = [
        (
            "agnt,manager\nAnna,Mia\n", .owner, "t.csv:1: error: there is no column 'agent'; did you mean 'agnt'?"
        ),
        (
            "agent,boss\nAnna,Mia\n", .owner,
            "t.csv:1: error: no other column of the file is mapped; add --map WORD=COLUMN for one of: boss"
        ),
        (
            "agent,manager\nAnna,Mia\nAnna,Max\n", .owner,
            "t.csv:3:1: error: 'Anna' has a row already, on line 2 (column 'agent'); keep one row a name"
        ),
        ("agent,manager\n", "team", "error: no column is mapped to 'team'; add --map team=COLUMN"),
    ]

    @Test("What is wrong with such a file is told with its place and a remedy", arguments: wrong)
    func problems(_ sample: (text: String, on: DealAttribute, message: String)) throws {
        let error = #expect(throws: CSVImportError.self) { _ = try read([("t.csv", sample.text, sample.on)]) }
        #expect(error?.description == sample.message)
    }
}
