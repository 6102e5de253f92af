import DealInsight
import DealKit

/// W4: the funnel of a million deals, from events in memory.
struct FunnelWalk {
    let log: EventLog
    let checksum: UInt64

    private static let stages: [StageID] = ["lead", "qualification", "proposal", "negotiation", "contract", "shipment"]
    private static let sources = ["web", "referral", "fair", "cold", "partner"]
    private static let advancing: [UInt64] = [57500, 53000, 51500, 54500, 62000, 64500]
    private static let returning: [UInt64] = [0, 5500, 6500, 6500, 1500, 0]
    private static let losing: [UInt64] = [7000, 5500, 6000, 3500, 1500, 500]
    private static let days: [UInt64] = [3, 7, 10, 14, 7, 20]

    static let pipeline = Pipeline(stages: stages, outcomes: ["won": .won, "lost": .lost])

    /// Not timed.
    init(count: Int = 1_000_000) throws {
        var log = try EventLog(Self.pipeline)
        log.reserve(deals: count, events: count * 6)
        var checksum: UInt64 = 0
        for deal in 0..<count { try Self.live(deal, &log, &checksum) }
        log.shrink()
        self.log = log
        self.checksum = checksum
    }

    static func live(_ deal: Int, _ log: inout EventLog, _ checksum: inout UInt64) throws {
        let random = mix(UInt64(deal) * 64)
        let id = id(deal)
        var at = created(deal)
        try log.add(
            DealProfile(
                id, created: Instant(seconds: Int64(at)), value: Money(1000 + Int((random >> 16) % 99000), "XXX"),
                attributes: [.owner: "m\(random % 40)", .source: sources[Int((random >> 8) % 5)]]))
        var (stage, step) = (0, UInt64(0))
        while true {
            checksum &+= UInt64(deal + 1) &* (step + 1) &* UInt64(stage + 3) &+ at
            let what: InsightEvent.What =
                stage < 6 ? .entered(stages[stage]) : .closed(stage == 6 ? "won" : "lost")
            try log.add(InsightEvent(what, of: id, at: Instant(seconds: Int64(at))))
            guard stage < 6, step < 15 else { return }
            let next = mix(UInt64(deal) * 64 + 1 + step)
            at += 600 + (next >> 16) % (2 * days[stage] * 86400)
            let chance = next & 0xFFFF
            if chance < advancing[stage] {
                stage += 1
            } else if chance < advancing[stage] + returning[stage] {
                stage -= 1
            } else if chance < advancing[stage] + returning[stage] + losing[stage] {
                stage = 7
            } else {
                return
            }
            step += 1
        }
    }

    /// Eight digits each, so that the order of the texts is that of the numbers.
    static func id(_ deal: Int) -> DealID { DealID(String(10_000_000 + deal)) }

    /// Seconds since 1970.
    static func created(_ deal: Int) -> UInt64 { 1_704_067_200 + (mix(UInt64(deal) * 64) >> 40) % 31_536_000 }

    static func mix(_ seed: UInt64) -> UInt64 {
        var x = seed &+ 0x9E37_79B9_7F4A_7C15
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }

    /// The timed part: all four questions.
    func answers() -> (funnel: Funnel, stays: CompletedStays) {
        let table = VisitTable(log)
        return (Funnel(table), CompletedStays(table))
    }

    /// The answers as WORKLOADS.md writes them.
    static func check(_ funnel: Funnel, _ stays: CompletedStays) -> [String: String] {
        let reached = funnel.steps.map(\.reached) + [funnel.winRate.hits, funnel.lost]
        let conversion = funnel.steps.map { String(($0.conversion.soFar ?? 0) * 100_000).prefix { $0 != "." } }
        return [
            "Q1": reached.map { String($0) }.joined(separator: " "),
            "Q2": conversion.joined(separator: " ") + ", win rate "
                + String(((funnel.winRate.rate ?? 0) * 100_000).rounded() / 100_000),
            "Q3": stays.stages.map { stage in
                stage.medianSeconds.map { $0 == $0.rounded() ? String(Int($0)) : String($0) } ?? "-"
            }.joined(separator: " "),
            "Q4": funnel.steps.map { "\($0.lost)/\($0.lostValue.totals.first?.amount?.description ?? "0")" }
                .joined(separator: " "),
        ]
    }
}
