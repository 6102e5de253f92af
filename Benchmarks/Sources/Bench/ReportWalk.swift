import DealInsight
import DealKit
import DealReport

/// A full report: every question about a hundred thousand deals with ten events each, as one page.
struct ReportWalk {
    let log: EventLog

    private static let eventsPerDeal = 10

    /// Not timed. The deals go as those of W4 do; changes of value, owner and plan make up the ten events, and are added
    /// after the moves, so that the report has to put the events of each deal in order first.
    init(count: Int = 100_000) throws {
        var log = try EventLog(FunnelWalk.pipeline)
        log.reserve(deals: count, events: count * (Self.eventsPerDeal + 1))
        var checksum: UInt64 = 0
        for deal in 0..<count {
            let first = log.eventCount
            try FunnelWalk.live(deal, &log, &checksum)
            for step in (log.eventCount - first)..<max(log.eventCount - first, Self.eventsPerDeal) {
                try Self.change(deal, step, &log)
            }
        }
        log.shrink()
        self.log = log
    }

    private static func change(_ deal: Int, _ step: Int, _ log: inout EventLog) throws {
        let random = FunnelWalk.mix(UInt64(deal) * 64 + 32 + UInt64(step))
        let at = Instant(seconds: Int64(FunnelWalk.created(deal) + random % (60 * 86_400)))
        let what: InsightEvent.What =
            switch step % 3 {
            case 0: .revalued(Money(1000 + Int((random >> 16) % 99000), "XXX"))
            case 1: .planned(NextAction("call", due: Instant(microseconds: at.microseconds + 86_400_000_000)))
            default: .restated(.owner, "m\((random >> 8) % 40)")
            }
        try log.add(InsightEvent(what, of: FunnelWalk.id(deal), at: at))
    }

    /// The timed part.
    func page() -> String { Report(VisitTable(log), of: ReportSource("a hundred thousand deals")).html() }
}
