import DealInsight
import DealModel

extension DealsSection {
    func write(to page: inout TextPage, _ summary: OutcomeSummary, top: Int) {
        page.heading("Values, each currency by itself")
        page.table(
            ["", "deals", "worth", "without value"],
            [
                worthRow("won", summary.won, summary.wonValue), worthRow("lost", summary.lost, summary.lostValue),
                worthRow("neither", summary.neither, summary.neitherValue),
                worthRow("open", summary.open, summary.openValue),
            ])
        writeClosings(to: &page)
        writeCycle(to: &page)
        writeForecast(to: &page)
        writeBacktest(to: &page)
        writeOpen(to: &page, top: top)
    }

    private func writeClosings(to page: inout TextPage) {
        let (word, closings) = shownClosings()
        guard !closings.periods.isEmpty else { return }
        page.heading("Won and lost, by the \(word) of the end")
        let most = Double(max(1, closings.periods.map(\.won).max() ?? 1))
        page.table(
            [word, "won", "lost", "won, worth", ""],
            closings.periods.map { closingRow($0) + [TextPage.bar(Double($0.won) / most, width: 16)] }, left: [0, 4])
        if closings.undated > 0 {
            page.line("  Nobody noted when \(Figures.counted(closings.undated, "deal")) ended.")
        }
    }

    private func writeCycle(to page: inout TextPage) {
        page.heading("Days from beginning to end")
        page.table(
            ["", "deals", "10%", "half", "90%", "mean"],
            [cycleRow("won", cycle.won), cycleRow("lost", cycle.lost), cycleRow("both", cycle.closed)])
        page.paragraph(cycleSentence, indent: "  ")
        for sentence in velocitySentences { page.paragraph(sentence, indent: "  ") }
    }

    private func writeForecast(to page: inout TextPage) {
        page.heading(forecastTitle)
        page.table(
            ["method", "deals", "no estimate", "wins", "±", "value"],
            forecastRows)
        if let assumedSentence { page.paragraph(assumedSentence, indent: "  ") }
        if let agesSentence { page.paragraph(agesSentence, indent: "  ") }
        page.paragraph(
            "± is 1.96 standard deviations, if deals do not depend on each other. Deals without an estimate, such as those "
                + "older than every ended one, add nothing.", indent: "  ")
    }

    private func writeBacktest(to page: inout TextPage) {
        guard !backtest.rounds.isEmpty else { return }
        page.heading("How these methods did before: wins within \(backtest.days) days")
        let methods = backtest.rounds[0].scores.filter { $0.line.estimated > 0 }.map(\.method)
        page.table(
            ["asked on", "open", "won", "won since"] + methods.map(\.title),
            backtest.rounds.map { round in
                [
                    Figures.date(round.at), Figures.count(round.open), Figures.count(round.won),
                    Figures.count(round.wonSince),
                ]
                    + methods.map { method in
                        let score = round.scores.first { $0.method == method }
                        return Figures.decimal(score?.line.expectedWins, digits: 0)
                    }
            })
        page.paragraph(
            "“By age of the deal” forecasts wins within the days; the others forecast wins at any time, to be compared with "
                + "“won since” when little is open any more.", indent: "  ")
        writeBacktestWorth(methods, to: &page)
    }

    private func writeBacktestWorth(_ methods: [ForecastMethod], to page: inout TextPage) {
        page.blank()
        page.line("  The same in worth:")
        page.table(
            ["asked on", "won, worth"] + methods.map(\.title), backtest.rounds.map { worthRow($0, methods) })
        page.paragraph(brierSentence(methods), indent: "  ")
    }

    private func writeOpen(to page: inout TextPage, top: Int) {
        guard !open.deals.isEmpty else { return }
        page.heading("Open deals that have outstayed their stage most")
        page.line("  \(openSentence).")
        page.table(
            ["deal", "owner", "stage", "in stage", "later than", "P(win)", "value", "next"],
            open.deals.prefix(top).map { deal in
                [
                    deal.id.text.shortened(to: 24), (deal.owner ?? "–").shortened(to: 20), deal.stage?.text ?? "–",
                    Figures.days(deal.daysInStage), Figures.percent(deal.laterThan),
                    deal.isOlderThanAllClosed ? "no estimate" : Figures.percent(deal.winChance),
                    Figures.money(deal.value),
                    deal.nextText,
                ]
            }, left: [0, 1, 2, 7])
        if open.deals.count > top { page.line("  … and \(Figures.count(open.deals.count - top)) more") }
    }
}

extension Forecast.Line {
    /// `171,387 ± 47,812 EUR`
    var valueText: String {
        if values.isEmpty || estimated == 0 { return "–" }
        return values.map { value in
            Figures.amount(
                "\(Figures.decimal(value.expected, digits: 0)) ± "
                    + Figures.decimal(1.96 * value.standardDeviation, digits: 0), value.currency)
        }.joined(separator: " + ")
    }
}

extension OpenDeals.Deal {
    /// What is to be done next, and whether it is overdue.
    var nextText: String {
        guard let nextAction else { return "nothing planned" }
        let due = nextAction.due.map { " by " + Figures.date($0) } ?? ""
        return nextAction.title + due + (isOverdue ? " (overdue)" : "")
    }
}
