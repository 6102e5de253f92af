import DealInsight

extension ManagersSection {
    func write(to page: inout TextPage) {
        page.heading("By \(grouping)")
        page.paragraph(verdict)
        page.blank()
        let scale = comparison.groups.map(\.summary.winRate).filter { $0.decided > 0 }.map(\.interval.high).max() ?? 1
        page.table(
            [grouping, "won of ended", "open", "rate", "95%", "expect", "0 … \(Figures.percent(scale))"],
            comparison.groups.map { group in
                let share = group.summary.winRate
                return [
                    (group.name ?? "–").shortened(to: 24),
                    "\(Figures.count(share.hits)) of \(Figures.count(share.decided))",
                    Figures.count(share.stillOpen), Figures.percent(share.rate), Figures.percent(share.interval),
                    Figures.percent(group.shrunkRate),
                    share.rate.map { rate in
                        TextPage.whisker(
                            share.interval.low / scale, rate / scale, share.interval.high / scale, width: 25)
                    } ?? "",
                ]
            }, left: [0, 6])
        page.paragraph(
            "“Expect” is the rate drawn towards that of all by as much as the group's own deals are few.", indent: "  ")
        writeControl(to: &page)
    }

    private func writeControl(to page: inout TextPage) {
        guard control.rows.contains(where: { $0.control != nil }) else { return }
        page.heading("Strict and manual")
        page.table(
            ["control", "deals", "won", "visits seen here", "jumps", "past closed gates", "refused attempts"],
            control.rows.map { row in
                [
                    row.control ?? "not noted", Figures.count(row.summary.deals), Figures.rate(row.summary.winRate),
                    Figures.count(row.observedVisits), row.jumps.map(Figures.count) ?? "not observed",
                    row.jumpsOverClosedGates.map(Figures.count) ?? "not observed",
                    row.refusedAttempts.map(Figures.count) ?? "not observed",
                ]
            })
        for row in control.rows {
            for refusal in (row.refusals ?? []).prefix(10) {
                let delay = refusal.delay.median.map { "half were let go within \(Figures.days($0)), " } ?? ""
                page.paragraph(
                    "\(row.control ?? "–"): '\(refusal.name)' refused \(Figures.times(refusal.attempts)), "
                        + "\(Figures.counted(refusal.deals, "deal")); \(delay)\(Figures.count(refusal.stillOpen)) still there",
                    indent: "  ")
            }
        }
    }
}
