import TestTags
import Testing

@Suite("dealkit report", .tags(.figures, .tool))
struct ReportTests {
    private static let map = ["--map", "deal=id", "--map", "stage=stage", "--map", "time=at", "--map", "owner=who"]
    private static let rows = [
        "d1,Lead,2026-01-01,anna", "d1,Offer,2026-01-03,", "d1,Lead,2026-01-04,", "d1,Offer,2026-01-05,",
        "d1,Lost,2026-01-09,",
        "d2,Lead,2026-01-02,boris", "d2,Offer,2026-01-06,", "d2,Won,2026-01-08,", "d3,Lead,2026-01-05,anna",
        "d4,Offer,2026-01-05,Ирина \"<&>\"",
    ]
    private static let csv = (["id,stage,at,who"] + rows.map(quoted)).joined(separator: "\n") + "\n"

    private static func quoted(_ row: String) -> String {
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return cells.map { $0.contains("\"") ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : String($0) }
            .joined(separator: ",")
    }

    private func report(_ arguments: String..., csv: String = Self.csv) throws -> ToolRun {
        try ToolRun(["report"] + arguments + ["--csv", "deals.csv"] + Self.map, files: ["deals.csv": csv])
    }

    @Test("A deal that goes back and is lost counts once a stage, and is lost from the last")
    func funnel() throws {
        let run = try report("funnel", "--format", "csv")
        #expect(run.code == 0)
        let rows = run.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let offer = try #require(rows.first { $0[1] == "Offer" })
        // reached, passed, skipped, visits, returned, standing, won, lost
        #expect(offer[3..<11].map(String.init) == ["3", "3", "0", "4", "0", "1", "1", "1"])
    }

    @Test("An outcome that no row has is a hint beside the report, and no part of it")
    func unmetOutcome() throws {
        let run = try report("funnel", "--won", "Gewonnen", "--lost", "Lost")
        let hint = "hint: no row has 'Gewonnen'; the names that rows have are Lead, Offer, Won, Lost\n"
        #expect(run.code == 0 && run.complaint == hint)
        #expect(!run.output.contains("Gewonnen"))
    }

    @Test("Every question is answered in every form", arguments: ["funnel", "deals", "managers", "mining"])
    func forms(_ kind: String) throws {
        for format in ["text", "json", "csv", "html"] {
            let run = try report(kind, "--format", format)
            #expect(run.code == 0, "\(kind) as \(format): \(run.complaint)")
            #expect(!run.output.isEmpty)
        }
    }

    @Test(
        "Shuffled rows and another zone of the machine give equal bytes",
        arguments: ["funnel", "deals", "managers", "mining"])
    func stable(_ kind: String) throws {
        let seed: UInt64 = 20_260_301
        var generator = Shuffler(state: seed)
        let shuffled = (["id,stage,at,who"] + Self.rows.shuffled(using: &generator).map(Self.quoted)).joined(
            separator: "\n")
        for format in ["json", "html", "csv", "text"] {
            let plain = try report(kind, "--format", format)
            let other = try ToolRun(
                ["report", kind, "--format", format, "--csv", "deals.csv"] + Self.map, files: ["deals.csv": shuffled],
                environment: ["TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8"])
            #expect(plain.output == other.output, "seed \(seed), \(kind) as \(format)")
        }
    }

    @Test(
        "A history cut at a date equals the report as of that date",
        arguments: ["funnel", "deals", "managers", "mining"])
    func cut(_ kind: String) throws {
        let early = Self.rows.filter { ($0.split(separator: ",")[2]) <= "2026-01-05" }
        let stages = [
            "--stages", "Lead,Offer", "--won", "Won", "--lost", "Lost", "--as-of", "2026-01-05", "--format", "json",
        ]
        let text = (["id,stage,at,who"] + early.map(Self.quoted)).joined(separator: "\n")
        let whole = try ToolRun(
            ["report", kind, "--csv", "deals.csv"] + Self.map + stages, files: ["deals.csv": Self.csv])
        let part = try ToolRun(["report", kind, "--csv", "deals.csv"] + Self.map + stages, files: ["deals.csv": text])
        #expect(whole.code == 0)
        let lines: (ToolRun) -> [Substring] = { run in
            run.output.split(separator: "\n").filter { !$0.contains("\"event_count\"") }
        }
        #expect(lines(whole) == lines(part))
    }

    @Test("A page needs no network and no script, and no name in it is markup")
    func page() throws {
        let run = try report("managers", "--format", "html")
        #expect(!run.output.contains("<script") && !run.output.contains("src=") && !run.output.contains("@import"))
        #expect(!run.output.contains("url(") && !run.output.contains("http"))
        #expect(run.output.contains("Ирина &quot;&lt;&amp;&gt;&quot;"))
        #expect(run.output.contains("prefers-color-scheme: dark"))
    }

    @Test("Problems of the files are told with their places, all in one run, and the exit code is 1")
    func problems() throws {
        let run = try report("funnel", csv: "id,stage,at,who\nd,Lead,soon,\n,Lead,2026-01-01,\n")
        #expect(run.code == 1)
        #expect(run.output.isEmpty)
        #expect(run.complaint.contains("deals.csv:2:3: error: 'soon' cannot be read as a time (column 'at')"))
        #expect(run.complaint.contains("deals.csv:3:1: error: the cell of 'deal' is empty"))
    }

    static let misuses: [(arguments: [String], code: Int32, text: String)] = [
        (["report", "funel"], 2, "funnel"), (["report", "funnel"], 2, "name either a journal or CSV files"),
        (["report", "funnel", "none.ndjson"], 1, "'none.ndjson' cannot be read"),
        (["report", "funnel", "--csv", "x.csv", "--map", "dael=id"], 1, "did you mean 'deal'?"),
        (["report", "funnel", "--csv", "x.csv"], 1, "add --map deal=COLUMN"),
        (["report", "deals", "x.csv", "--format", "xes"], 2, "belongs to 'dealkit report mining'"),
        (["report", "deals", "x.csv"], 1, "x.csv:1: error:"),
    ]

    @Test("Wrong use says what would be right", arguments: misuses)
    func misuse(_ sample: (arguments: [String], code: Int32, text: String)) throws {
        let run = try ToolRun(sample.arguments, files: ["x.csv": "id\nd\n"])
        #expect(run.code == sample.code)
        #expect(run.complaint.contains(sample.text), "\(run.complaint)")
    }

    @Test("Steps that a file of steps does not allow are counted; unfinished deals are not among them")
    func conformance() throws {
        let run = try ToolRun(
            ["report", "mining", "--csv", "deals.csv", "--graph", "graph.csv"] + Self.map,
            files: [
                "deals.csv": Self.csv, "graph.csv": "from,to\n,Lead\nLead,Offer\nOffer,Won\nOffer,Lost\nWon,\nLost,\n",
            ])
        #expect(run.output.contains("1 of 4 deals went as allowed to an end, 1 as allowed so far, 2 took a step"))
    }
}

/// xorshift64*, so that a seed repeats an order.
private struct Shuffler: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
