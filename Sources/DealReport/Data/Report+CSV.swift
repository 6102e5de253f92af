import DealInsight
import DealModel
import ExactValues

extension Report {
    /// The chief table of a question as CSV (RFC 4180): the stages, the open deals, the groups, or what followed what.
    ///
    /// Rates are numbers between 0 and 1, not rounded, beside what they rest on; what is not known is an empty cell.
    public func csv(of kind: Kind) -> [UInt8] {
        var writer = CSVWriter()
        switch kind {
        case .funnel: funnel.map { Self.write($0, to: &writer) }
        case .deals: deals.map { Self.write($0.open, to: &writer) }
        case .managers: managers.map { Self.write($0, to: &writer) }
        case .mining: mining.map { Self.write($0.map, to: &writer) }
        }
        return writer.bytes
    }

    private static func write(_ section: FunnelSection, to writer: inout CSVWriter) {
        writer.row([
            section.grouping, "stage", "title", "reached", "passed", "skipped", "visits", "returned", "standing", "won",
            "lost",
            "went_on", "decided", "open", "conversion", "conversion_low", "conversion_high", "median_days",
            "win_chance",
            "win_chance_low", "win_chance_high",
        ])
        write(section.funnel, of: "", section.fates, to: &writer)
        for group in section.groups { write(group.funnel, of: group.name ?? "–", nil, to: &writer) }
    }

    private static func write(_ funnel: Funnel, of group: String, _ fates: Fates?, to writer: inout CSVWriter) {
        for step in funnel.steps + funnel.unlisted {
            let fate = fates?.stages.first { $0.stage == step.stage }
            let counts = [
                step.reached, step.passed, step.skipped, step.visits, step.returned, step.standing, step.won, step.lost,
                step.conversion.hits, step.conversion.decided, step.conversion.stillOpen,
            ]
            let rates: [Double?] = [
                step.conversion.rate, step.conversion.interval.low, step.conversion.interval.high, fate?.medianDays,
                fate?.winChance?.value, fate?.winChance?.interval.low, fate?.winChance?.interval.high,
            ]
            writer.row([group, step.stage, step.title] + counts.map(String.init) + rates.map(number))
        }
    }

    private static func write(_ open: OpenDeals, to writer: inout CSVWriter) {
        writer.row([
            "deal", "owner", "value", "currency", "stage", "days_in_stage", "days", "later_than", "win_chance",
            "older_than_all_closed", "on_hold", "next_action", "next_due", "overdue",
        ])
        for deal in open.deals {
            writer.row([
                deal.id.text, deal.owner ?? "", deal.value?.amount.description ?? "", deal.value?.currency.code ?? "",
                deal.stage?.text ?? "", number(deal.daysInStage), number(deal.days), number(deal.laterThan),
                number(deal.winChance), "\(deal.isOlderThanAllClosed)", "\(deal.isOnHold)",
                deal.nextAction?.title ?? "",
                deal.nextAction?.due?.description ?? "", "\(deal.isOverdue)",
            ])
        }
    }

    private static func write(_ section: ManagersSection, to writer: inout CSVWriter) {
        writer.row([
            section.grouping, "deals", "won", "lost", "open", "neither", "win_rate", "low", "high", "shrunk_rate",
            "shrunk_low", "shrunk_high",
        ])
        for group in section.comparison.groups {
            let summary = group.summary
            let rates: [Double?] = [
                summary.winRate.rate, summary.winRate.interval.low, summary.winRate.interval.high, group.shrunkRate,
                group.shrunkInterval?.low, group.shrunkInterval?.high,
            ]
            writer.row(
                [group.name ?? ""]
                    + [summary.deals, summary.won, summary.lost, summary.open, summary.neither].map(String.init)
                    + rates.map(number))
        }
    }

    private static func write(_ map: ProcessMap, to writer: inout CSVWriter) {
        writer.row(["from", "to", "count", "timed", "mean_seconds", "median_seconds"])
        for edge in map.edges {
            writer.row([
                edge.from.name, edge.to.name, "\(edge.count)", "\(edge.times.count)", number(edge.times.mean),
                number(edge.times.median),
            ])
        }
    }

    private static func number(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }
}
