import ArgumentParser
import CLimits
import DealKit
import Foundation

/// `bench W1|W2|W3|W4|W5|cel|report`: the workloads, each with its check values, and the same work in C where there is one.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures the workloads W1 to W5, CEL and a report, with their check values.")

    @Argument(
        help:
            "W1 (strict walk), W2 (why blocked), W3 (durable), W4 (funnel), W5 (definition load), cel (rule expressions) or report (a full report)."
    )
    var workload: Workload

    @Flag(help: "Print a JSON array instead of lines.")
    var json = false

    @Option(
        help:
            "The number of deals: 100,000 for W1, W2 and the report, 1,000 to 2,000 for W3, a million for W4 if left out."
    )
    var size: Int?

    @Option(help: "Where W3 keeps its deals: sqlite:PATH, whose file is removed first, or postgres:CONNINFO.")
    var store = "sqlite:w3.sqlite"

    @Option(help: "Timed rounds after a warm-up; the median counts.")
    var rounds = 5

    @Option(help: "The expressions and the activation of cel.")
    var data = "../shared/bench/cel-expressions.json"

    enum Workload: String, ExpressibleByArgument, CaseIterable {
        case w1 = "W1"
        case w2 = "W2"
        case w3 = "W3"
        case w4 = "W4"
        case w5 = "W5"
        case cel, report
    }

    func run() async throws {
        let figures =
            switch workload {
            case .w1: try walk() + [try await deskWalk()]
            case .w2: try why()
            case .w3: try await durable()
            case .w4: try funnel()
            case .w5: try load()
            case .report: try report()
            case .cel: try RuleExpressions(path: data, rounds: rounds).figures() + RuleAttacks().figures()
            }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(figures), as: UTF8.self))
        } else {
            for figure in figures { print(figure.line) }
        }
    }
}

// MARK: - W1

extension Bench {
    private var records: Int { size ?? 100_000 }

    private func durable() async throws -> [Figure] {
        #if PostgreSQL
            if store.hasPrefix("postgres:") {
                let connection = String(store.dropFirst("postgres:".count))
                return try await PostgresBench(connection: connection, size: size, rounds: rounds).figures()
            }
        #endif
        guard store.hasPrefix("sqlite:") else { throw ValidationError("'\(store)' is no store that W3 knows") }
        let path = String(store.dropFirst("sqlite:".count))
        return try await DurableBench(path: path, size: size, rounds: rounds).figures()
    }

    private func walk() throws -> [Figure] {
        [try walk(stageMajor: false), try walk(stageMajor: true), limit("W1", limit_w1)]
    }

    private func walk(stageMajor: Bool) throws -> Figure {
        var walk = try StrictWalk(count: records, stageMajor: stageMajor)
        let before = residentBytes()
        walk.makeRecords()
        walk.run()
        let bytes = (residentBytes() - before) / records
        var check = [
            "history": String(walk.history.count), "refusals": String(walk.refusals),
            "checksum": String(walk.checksum), "bytes a deal": String(bytes),
        ]
        for (name, count) in walk.reasonsByName { check[name] = String(count) }
        var seconds: [Double] = []
        for _ in 0..<rounds {
            var walk = try StrictWalk(count: records, stageMajor: stageMajor)
            walk.makeRecords()
            seconds.append(Timing.once { walk.run() })
        }
        let timing = Timing(seconds: seconds)
        return Figure(
            name: stageMajor ? "W1 stage-major" : "W1 deal-major", value: Double(12 * records) / timing.median,
            unit: "attempts/s", check: check)
    }

    /// A tenth of the deals: the desk keeps a journal of each.
    private func deskWalk() async throws -> Figure {
        let count = max(1, records / 10)
        var seconds: [Double] = []
        var check: [String: String] = [:]
        for _ in 0..<rounds {
            let walk = try await DeskWalk(count: count, store: MemoryStore(), attempts: .counted)
            try await walk.makeRecords()
            let run = try await walk.run()
            seconds.append(run.seconds)
            check = run.check
        }
        return Figure(
            name: "W1 through the desk, in memory", value: Double(12 * count) / Timing(seconds: seconds).median,
            unit: "attempts/s", check: check)
    }

    private func limit(_ name: String, _ run: (Int32) -> limit_result) -> Figure {
        _ = run(Int32(records))
        var results: [limit_result] = []
        for _ in 0..<rounds { results.append(run(Int32(records))) }
        let median = results.map(\.seconds).sorted()[results.count / 2]
        return Figure(
            name: name + " in C", value: Double(results[0].units) / median,
            unit: name == "W1" ? "attempts/s" : "deals/s",
            check: ["checksum": String(results[0].checksum)])
    }
}

// MARK: - W2

extension Bench {
    private func why() throws -> [Figure] {
        var why = try WhyBlocked(count: records)
        why.run(isRendered: true)
        let bytes = why.renderedBytes
        let rendered = Timing.measure(rounds) { why.run(isRendered: true) }
        let codes = Timing.measure(rounds) { why.run(isRendered: false) }
        var check = [
            "permitted": String(why.counts.permitted), "not_a_move": String(why.counts.notAMove),
            "same": String(why.counts.same),
        ]
        for (name, count) in why.reasonsByName { check[name] = String(count) }
        return [
            Figure(name: "W2 codes", value: Double(records) / codes.median, unit: "deals/s", check: check),
            Figure(
                name: "W2 rendered", value: Double(records) / rendered.median, unit: "deals/s",
                check: ["bytes": String(bytes)]),
            limit("W2", limit_w2),
        ]
    }
}

// MARK: - W4

extension Bench {
    private func funnel() throws -> [Figure] {
        let walk = try FunnelWalk(count: size ?? 1_000_000)
        let warm = walk.answers()
        var check = FunnelWalk.check(warm.funnel, warm.stays)
        let timing = Timing.measure(rounds) { _ = walk.answers() }
        check["events"] = String(walk.log.eventCount)
        check["checksum"] = String(walk.checksum)
        check["peak"] = "\(peakBytes() >> 20) MiB"
        return [
            Figure(name: "W4 from events in memory", value: timing.median, unit: "s", check: check),
            Figure(name: "W4 in C", value: limitSeconds(walk.log.dealCount), unit: "s", check: [:]),
        ]
    }

    private func limitSeconds(_ deals: Int) -> Double {
        Timing(seconds: (0..<rounds).map { _ in limit_w4(Int32(deals)).seconds }).median
    }
}

// MARK: - A report

extension Bench {
    private func report() throws -> [Figure] {
        let walk = try ReportWalk(count: records)
        let page = walk.page()
        let timing = Timing.measure(rounds) { _ = walk.page() }
        let check = [
            "deals": String(walk.log.dealCount), "events": String(walk.log.eventCount),
            "bytes": String(page.utf8.count), "peak": "\(peakBytes() >> 20) MiB",
        ]
        return [Figure(name: "full report as a page", value: timing.median, unit: "s", check: check)]
    }
}

// MARK: - W5

extension Bench {
    private func load() throws -> [Figure] {
        var figures: [Figure] = []
        for stages in [10, 1_000, 10_000] {
            let file = DefinitionLoad.file(stages: stages)
            figures.append(try time("W5 \(stages) stages", file, stages: stages))
        }
        figures.append(
            try time(
                "W5 1000 stages, distinct texts", DefinitionLoad.file(stages: 1_000, isDistinct: true), stages: 1_000))
        figures.append(
            try time(
                "W5 10000 stages, distinct texts", DefinitionLoad.file(stages: 10_000, isDistinct: true), stages: 10_000
            ))
        let broken = DefinitionLoad.file(stages: 10_000, isBroken: true)
        let timing = Timing.measure(rounds) { _ = DefinitionLoad.load(broken) }
        let report = DefinitionLoad.load(broken)
        figures.append(
            Figure(
                name: "W5 10000 stages, refused", value: timing.median * 1000, unit: "ms",
                check: ["errors": String(report.diagnostics.count { $0.severity == .error })]))
        let file = DefinitionLoad.file(stages: 10_000)
        let limit = Timing.measure(rounds) { _ = file.withUnsafeBufferPointer { limit_w5($0.baseAddress, $0.count) } }
        figures.append(
            Figure(name: "W5 10000 stages, libyaml events in C", value: limit.median * 1000, unit: "ms", check: [:]))
        return figures
    }

    private func time(_ name: String, _ file: [UInt8], stages: Int) throws -> Figure {
        let process = try DefinitionLoad.load(file).library().processes.first
        guard process?.stages.count == stages else { throw BenchError("\(name): not all stages were read") }
        let timing = Timing.measure(stages <= 10 ? rounds * 20 : rounds) { _ = DefinitionLoad.load(file) }
        return Figure(
            name: name, value: timing.median * 1000, unit: "ms",
            check: ["bytes": String(file.count), "stages": String(stages), "resident": "\(residentBytes() >> 20) MiB"])
    }
}
