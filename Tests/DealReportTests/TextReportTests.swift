import DealInsight
import DealModel
import DealReport
import ExactValues
import Foundation
import TestTags
import Testing

@Suite("Reports as text", .tags(.figures, .wording, .snapshot))
struct TextReportTests {
    /// With the environment variable `DEALKIT_UPDATE_SNAPSHOTS=1` the texts are rewritten (`make snapshots`).
    @Test("Of nothing nothing is said but that there is nothing", arguments: Report.Kind.allCases)
    func nothing(_ kind: Report.Kind) throws {
        let lines = try SmallSale.report([], []).text(of: kind).split(separator: "\n")
        #expect(lines[2...3] == ["No deals were found.", "There is nothing to count."])
        #expect(lines[4] == "Notes")
    }

    @Test("The whole report on a small sale, word for word", arguments: Report.Kind.allCases)
    func wholeText(_ kind: Report.Kind) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(kind).txt")
        let grouping: ReportGrouping = kind == .funnel ? ReportGrouping("product") : .owner
        let text = try SmallSale.report(by: grouping).text(of: kind)
        if ProcessInfo.processInfo.environment["DEALKIT_UPDATE_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == expected)
    }

    @Test("No line of prose is longer than the terminal is wide", arguments: Report.Kind.allCases)
    func width(_ kind: Report.Kind) throws {
        let lines = try SmallSale.report().text(of: kind, width: 70).split(separator: "\n")
        let prose = lines.filter { !$0.contains("  ") && !$0.contains("─") }
        #expect(prose.count > 3)
        #expect(prose.allSatisfy { $0.count <= 70 }, "\(prose.filter { $0.count > 70 })")
    }

    @Test("Bars are as long as stages are full, and names with two columns a character are not cut in half")
    func bars() throws {
        var pipeline: [Pipeline.Place] = [.init("a", title: "初步接触"), .init("b", title: "Angebot")]
        pipeline.append(.init("c", title: "Договор"))
        var log = try EventLog(Pipeline(pipeline, outcomes: ["won": .won]))
        for number in 0..<4 {
            let stages: [(Int, StageID)] = number == 0 ? [(1, "a"), (2, "b")] : [(1, "a")]
            try log.add(SmallSale.stays(DealID("d\(number)"), stages))
        }
        let table = VisitTable(log, asOf: SmallSale.day(9))
        let lines = Report(table, of: ReportSource("bars"), kinds: [.funnel]).text(of: .funnel).split(separator: "\n")
        let full = lines.first { $0.contains("初步接触") && $0.contains("█") }
        let quarter = lines.first { $0.contains("Angebot") && $0.contains("█") }
        #expect(full?.count { $0 == "█" } == 32)
        #expect(quarter?.count { $0 == "█" } == 8)
        #expect(lines.contains { $0.hasPrefix("  Договор") && $0.hasSuffix(" 0") })
    }

    @Test("What is odd about the data is told, and nothing of data that are not")
    func dataNotes() throws {
        let usual = ["Nothing was assumed.", "2 rows could not be read and were left out."]
        #expect(Self.notes(try SmallSale.report()) == usual)
        let events =
            SmallSale.stays("d", [(1, "lead")]) + [SmallSale.end("d", 2, "won"), SmallSale.end("d", 3, "lost")]
            + [InsightEvent(.entered("lead"), of: "e", at: nil), InsightEvent(.closed("won"), of: "e", at: nil)]
        #expect(
            Self.notes(try SmallSale.report([], events)) == usual + [
                "1 deal ended once more in another way, without having been opened in between: the last end counts.",
                "Nobody noted when 1 stay in a stage began: counted, but in no time.",
                "Nobody noted when 1 deal ended: counted, but in no time.",
            ])
    }

    @Test("Deals in stages that the pipeline does not know, or of a pipeline without stages, are told all the same")
    func unlistedStages() throws {
        var log = try EventLog(Pipeline(stages: [], outcomes: ["won": .won]))
        for deal: DealID in ["a", "b", "c"] { try log.add(SmallSale.stays(deal, [(1, "preparation")])) }
        for kind in Report.Kind.allCases {
            let report = Report(VisitTable(log, asOf: SmallSale.day(9)), of: ReportSource("stageless"))
            #expect(!report.text(of: kind).isEmpty && !report.html(first: kind).isEmpty)
        }
        let text = Report(VisitTable(log), of: ReportSource("stageless")).text(of: .funnel)
        #expect(text.contains("preparation  ████████████████████████████████ 3"))
    }

    @Test("One of a kind is told of as one")
    func singular() throws {
        let events =
            SmallSale.stays("won", [(1, "lead")]) + [SmallSale.end("won", 2, "won")]
            + SmallSale.stays("open", [(3, "lead")])
            + [InsightEvent(.entered("lead"), of: "e", at: nil), InsightEvent(.closed("won"), of: "e", at: nil)]
        let report = try SmallSale.report([DealProfile("won", value: Money(5, "EUR"))], events)
        let texts = [report.text(of: .deals, width: 200), report.html(first: .deals)]
        for text in texts {
            #expect(text.contains("Of ended deals only; 1 deal is open, 1 has no dates."))
            #expect(text.contains("What 1 open deal will bring"))
            #expect(text.contains("1 open deal has no value; the mean of won ones was taken."))
            #expect(text.contains("1 has nothing planned, 0 something overdue, 1 is older than every visit that ended"))
        }
    }

    private static func notes(_ report: Report) -> [String] {
        report.text(of: .funnel, width: 200).split(separator: "\n").filter { $0.hasPrefix("  · ") }.map {
            String($0.dropFirst(4))
        }
    }

    @Test("Deals that ended as neither are told where no deal was lost")
    func neitherAlone() throws {
        let events = SmallSale.stays("d", [(1, "lead")]) + [SmallSale.end("d", 2, "duplicate")]
        let text = try SmallSale.report([DealProfile("d")], events).text(of: .funnel)
        #expect(text.contains("Ended as neither won nor lost") && !text.contains("Lost from"))
    }

    @Test("No name can move the cursor: control characters are shown as pictures")
    func controls() throws {
        let name = "red\u{1B}[31m\u{9B}2J\nnext\u{7F}"
        let report = try SmallSale.report(
            [DealProfile("d", attributes: [.owner: name])], SmallSale.stays("d", [(1, "lead")]))
        for kind in Report.Kind.allCases {
            let scalars = report.text(of: kind).unicodeScalars
            #expect(!scalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
        }
        #expect(report.text(of: .managers).contains("red␛[31m\u{FFFD}2J␊next␡"))
    }
}
