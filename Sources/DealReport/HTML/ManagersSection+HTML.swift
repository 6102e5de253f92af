import DealInsight

extension ManagersSection {
    var html: String {
        var html = HTML.paragraph(verdict, comparison.heterogeneity.isWithinChance ? "verdict" : "verdict strong")
        html += "<div class=\"cards\">\n"
        if let plot = GroupPlot(comparison) {
            html += HTML.figure(
                "Win rate by \(grouping), by size",
                "Whoever lies inside the bands differs from the others by no more than chance. The line is the rate of all.",
                plot.markup, legend: GroupPlot.legend)
        }
        return html + "</div>\n" + groupTable + controlTable
    }

    private var groupTable: String {
        HTML.table(
            [grouping.capitalised, "Won of ended", "Open", "Neither", "Rate", "95%", "Expect", "Won, worth"],
            comparison.groups.map { group in
                let (summary, share) = (group.summary, group.summary.winRate)
                return [
                    group.name ?? "–", "\(Figures.count(share.hits)) of \(Figures.count(share.decided))",
                    Figures.count(share.stillOpen), Figures.count(summary.neither), Figures.percent(share.rate),
                    Figures.percent(share.interval), Figures.percent(group.shrunkRate), Figures.money(summary.wonValue),
                ]
            })
            + HTML.paragraph(
                "“Expect” is the rate drawn towards that of all by as much as the group's own deals are few.", "aside")
    }

    private var controlTable: String {
        guard control.rows.contains(where: { $0.control != nil }) else { return "" }
        return "<h3 class=\"row\">Strict and manual</h3>\n"
            + HTML.table(
                ["Control", "Deals", "Won", "Visits seen here", "Jumps", "Past closed gates", "Refused attempts"],
                control.rows.map { row in
                    [
                        row.control ?? "not noted", Figures.count(row.summary.deals),
                        Figures.conversion(row.summary.winRate),
                        Figures.count(row.observedVisits), row.jumps.map(Figures.count) ?? "not observed",
                        row.jumpsOverClosedGates.map(Figures.count) ?? "not observed",
                        row.refusedAttempts.map(Figures.count) ?? "not observed",
                    ]
                }) + refusalTable
    }

    private var refusalTable: String {
        let rows = control.rows.flatMap { row in (row.refusals ?? []).map { (row.control ?? "–", $0) } }
        guard !rows.isEmpty else { return "" }
        return HTML.table(
            ["Refused by", "Control", "Times", "Deals", "Days until they left (half)", "Still there"],
            rows.map { control, refusal in
                [
                    refusal.name, control, Figures.count(refusal.attempts), Figures.count(refusal.deals),
                    "\(Figures.decimal(refusal.delay.median, digits: 1)) of \(Figures.count(refusal.delay.count))",
                    Figures.count(refusal.stillOpen),
                ]
            }, words: [0, 1])
    }
}
