import DealModel
import ExactValues
import Foundation

@testable import DealInsight

/// Data sets and the figures that other programs found in them, where they lie beside the package.
enum ReferenceData {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared").standardizedFileURL
    static let isThere = FileManager.default.fileExists(atPath: folder.appending(path: "reference/sim-deals.json").path)

    /// Each read once, for all tests.
    static let maven = Result { VisitTable(try EventLog.maven(), asOf: day("2017-12-31")) }
    static let simulated = Result {
        VisitTable(try EventLog.simulated(), asOf: Instant("2025-12-31T00:00:00Z"))
    }

    /// The rows of a CSV file without quotes, by the names of its columns.
    static func rows(_ path: String) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let names = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }

    /// The figures of a data set.
    static func figures(_ name: String) throws -> Figures {
        let data = try Data(contentsOf: folder.appending(path: "reference/\(name).json"))
        return Figures(try JSONSerialization.jsonObject(with: data))
    }

    static func day(_ text: String?) -> Instant? {
        guard let text, !text.isEmpty else { return nil }
        return Instant("\(text)T00:00:00Z")
    }
}

/// A value of a JSON file, to be walked into.
struct Figures {
    let value: Any?

    init(_ value: Any?) { self.value = value }

    subscript(key: String) -> Figures { Figures((value as? [String: Any])?[key]) }
    subscript(place: Int) -> Figures {
        let list = value as? [Any] ?? []
        return Figures(list.indices.contains(place) ? list[place] : nil)
    }

    var number: Double? { (value as? NSNumber)?.doubleValue }
    var int: Int? { (value as? NSNumber)?.intValue }
    var keys: [String] { ((value as? [String: Any])?.keys).map { $0.sorted() } ?? [] }
    var count: Int { (value as? [Any])?.count ?? 0 }
}

/// Whether two numbers agree to so many parts.
func agree(_ found: Double?, _ expected: Double?, to tolerance: Double = 1e-6) -> Bool {
    guard let found, let expected else { return found == nil && expected == nil }
    return (found - expected).magnitude <= max(tolerance * expected.magnitude, 1e-9)
}

extension EventLog {
    /// The hardware seller's opportunities: one line a deal, with its present stage and two dates.
    static func maven() throws -> EventLog {
        var log = try EventLog(
            Pipeline(stages: ["Prospecting", "Engaging"], outcomes: ["Won": .won, "Lost": .lost]))
        let teams = Dictionary(
            uniqueKeysWithValues: try ReferenceData.rows("data/maven-crm/sales_teams.csv").map {
                ($0["sales_agent"] ?? "", $0)
            })
        let sectors = Dictionary(
            uniqueKeysWithValues: try ReferenceData.rows("data/maven-crm/accounts.csv").map {
                ($0["account"] ?? "", $0["sector"] ?? "")
            })
        for row in try ReferenceData.rows("data/maven-crm/sales_pipeline.csv") {
            let id = DealID(row["opportunity_id"] ?? "")
            let agent = row["sales_agent"] ?? ""
            var attributes: [DealAttribute: String] = [.owner: agent]
            attributes[.product] = row["product"] == "GTXPro" ? "GTX Pro" : row["product"]
            attributes[.segment] = row["account"].flatMap { sectors[$0] }
            attributes["manager"] = teams[agent]?["manager"]
            attributes["regional_office"] = teams[agent]?["regional_office"]
            let value = row["close_value"].flatMap { Money("\($0) USD") }
            let engaged = ReferenceData.day(row["engage_date"])
            try log.add(DealProfile(id, created: engaged, attributes: attributes))
            let stage = row["deal_stage"] == "Prospecting" ? "Prospecting" : "Engaging"
            try log.add(InsightEvent(.entered(StageID(stage)), of: id, at: engaged))
            if let closed = ReferenceData.day(row["close_date"]) {
                // What a deal is worth is known when it closes, not before.
                if row["deal_stage"] == "Won" { try log.add(InsightEvent(.revalued(value), of: id, at: closed)) }
                try log.add(InsightEvent(.closed(OutcomeID(row["deal_stage"] ?? "")), of: id, at: closed))
            }
        }
        return log
    }

    /// The simulated deals: one line a change of stage.
    static func simulated() throws -> EventLog {
        var log = try EventLog(
            Pipeline(
                stages: ["Lead", "Qualified", "Proposal", "Negotiation"], outcomes: ["Won": .won, "Lost": .lost]))
        for row in try ReferenceData.rows("data/sim-deals/deals.csv") {
            try log.add(
                DealProfile(
                    DealID(row["deal_id"] ?? ""), value: row["value"].flatMap { Money("\($0) EUR") },
                    attributes: [.owner: row["manager"] ?? ""]))
        }
        for row in try ReferenceData.rows("data/sim-deals/stage_events.csv") {
            let stage = row["stage"] ?? ""
            let what: InsightEvent.What =
                stage == "Won" || stage == "Lost" ? .closed(OutcomeID(stage)) : .entered(StageID(stage))
            try log.add(InsightEvent(what, of: DealID(row["deal_id"] ?? ""), at: Instant(row["entered_at"] ?? "")))
        }
        return log
    }

    /// The fines: a case ends with the first payment, or with the first transfer to the collectors.
    static func fines(cutAtFirstEnd: Bool = true) throws -> EventLog {
        var log = try EventLog(
            Pipeline(
                stages: ["Create Fine"], outcomes: ["Payment": .won, "Send for Credit Collection": .lost]))
        var ended: Set<String> = []
        for row in try ReferenceData.rows("data/traffic-fines/events.csv") {
            let (id, activity) = (row["case_id"] ?? "", row["activity"] ?? "")
            guard !cutAtFirstEnd || !ended.contains(id) else { continue }
            let isEnd = activity == "Payment" || activity == "Send for Credit Collection"
            if isEnd { ended.insert(id) }
            try log.add(
                InsightEvent(
                    isEnd ? .closed(OutcomeID(activity)) : .entered(StageID(activity)), of: DealID(id),
                    at: ReferenceData.day(row["date"])))
        }
        return log
    }
}
