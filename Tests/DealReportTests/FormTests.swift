import DealInsight
import DealModel
import DealReport
import ExactValues
import Foundation
import TestTags
import Testing

/// What holds in whatever form a report is written.
@Suite("Reports in every form", .tags(.figures, .wording))
struct FormTests {
    @Test("The same deals and events give the same bytes, in whatever order they were added")
    func sameBytes() throws {
        let expected = try SmallSale.report().everyForm()
        #expect(expected.count == 16)
        for turn in 1...5 {
            let profiles = Array(SmallSale.profiles[turn...] + SmallSale.profiles[..<turn])
            let events = Array(SmallSale.events[(2 * turn)...] + SmallSale.events[..<(2 * turn)])
            for (form, other) in zip(expected, try SmallSale.report(profiles, events.reversed()).everyForm()) {
                #expect(form.text == other.text, "\(form.name)")
            }
        }
    }

    static let empty: [(name: String, profiles: [DealProfile], events: [InsightEvent])] = [
        ("no deals", [], []), ("a deal without events", [DealProfile("d")], []),
        ("one open deal", [], SmallSale.stays("d", [(1, "lead")])),
        ("one deal that was won at once", [], SmallSale.stays("d", [(1, "lead")]) + [SmallSale.end("d", 1, "won")]),
    ]

    @Test("Where there is next to nothing, a report says so, and no figure is invented", arguments: empty)
    func nothing(_ sample: (name: String, profiles: [DealProfile], events: [InsightEvent])) throws {
        for form in try SmallSale.report(sample.profiles, sample.events).everyForm() {
            #expect(!form.text.isEmpty, "\(sample.name): \(form.name)")
            let words = form.text.split { !$0.isLetter }.map { $0.lowercased() }
            #expect(!words.contains("nan") && !words.contains("inf"), "\(sample.name): \(form.name)")
        }
    }

    @Test("Different currencies stand side by side, and are never added")
    func currencies() throws {
        let report = try SmallSale.report()
        #expect(report.text(of: .deals).contains("2,000 EUR + 3,000 USD"))
        #expect(report.html().contains("2,000 EUR + 3,000 USD"))
        for form in try report.everyForm() { #expect(!form.text.contains("5,000"), "\(form.name)") }
    }

    @Test("What was assumed and left out stands below the figures")
    func notes() throws {
        for text in try [SmallSale.report().text(of: .funnel), SmallSale.report().html()] {
            #expect(
                text.contains("Nothing was assumed.") && text.contains("2 rows could not be read and were left out."))
        }
    }
}

@Suite("Reports as data", .tags(.figures, .wording))
struct DataReportTests {
    @Test("JSON is read as what was asked: denominators, open deals and intervals beside each rate")
    func json() throws {
        let text = try SmallSale.report().json(of: .funnel)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(
            document["format"] as? String == "dealkit-report/1"
                && document["as_of"] as? String == "2026-01-20T00:00:00Z")
        let funnel = try #require((document["funnel"] as? [String: Any])?["funnel"] as? [String: Any])
        let rate = try #require(funnel["win_rate"] as? [String: Any])
        #expect(["hits", "decided", "open"].map { rate[$0] as? Int } == [2, 4, 4])
        #expect(Set(rate.keys).isSuperset(of: ["rate", "low", "high", "so_far"]))
        let steps = try #require(funnel["steps"] as? [[String: Any]])
        #expect(steps.map { $0["reached"] as? Int } == [6, 4, 2])
        #expect(steps.map { $0["lost"] as? Int } == [1, 1, 0])
        #expect(steps.map { $0["skipped"] as? Int } == [0, 1, 0])
    }

    @Test(
        "CSV has as many cells in each row as in its first, and names come back unchanged",
        arguments: Report.Kind.allCases)
    func csv(_ kind: Report.Kind) throws {
        let name = "Ирина, \"q\" <b>\r\n李"
        let profiles = [DealProfile(DealID(name), attributes: [.owner: name])] + SmallSale.profiles
        let events = SmallSale.events + SmallSale.stays(DealID(name), [(1, StageID(name)), (2, "lead")])
        let rows = try Self.rows(SmallSale.report(profiles, events).csv(of: kind))
        #expect(rows.count > 2 && rows.allSatisfy { $0.count == rows[0].count })
        #expect(Set(rows[0]).count == rows[0].count, "every column has a name of its own")
        #expect(rows.dropFirst().contains { $0.contains(name) })
    }

    /// A plain reading of RFC 4180.
    private static func rows(_ bytes: [UInt8]) throws -> [[String]] {
        var (rows, row, cell, isQuoted): ([[String]], [String], [UInt8], Bool) = ([], [], [], false)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            let isDoubled =
                isQuoted && byte == UInt8(ascii: "\"") && place + 1 < bytes.count && bytes[place + 1] == byte
            if isDoubled {
                cell.append(byte)
                place += 1
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == UInt8(ascii: "\n") { (rows, row) = (rows + [row], []) }
            } else if isQuoted || byte != UInt8(ascii: "\r") {
                cell.append(byte)
            }
            place += 1
        }
        try #require(row.isEmpty && cell.isEmpty && !isQuoted, "the last row ends as the others do")
        return rows
    }
}
