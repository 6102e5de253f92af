import Foundation
import TestTags
import Testing

/// The figures of published and simulated data, through the command, against values computed by other programs.
@Suite(
    "dealkit report: reference figures", .tags(.figures, .tool, .shared),
    .enabled(if: SharedFiles.areThere, "../shared is not here"))
struct ReportFigureTests {
    private static let sim = [
        "--csv", SharedFiles.path("data/sim-deals/stage_events.csv"), "--csv",
        SharedFiles.path("data/sim-deals/deals.csv"),
        "--map", "deal=deal_id", "--map", "stage=stage", "--map", "time=entered_at", "--map", "owner=manager", "--map",
        "value=value", "--as-of", "2025-12-31", "--format", "json",
    ]
    private static let maven = [
        "--csv", SharedFiles.path("data/maven-crm/sales_pipeline.csv"), "--stages", "Prospecting,Engaging",
        "--currency", "USD",
        "--map", "deal=opportunity_id", "--map", "stage=deal_stage", "--map", "entered.Engaging=engage_date", "--map",
        "closed=close_date", "--map", "value=close_value", "--map", "owner=sales_agent", "--map", "product=product",
        "--as-of",
        "2017-12-31", "--format", "json",
    ]
    private static let fines = [
        "--csv", SharedFiles.path("data/traffic-fines/events.csv"), "--map", "deal=case_id", "--map", "stage=activity",
        "--map", "time=date", "--format", "json",
    ]

    private func answer(_ kind: String, _ arguments: [String], files: [String: String] = [:]) throws -> JSONTree {
        let run = try ToolRun(["report", kind] + arguments, files: files)
        #expect(run.code == 0, "\(run.complaint)")
        return try JSONTree(run.output)
    }

    @Test("Simulated deals: visits, exits, incidences and chances of winning, stage by stage")
    func simulatedFunnel() throws {
        let (answer, reference) = (try answer("funnel", Self.sim), try SharedFiles.reference("sim-deals"))
        let stages = answer["funnel"]["fates"]["stages"].list
        #expect(stages.count == 4)
        for stage in stages {
            let name = try #require(stage["stage"].text)
            let wanted = reference["stages"][name]
            #expect(stage["visits"].int == wanted["visits"].int)
            #expect(stage["deals"].int == wanted["distinct_deals"].int)
            #expect(stage["still_open"].int == wanted["open"].int)
            for exit in stage["exits"].list {
                let to = try #require(exit["to"].text)
                let key = Self.outcome(to)
                #expect(exit["share"]["hits"].int == wanted["exits"][key].int ?? 0, "\(name) → \(to)")
                expect(exit["share"]["rate"], wanted["closed_only_share"][key], "\(name) → \(to)", orNone: 0)
            }
            for mark in stage["curves"]["at"].list where [30, 60].contains(mark["age"].int) {
                let curve = wanted["aj_cif_\(mark["age"].int ?? 0)d"]
                for (cause, share) in zip(stage["curves"]["causes"].list, mark["incidence"].list) {
                    expect(share, curve[Self.outcome(cause.text)], "\(name) → \(cause.text ?? "")", orNone: 0)
                }
            }
            expect(stage["completed"]["mean"], wanted["naive_mean_days_completed"], "\(name): mean")
            expect(stage["median_days"], wanted["km_median_days"], "\(name): median")
            expect(stage["win_chance"]["value"], reference["p_win_from_stage"]["estimate"][name], "\(name): P(win)")
        }
        let deals = answer["funnel"]["fates"]["deals"]
        #expect(deals["ended"].list.compactMap(\.int) == [320, 3280])
        expectCurves(deals, reference["deal_level_competing_risks"]["at"])
    }

    /// What the reference figures call an outcome.
    private static func outcome(_ name: String?) -> String { ["won": "Won", "lost": "Lost"][name] ?? name ?? "" }

    /// Compares curves of two causes at those marks that both have; three at least.
    private func expectCurves(_ curves: JSONTree, _ wanted: JSONTree) {
        let marks = curves["at"].list.filter { wanted["\($0["age"].int ?? 0)"]["S"].number != nil }
        #expect(marks.count >= 3)
        for mark in marks {
            let own = wanted["\(mark["age"].int ?? 0)"]
            expect(mark["survival"], own["S"], "S")
            expect(mark["incidence"].list[0], own["cif1"], "first cause")
            expect(mark["incidence"].list[1], own["cif2"], "second cause")
        }
    }

    @Test("Simulated deals: the forecast of the open ones")
    func simulatedForecast() throws {
        let (answer, reference) = (
            try answer("deals", Self.sim), try SharedFiles.reference("sim-deals")["forecast_open"]
        )
        let line = try #require(
            answer["deals"]["forecast"]["lines"].list.first { $0["method"].text == "stage_and_age" })
        #expect(answer["deals"]["forecast"]["open"].int == reference["n_open"].int)
        expect(line["expected_wins"], reference["expected_wins"], "wins")
        expect(line["standard_deviation"], reference["sd_wins"], "deviation of wins")
        expect(line["values"].list[0]["expected"], reference["expected_value"], "value")
    }

    /// What the seller's other files say of agents, products and accounts.
    private static let joins = [
        "--map", "manager=manager", "--map", "office=regional_office", "--join",
        "owner=" + SharedFiles.path("data/maven-crm/sales_teams.csv"), "--map", "account=account", "--map",
        "segment=sector", "--join", "account=" + SharedFiles.path("data/maven-crm/accounts.csv"),
    ]

    static let groups: [(data: String, key: String, by: String)] = [
        ("sim-deals", "managers", "owner"), ("maven-crm", "win_rate_by_sales_agent", "owner"),
        ("maven-crm", "win_rate_by_manager", "manager"), ("maven-crm", "win_rate_by_regional_office", "office"),
        ("maven-crm", "win_rate_by_product", "product"), ("maven-crm", "win_rate_by_sector", "segment"),
    ]

    @Test("Groups: counts, rates, intervals, shrunk rates and the test of heterogeneity", arguments: groups)
    func managers(_ sample: (data: String, key: String, by: String)) throws {
        let arguments = sample.data == "sim-deals" ? Self.sim : Self.maven + Self.joins
        let answer = try answer("managers", arguments + ["--by", sample.by])["managers"]["comparison"]
        let reference = try SharedFiles.reference(sample.data)[sample.key]
        let groups = answer["groups"].list
        #expect(groups.count == reference["groups"].count)
        for group in groups {
            // The file of deals writes one product otherwise than the file of products; some deals have no account.
            let name = group["name"].text.map { $0 == "GTXPro" ? "GTX Pro" : $0 } ?? "nan"
            let (share, wanted) = (group["summary"]["win_rate"], reference["groups"][name])
            #expect(share["hits"].int == wanted["won"].int)
            #expect(share["open"].int == wanted["open"].int)
            expect(share["rate"], wanted["win_rate"], name)
            expect(share["low"], wanted["wilson95"].list[0], name, orNone: 0)
            expect(share["high"], wanted["wilson95"].list[1], name, orNone: 1)
            expect(group["shrunk_rate"], wanted["eb_mean"], name, within: 1e-3)
        }
        expect(answer["heterogeneity"]["statistic"], reference["heterogeneity_chi2"]["stat"], "χ²")
        expect(answer["heterogeneity"]["p_value"], reference["heterogeneity_chi2"]["p"], "p")
    }

    @Test("A pipeline of one row a deal: win rate, days to close, velocity, incidence by age")
    func pipeline() throws {
        let (answer, reference) = (try answer("deals", Self.maven), try SharedFiles.reference("maven-crm"))
        expect(answer["summary"]["win_rate"]["rate"], reference["win_rate"]["rate"], "win rate")
        #expect(answer["summary"]["win_rate"]["decided"].int == reference["win_rate"]["closed"].int)
        #expect(answer["summary"]["open"].int == 2089)
        for fate in ["won", "lost", "closed"] {
            let (days, wanted) = (answer["deals"]["cycle"][fate], reference["cycle_days_type7"][fate])
            #expect(days["count"].int == wanted["n"].int)
            expect(days["mean"], wanted["mean"], fate)
            for point in days["points"].list {
                let share = try #require(point["share"].number)
                expect(point["value"], wanted["\(share)"], "\(fate) \(share)")
            }
        }
        expect(answer["deals"]["velocity"]["rates"].list[0]["per_day"], reference["velocity"]["per_day"], "velocity")
        let curves = try self.answer("funnel", Self.maven)["funnel"]["fates"]["deals"]
        #expect(curves["count"].int == reference["competing_risks_from_engaging"]["n"].int)
        expect(
            curves["median_age_days"], reference["competing_risks_from_engaging"]["km_median_days_to_close"], "median")
        let end = try #require(curves["points"].list.last)
        let wanted = reference["competing_risks_from_engaging"]["end"]
        expect(end["survival"], wanted["S"], "S")
        expect(end["incidence"].list[0], wanted["cif1"], "won")
        expect(end["incidence"].list[1], wanted["cif2"], "lost")
        expectCurves(curves, reference["competing_risks_from_engaging"]["at"])
        let truncated = try self.answer("funnel", Self.maven + ["--since", "2017-03-01"])["funnel"]["fates"]["deals"]
        expectCurves(truncated, reference["competing_risks_from_engaging_left_truncated"]["at"])
    }

    @Test("A pipeline of one row a deal: cohorts by month, the forecast of what is open, and forecasts at past dates")
    func forecasts() throws {
        let (deals, reference) = (try answer("deals", Self.maven)["deals"], try SharedFiles.reference("maven-crm"))
        let cohorts = try answer("managers", Self.maven + ["--by", "month"])["managers"]["comparison"]["groups"].list
        #expect(cohorts.count == reference["engage_month_cohorts"].count + 1, "and the deals without a date")
        for cohort in cohorts.dropLast() {
            let (share, wanted) = (
                cohort["summary"]["win_rate"], reference["engage_month_cohorts"][cohort["name"].text ?? ""]
            )
            #expect(share["hits"].int == wanted["won"].int && share["open"].int == wanted["open"].int)
            expect(share["rate"], wanted["closed_win_rate"], cohort["name"].text ?? "")
        }
        // Deals that were never engaged have no age and no rate of their stage: these two methods leave them out.
        let lines = deals["forecast"]["lines"].list
        let (age, stage) = (
            lines.first { $0["method"].text == "age" }, lines.first { $0["method"].text == "stage_rate" }
        )
        let wanted = reference["forecast_open_engaging"]
        expect(age?["expected_wins"] ?? .null, wanted["expected_wins"], "wins by age")
        expect(age?["values"].list[0]["expected"] ?? .null, wanted["expected_revenue"], "value by age")
        expect(stage?["expected_wins"] ?? .null, wanted["naive_stage_probability"]["expected_wins"], "wins by stage")
        let rounds = deals["backtest"]["rounds"].list
        for date in ["2017-07-01", "2017-10-01"] {
            let round = try #require(rounds.first { $0["at"].text == date + "T00:00:00Z" })
            let wanted = reference["backtest_90d"][date]
            #expect(round["won"].int == wanted["actual_wins"].int)
            let scores = round["scores"].list
            #expect(round["open"].int == wanted["n_open"].int, "deals without dates were not known to be there")
            expect(round["won_value"]["totals"].list[0]["amount"], wanted["actual_rev"], "\(date): worth")
            let methods: [(name: String, wins: String, worth: String, brier: String)] = [
                ("age", "pred_wins_age_AJ", "pred_rev", "brier_age_AJ"),
                ("win_rate", "naive_wins_stage_rate", "naive_rev", "brier_naive"),
            ]
            for method in methods {
                let score = try #require(scores.first { $0["method"].text == method.name })
                expect(score["line"]["expected_wins"], wanted[method.wins], "\(date): wins by \(method.name)")
                expect(
                    score["line"]["values"].list[0]["expected"], wanted[method.worth],
                    "\(date): worth by \(method.name)")
                expect(score["brier_score"], wanted[method.brier], "\(date): Brier score of \(method.name)")
            }
            let byAge = try #require(scores.first { $0["method"].text == "age" })["line"]
            expect(byAge["standard_deviation"], wanted["sd"], "\(date): deviation")
        }
    }

    @Test("A pipeline of one row a deal: what was won in each period, how old the open deals are, cohorts by age")
    func periods() throws {
        let (deals, reference) = (try answer("deals", Self.maven)["deals"], try SharedFiles.reference("maven-crm"))
        for (period, key) in [("quarter", "by_quarter"), ("month", "by_month")] {
            let (periods, wanted) = (deals["closings"][period]["periods"].list, reference["won_revenue"][key])
            #expect(periods.count == wanted.count)
            for found in periods {
                let name = try #require(found["name"].text)
                expect(found["won_value"]["totals"].list[0]["amount"], wanted[name], name)
            }
        }
        let (ages, wanted) = (deals["open"]["ages"], reference["forecast_open_engaging"]["age_quantiles"])
        #expect(ages["count"].int == wanted["n"].int)
        for point in ages["points"].list { expect(point["value"], wanted["\(point["share"].number ?? 0)"], "age") }
        let cohorts = try answer("funnel", Self.maven + ["--by", "month"])["funnel"]["groups"].list
        for cohort in cohorts.dropLast() {
            let wanted = reference["engage_month_cohorts"][cohort["name"].text ?? ""]
            #expect(cohort["deals"]["count"].int == wanted["n"].int)
            for mark in cohort["deals"]["at"].list where [30, 60, 90].contains(mark["age"].int) {
                let name = "\(cohort["name"].text ?? "") after \(mark["age"].int ?? 0) days"
                expect(mark["incidence"].list[0], wanted["cif_won"]["\(mark["age"].int ?? 0)"], name)
            }
        }
    }

    @Test("Traffic fines: paid or sent to the collectors, whichever came first")
    func fineCurves() throws {
        let arguments = [
            "--same-time", "rows", "--ends", "first", "--won", "Payment", "--lost", "Send for Credit Collection",
        ]
        let curves = try answer("funnel", Self.fines + arguments)["funnel"]["fates"]["deals"]
        let reference = try SharedFiles.reference("traffic-fines")["competing_risks"]
        #expect(curves["count"].int == reference["n"].int)
        #expect(curves["ended"].list.map(\.int) == [reference["n1"].int, reference["n2"].int])
        #expect(curves["open"].int == reference["censored"].int)
        expectCurves(curves, reference["at"])
    }

    @Test("Traffic fines: variants, directly-follows graph, times and conformance are those of pm4py")
    func fines() throws {
        let reference = try SharedFiles.reference("traffic-fines")
        let model = reference["conformance"]["model"]
        var graph = "from,to\n"
        for start in model["start"].list { graph += ",\(start.text ?? "")\n" }
        for end in model["end"].list { graph += "\(end.text ?? ""),\n" }
        for step in model["allowed"].list { graph += step.list.compactMap(\.text).joined(separator: ",") + "\n" }
        let answer = try answer("mining", Self.fines + ["--graph", "graph.csv"], files: ["graph.csv": graph])["mining"]
        let map = answer["process_map"]
        #expect(map["cases"].int == reference["cases"].int)
        #expect(map["steps"].int == reference["events"].int)
        #expect(map["variant_count"].int == reference["variants"].int)
        #expect(map["variants_covering_80_percent"].int == reference["variants_covering_80pct"].int)
        for (variant, wanted) in zip(map["variants"].list, reference["top_variants"].list) {
            #expect(variant["count"].int == wanted.list[1].int)
        }
        var edges: [String: JSONTree] = [:]
        for edge in map["directly_follows"].list {
            edges["\(edge["from"].text ?? "") → \(edge["to"].text ?? "")"] = edge
        }
        #expect(edges.count == reference["dfg_edges"].int)
        for wanted in reference["dfg"].list {
            let ends = wanted.list.prefix(2).compactMap(\.text).joined(separator: " → ")
            #expect(edges[ends]?["count"].int == wanted.list[2].int, "\(ends)")
        }
        for wanted in reference["edge_time_seconds"].list {
            let ends = wanted.list.prefix(2).compactMap(\.text).joined(separator: " → ")
            let edge = try #require(edges[ends])
            expect(edge["seconds"]["mean"], wanted.list[3], ends)
            let median = edge["seconds"]["points"].list.first { $0["share"].number == 0.5 }
            expect(median?["value"] ?? .null, wanted.list[4], ends)
        }
        let (found, wanted) = (answer["conformance"], reference["conformance"])
        #expect(found["fit"].int == wanted["fit_cases"].int)
        #expect((found["fit"].int ?? 0) + (found["unfinished"].int ?? 0) == wanted["fit_prefix_cases"].int)
        let steps = found["violations"].list.compactMap { $0["count"].int }.reduce(0, +)
        let ends = found["unfinished_after"].list.compactMap { $0["count"].int }.reduce(0, +)
        #expect(steps + ends == wanted["violations_total"].int)
    }
}

/// Relative agreement, unless a tolerance of its own is said.
private func expect(
    _ found: JSONTree, _ wanted: JSONTree, _ what: String, within tolerance: Double = 1e-6, orNone other: Double? = nil
) {
    guard let figure = found.number, let reference = wanted.number ?? other else {
        #expect(found.number == wanted.number, "\(what)")
        return
    }
    #expect(abs(figure - reference) <= tolerance * max(abs(reference), 1e-3), "\(what): \(figure) for \(reference)")
}

/// Test data beside the repository.
private enum SharedFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

    static var areThere: Bool { FileManager.default.fileExists(atPath: path("reference/sim-deals.json")) }

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func reference(_ name: String) throws -> JSONTree {
        try JSONTree(String(contentsOf: folder.appendingPathComponent("reference/\(name).json"), encoding: .utf8))
    }
}

/// JSON to be asked by keys; what is not there is ``null``.
private enum JSONTree {
    case null, value(Any)

    init(_ text: String) throws {
        self = .value(try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
    }

    private init(_ any: Any?) { self = any.map { $0 is NSNull ? .null : .value($0) } ?? .null }

    private var any: Any? { if case .value(let any) = self { any } else { nil } }

    subscript(key: String) -> JSONTree { JSONTree((any as? [String: Any])?[key]) }
    var list: [JSONTree] { (any as? [Any])?.map { JSONTree($0) } ?? [] }
    var count: Int { (any as? [String: Any])?.count ?? list.count }
    var text: String? { any as? String }
    /// A number, or an exact amount, which is written as text.
    var number: Double? { (any as? NSNumber)?.doubleValue ?? text.flatMap(Double.init) }
    var int: Int? { (any as? NSNumber)?.intValue }
}
