import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

@Suite("Import of CSV files", .tags(.figures))
struct CSVImportTests {
    static let events = ColumnMap([
        .deal: "id", .stage: "stage", .time: "at", .attribute(.owner): "owner", .value: "worth",
    ])
    static let deals = ColumnMap([
        .deal: "id", .stage: "stage", .entered("B"): "b_on", .closed: "closed", .value: "worth",
    ])

    @Test("One row an event: stages, an outcome, what is known of the deal and its change")
    func eventRows() throws {
        let log = try read(
            """
            id,stage,at,owner,worth
            d,A,2026-01-01,anna,10
            d,B,2026-01-03,boris,10.50 EUR
            d,Won,2026-01-05,,
            silent,,,anna,
            """, Self.events)
        let table = VisitTable(log)
        #expect(table.dealCount == 2)
        #expect(table.visits(of: 0).map { table.visit($0).stage } == ["A", "B"])
        #expect(table.outcome(0) == .won)
        #expect(table.visits(of: 0).map { table.name(.owner, of: 0, atVisit: $0) } == ["anna", "boris"])
        #expect(table.value(0) == Money("10.50 EUR"))
        #expect(table.name(.owner, of: 1) == "anna")
    }

    @Test("One row a deal: the day of a stage, an undated stage, and an outcome that stands where the stage does")
    func dealRows() throws {
        let log = try read(
            """
            id,stage,b_on,closed,worth
            d1,Lost,2026-01-02,2026-01-09,0
            d2,B,2026-01-05,,
            d3,A,,,
            """, Self.deals, stages: ["A", "B"])
        let table = VisitTable(log, asOf: .day(20))
        #expect((0..<3).map { table.outcome($0) } == [.lost, nil, nil])
        #expect(table.visits(of: 0).map { table.visit($0).stage } == ["B"])
        #expect(table.visits(of: 2).map { table.visit($0).entered } == [nil])
        #expect(table.created(1) == Instant("2026-01-05T00:00:00Z"))
    }

    @Test("A row may have a day for each outcome, too; on one day stages come before ends")
    func outcomeColumns() throws {
        let map = ColumnMap([
            .deal: "id", .entered("A"): "a_on", .entered("Won"): "won_on", .entered("Lost"): "lost_on",
            .reason: "why",
        ])
        let log = try read(
            """
            id,a_on,won_on,lost_on,why
            d1,2026-01-01,2026-01-05,,
            d2,2026-01-02,,2026-01-02,price
            d3,2026-01-03,,,
            """, map)
        let table = VisitTable(log)
        #expect((0..<3).map { table.outcome($0) } == [.won, .lost, nil])
        #expect(table.closing(1)?.reason == "price" && table.visits(of: 1).count == 1)
        #expect(table.stages == ["A"])
    }

    @Test("A value of one row a deal is known since the row's last day: no forecast knows what a deal will bring")
    func valuesKnown() throws {
        let text = "id,stage,b_on,closed,worth\nd1,Won,2026-01-02,2026-01-09,70\nd2,B,2026-01-05,,30\nd3,A,,,20\n"
        let early = VisitTable(try read(text, Self.deals), asOf: .day(7))
        #expect((0..<3).map { early.value($0)?.amount } == [nil, 30, 20])
        let late = VisitTable(try read(text, Self.deals), asOf: .day(8))
        #expect((0..<3).map { late.value($0)?.amount } == [70, 30, 20])
        #expect(late.log.stepCount == 4)
        var reader = CSVImport(Self.deals)
        reader.valuesKnown = .start
        try reader.add(Array(text.utf8), named: "f.csv")
        let brought = try reader.finish()
        #expect(VisitTable(brought.log, asOf: .day(7)).value(0)?.amount == 70)
        #expect(brought.assumptions.contains { $0.contains("known all along") })
    }

    @Test("A value that a file of events states late was not known before")
    func lateValue() throws {
        let log = try read(
            "id,stage,at,owner,worth\nd,A,2026-01-01,,\nd,B,2026-01-05,,50\nd,Won,2026-01-09,,60\n", Self.events)
        #expect([3, 4, 8].map { VisitTable(log, asOf: .day($0)).value(0)?.amount } == [nil, 50, 60])
    }

    @Test("Where nothing is called like an end, that is said")
    func noEnds() throws {
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        try reader.add(Array("id,stage,at\nd,A,2026-01-01\nd,Gewonnen,2026-01-02\n".utf8), named: "f.csv")
        #expect(try reader.finish().assumptions.contains { $0.hasPrefix("No deal has ended") })
    }

    @Test("A second file adds what it knows of the deals of the first")
    func twoFiles() throws {
        var reader = CSVImport(Self.events)
        try reader.add(Array("id,stage,at\nd,A,2026-01-01\n".utf8), named: "events.csv")
        try reader.add(Array("id,owner,worth\nd,anna,7\n".utf8), named: "deals.csv")
        let table = VisitTable(try reader.finish().log)
        #expect(table.name(.owner, of: 0) == "anna")
        #expect(table.value(0) == Money(7, "XXX"))
    }

    static let wrong: [(text: String, map: ColumnMap, message: String)] = [
        ("", events, "f.csv:1: error: the file is empty; the first line has to name the columns"),
        (
            "ib,stage,at,owner,worth\n", events,
            "f.csv:1: error: there is no column 'id'; did you mean 'ib'?"
        ),
        (
            "id,stage,at,owner,worth\nd,A,31/01/2026,,\n", events,
            "f.csv:2:3: error: '31/01/2026' cannot be read as a time (column 'at'); write 2026-03-02, or say which number is the month: "
                + "--slash-dates day-first or month-first"
        ),
        (
            "id,stage,at,owner,worth\nd,A,2026-01-01,,\"1,000\"\n", events,
            "f.csv:2:5: error: '1,000' cannot be read as an amount (column 'worth'); write 80000.50, 80000,50 or "
                + "80000.50 EUR"
        ),
        (
            "id,stage,at,owner,worth\n,A,2026-01-01,,\n", events,
            "f.csv:2:1: error: the cell of 'deal' is empty (column 'id'); fill it, or leave the row out"
        ),
        (
            "id,stage,at,owner,worth\nd,A,,,\n", events,
            "f.csv:2:3: error: the cell of 'time' is empty (column 'at'); fill it, or leave the row out"
        ),
        (
            "id,stage,at,owner,worth\nd,A\n", events,
            "f.csv:2: error: the row has 2 cells, the first line 5; put quotes around cells that hold the delimiter or a line "
                + "break"
        ),
        (
            "id,stage,b_on,closed,worth\nd,B,2026-01-01,,\nd,B,2026-01-02,,\n", deals,
            "f.csv:3: error: the deal 'd' has a row already, on line 2; keep one row a deal, or map a column to 'time' for a "
                + "file of events"
        ),
        (
            "id,stage,b_on,closed,worth\nd,Won,2026-01-01,,\n", deals,
            "f.csv:2:4: error: the cell of 'closed' is empty (column 'closed'); fill it, or leave the row out"
        ),
        (
            "id,stage,at\nd,A,2026-01-01\n", events,
            "f.csv: error: there is no column 'owner'; map one of the columns: 'id', 'stage', 'at'"
        ),
    ]

    @Test("What is wrong is told with its place, its cause and a remedy", arguments: wrong)
    func problems(_ file: (text: String, map: ColumnMap, message: String)) throws {
        let error = try #require(throws: CSVImportError.self) {
            var reader = CSVImport(file.map)
            try reader.add(Array(file.text.utf8), named: "f.csv")
            _ = try reader.finish()
        }
        #expect(error.description.split(separator: "\n").first.map(String.init) == file.message)
    }

    @Test("A column of ids that is taken for that of the stages is told as such")
    func tooManyStages() throws {
        let rows = (0...CSVImport.stageLimit).map { "d,s\($0),2026-01-01" }.joined(separator: "\n")
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        try reader.add(Array("id,stage,at\n\(rows)\n".utf8), named: "f.csv")
        let error = #expect(throws: CSVImportError.self) { try reader.finish() }
        #expect(
            error?.description
                == "error: there are 5001 different stages and outcomes (column 'stage'); map to 'stage' the column that says "
                + "where a deal stands")
    }

    @Test("Rows that cannot be read are left out and counted, where that is asked for")
    func skipping() throws {
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        reader.skipsBadRows = true
        try reader.add(Array("id,stage,at\nd,A,2026-01-01\ne,A,soon\n".utf8), named: "f.csv")
        let brought = try reader.finish()
        #expect(brought.log.dealCount == 1)
        #expect(brought.skippedCount == 1)
        #expect(brought.skipped.first?.line == 3)
    }

    @Test("Rows in any order give the same log, also where times are equal")
    func shuffled() throws {
        let rows = [
            "d,A,2026-01-01,anna,1", "d,C,2026-01-02,,", "d,B,2026-01-02,boris,", "d,B,2026-01-02,boris,",
            "d,Won,2026-01-02,,2",
            "e,A,2026-01-01,anna,", "e,Lost,2026-01-04,,",
        ]
        let forward = try read((["id,stage,at,owner,worth"] + rows).joined(separator: "\n"), Self.events)
        let backward = try read((["id,stage,at,owner,worth"] + rows.reversed()).joined(separator: "\n"), Self.events)
        #expect(forward.traces().map(\.events) == backward.traces().map(\.events))
        #expect(forward.traces().map(\.profile) == backward.traces().map(\.profile))
        #expect(forward.pipeline == backward.pipeline)
    }

    @Test("The stages stand in the order in which deals mostly come into them, and that is said")
    func inferredOrder() throws {
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        let text =
            "id,stage,at\nd,Zero,2026-01-01\nd,Middle,2026-01-02\nd,Zero,2026-01-03\ne,Zero,2026-01-01\ne,End,2026-01-09\nd,End,2026-02-01\n"
        try reader.add(Array(text.utf8), named: "f.csv")
        let brought = try reader.finish()
        #expect(brought.log.pipeline.places.map(\.stage) == ["Zero", "Middle", "End"])
        #expect(brought.assumptions.first?.contains("Zero, Middle, End") == true)
    }

    @Test("A stage that was named and that no row has is an error when one is called almost so")
    func misspelt() throws {
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        reader.stages = ["Lead", "Propsal", "Removed long ago"]
        try reader.add(Array("id,stage,at\nd,Proposal,2026-01-01\n".utf8), named: "f.csv")
        let error = try #require(throws: CSVImportError.self) { _ = try reader.finish() }
        #expect(error.description == "error: no row has the stage or outcome 'Propsal'; did you mean 'Proposal'?")
    }

    @Test("Stages that differ in capitals or spaces only are told, for they were probably meant to be one")
    func likeNames() throws {
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        let text = "id,stage,at\nd,Lead,2026-01-01\ne,lead ,2026-01-01\nd,Offer,2026-01-02\n"
        try reader.add(Array(text.utf8), named: "f.csv")
        #expect(
            try reader.finish().assumptions.contains(
                "'Lead' and 'lead' differ in capitals or spaces only, and are counted apart; write them alike if one is meant."
            ))
    }

    @Test("A name that was stated and that no row has is told, with the names that rows have")
    func unmetNames() throws {
        var reader = CSVImport(ColumnMap([.deal: "id", .stage: "stage", .time: "at"]))
        reader.outcomes = ["Победа": .won, "Отказ": .lost]
        let text = "id,stage,at\nd,Заявка,2026-01-01\nd,Отказ,2026-01-02\ne,Выиграно,2026-01-02\n"
        try reader.add(Array(text.utf8), named: "f.csv")
        let sentence = "no row has 'Победа'; the names that rows have are Выиграно, Заявка, Отказ"
        #expect(try reader.finish().hints == [sentence])
    }

    static let times: [(cell: String, instant: String?)] = [
        ("2026-03-02", "2026-03-02T00:00:00Z"), ("2026-03-02 09:30", "2026-03-02T09:30:00Z"),
        ("2026-03-02T09:30:05.25", "2026-03-02T09:30:05.25Z"), ("2026-03-02T12:00:00+03:00", "2026-03-02T09:00:00Z"),
        ("02.03.2026", "2026-03-02T00:00:00Z"), ("2.3.2026 18:05", "2026-03-02T18:05:00Z"), ("31.02.2026", nil),
        ("2026/3/2 9:30", "2026-03-02T09:30:00Z"), ("2.3.2026 5:04 PM", "2026-03-02T17:04:00Z"),
        ("2026-03-02 12:10:05 am", "2026-03-02T00:10:05Z"), ("2026-03-02 13:00 PM", nil), ("2026-03-02 9", nil),
        ("1772443800", "2026-03-02T09:30:00Z"), ("1772443800500", "2026-03-02T09:30:00.5Z"), ("20260302", nil),
        ("02/03/2026", nil), ("2/3/26", nil), ("soon", nil), ("", nil),
    ]

    @Test("Times are those of UTC unless they say otherwise; a day that may be two is none", arguments: times)
    func timeForms(_ sample: (cell: String, instant: String?)) {
        #expect(Instant(cell: sample.cell) == sample.instant.flatMap { Instant($0) })
    }

    static let slashDates: [(cell: String, dayFirst: String?, monthFirst: String?)] = [
        ("03/02/2026", "2026-02-03T00:00:00Z", "2026-03-02T00:00:00Z"), ("12/31/2025", nil, "2025-12-31T00:00:00Z"),
        ("31/12/2025 9:30", "2025-12-31T09:30:00Z", nil),
        ("1/5/2026 5:04 PM", "2026-05-01T17:04:00Z", "2026-01-05T17:04:00Z"),
    ]

    @Test("A day with slashes is read once somebody says which number is the month", arguments: slashDates)
    func slashes(_ sample: (cell: String, dayFirst: String?, monthFirst: String?)) {
        #expect(Instant(cell: sample.cell) == nil)
        #expect(Instant(cell: sample.cell, slashDates: .dayFirst) == sample.dayFirst.flatMap { Instant($0) })
        #expect(Instant(cell: sample.cell, slashDates: .monthFirst) == sample.monthFirst.flatMap { Instant($0) })
    }

    static let amounts: [(cell: String, amount: String?)] = [
        ("80000.50", "80000.50 EUR"), ("80000,5", "80000.5 EUR"), ("184 500,00", "184500 EUR"),
        ("1\u{202F}184\u{A0}500", "1184500 EUR"), ("-3 000.25", "-3000.25 EUR"), ("12 USD", "12 USD"), ("1,000", nil),
        ("1.000,00", "1000 EUR"), ("1,000.00", "1000 EUR"), ("-1,234,567.5", "-1234567.5 EUR"), ("1.00,00", nil),
        ("1,000,00.5", nil), ("1.000,000", nil), ("12 34", nil), ("1 234,", nil), ("1.5 500", nil), ("1e3", nil),
        ("", nil), ("1.234,50 EUR", "1234.50 EUR"), ("USD 1,234.50", "1234.50 USD"), ("12USD", "12 USD"),
        ("1.234,50 €", "1234.50 EUR"), ("€300", "300 EUR"), ("-€ 300", "-300 EUR"), ("€ -300", "-300 EUR"),
        ("1 234,50\u{A0}₽", "1234.50 RUB"), ("5 руб.", "5 RUB"), ("1,000 EUR", nil), ("€", nil), ("EUR", nil),
        ("€ 5 €", nil), ("12 EUR USD", nil), ("12 eur", nil), ("$5", nil), ("¥5", nil), ("--5", nil), ("- €", nil),
    ]

    @Test(
        "A sign of several currencies means the stated one, if it may",
        arguments: [
            ("USD", "$1,234.50", "1234.50 USD"), ("CAD", "1 234,50 $", "1234.50 CAD"), ("JPY", "¥5", "5 JPY"),
            ("XXX", "$5", "5 XXX"), ("SEK", "5 kr", "5 SEK"), ("GBP", "£5", "5 GBP"), ("EUR", "£5", nil),
            ("USD", "€5", "5 EUR"),
        ] as [(stated: Currency, cell: String, amount: String?)])
    func currencySigns(_ sample: (stated: Currency, cell: String, amount: String?)) {
        #expect(Money(cell: sample.cell, currency: sample.stated) == sample.amount.flatMap { Money($0) })
    }

    @Test("Amounts are written as people write them, where only one number can be meant", arguments: amounts)
    func amountForms(_ sample: (cell: String, amount: String?)) {
        #expect(Money(cell: sample.cell, currency: "EUR") == sample.amount.flatMap { Money($0) })
    }

    static let forms: [(name: String, text: String)] = [
        (
            "semicolons, a byte order mark and CR LF",
            "\u{FEFF}id;stage;at;owner;worth\r\nd;A;02.01.2026;Ирина;\"1 000,50\"\r\n"
        ),
        ("tabs", "id\tstage\tat\towner\tworth\nd\tA\t2026-01-02\tИрина\t1000.50\n"),
        (
            "a zone and quotes around all",
            "\"id\",\"stage\",\"at\",\"owner\",\"worth\"\n\"d\",\"A\",\"2026-01-02T03:00:00+03:00\",\"Ирина\",\"1000.50\""
        ),
        (
            "bars, spaces around cells and thousands",
            "id | stage | at | owner|worth\nd | A|2026/01/02| Ирина |1,000.50\n"
        ),
        ("a line that states the delimiter", "sep=;\nid;stage;at;owner;worth\nd;A;1767312000;Ирина;1000,50\n"),
        ("line breaks of old", "id,stage,at,owner,worth\rd,A,2026-01-02 00:00,Ирина,1000.5\r"),
    ]

    @Test("Files are written in many ways, and mean the same", arguments: forms)
    func fileForms(_ form: (name: String, text: String)) throws {
        let table = VisitTable(try read(form.text, Self.events))
        #expect(table.dealCount == 1)
        #expect(table.created(0) == Instant("2026-01-02T00:00:00Z"))
        #expect(table.name(.owner, of: 0) == "Ирина" && table.value(0)?.amount == ExactDecimal("1000.5"))
    }

    private func read(_ text: String, _ map: ColumnMap, stages: [StageID]? = nil) throws -> EventLog {
        var reader = CSVImport(map)
        reader.stages = stages
        try reader.add(Array(text.utf8), named: "f.csv")
        return try reader.finish().log
    }
}
