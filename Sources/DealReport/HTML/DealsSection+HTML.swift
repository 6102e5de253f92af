import DealInsight
import DealModel

extension DealsSection {
    func html(_ summary: OutcomeSummary, top: Int) -> String {
        var html = "<div class=\"cards\">\n" + forecastFigure + backtestFigure + "</div>\n"
        html += HTML.details("The figures of the forecast", forecastTable)
        if !backtest.rounds.isEmpty {
            let methods = BacktestChart(backtest: backtest).methods
            html += HTML.details("The figures of the backtest", backtestTable(methods))
            html += HTML.details("The backtest in worth", backtestWorthTable(methods))
        }
        html += closingsTable
        html += "<h3 class=\"row\">Worth, each currency by itself</h3>\n"
        html += HTML.table(
            ["", "Deals", "Worth", "Without value"],
            [
                worthRow("Won", summary.won, summary.wonValue), worthRow("Lost", summary.lost, summary.lostValue),
                worthRow("Neither", summary.neither, summary.neitherValue),
                worthRow("Open", summary.open, summary.openValue),
            ])
        return html + "<h3 class=\"row\">Days from beginning to end</h3>\n" + cycleTable + velocityText + openTable(top)
    }

    private var forecastFigure: String {
        let chart = ForecastChart(forecast: forecast)
        guard !chart.isEmpty else {
            return HTML.paragraph("There is nothing to forecast: \(Figures.open(forecast.open)).")
        }
        let assumed = assumedSentence.map { " \($0)" } ?? ""
        return HTML.figure(
            forecastTitle,
            "Expected wins with 1.96 standard deviations, if deals do not depend on each other.\(assumed)", chart.markup
        )
    }

    private var forecastTable: String {
        HTML.table(
            ["Method", "Deals", "No estimate", "Wins", "±", "Value"],
            forecastRows)
    }

    private var backtestFigure: String {
        let chart = BacktestChart(backtest: backtest)
        guard !chart.isEmpty else {
            return HTML.paragraph(
                "There is no backtest: it needs 30 ended deals and \(backtest.days) days after them.")
        }
        return HTML.figure(
            "How these methods did before",
            "Asked on the first of a month, from what was known then. “By age of the deal” forecasts wins within "
                + "\(backtest.days) days, to be held against the solid bar; the others wins at any time, to be held against "
                + "the whole bar once little is open.", chart.markup, legend: chart.legend)
    }

    private func backtestTable(_ methods: [ForecastMethod]) -> String {
        HTML.table(
            ["Asked on", "Open", "Won", "Won since", "Still open"]
                + methods.flatMap { [$0.title, "Brier"] },
            backtest.rounds.map { round in
                [
                    Figures.date(round.at), Figures.count(round.open), Figures.count(round.won),
                    Figures.count(round.wonSince),
                    Figures.count(round.stillOpen),
                ]
                    + methods.flatMap { method in
                        let score = round.scores.first { $0.method == method }
                        return [
                            Figures.decimal(score?.line.expectedWins, digits: 1),
                            Figures.decimal(score?.brierScore, digits: 3),
                        ]
                    }
            })
    }

    private func backtestWorthTable(_ methods: [ForecastMethod]) -> String {
        HTML.table(
            ["Asked on", "Won, worth"] + methods.map(\.title), backtest.rounds.map { worthRow($0, methods) })
            + HTML.paragraph(brierSentence(methods), "aside")
    }

    private var closingsTable: String {
        let (word, closings) = shownClosings()
        guard !closings.periods.isEmpty else { return "" }
        return "<h3 class=\"row\">Won and lost, by the \(word) of the end</h3>\n"
            + HTML.table([word.capitalised, "Won", "Lost", "Won, worth"], closings.periods.map(closingRow))
            + (closings.undated > 0
                ? HTML.paragraph("Nobody noted when \(Figures.counted(closings.undated, "deal")) ended.", "aside") : "")
    }

    private var cycleTable: String {
        HTML.table(
            ["", "Deals", "10%", "Half", "90%", "Mean"],
            [cycleRow("Won", cycle.won), cycleRow("Lost", cycle.lost), cycleRow("Both", cycle.closed)])
            + HTML.paragraph(cycleSentence, "aside")
    }

    private var velocityText: String {
        (velocitySentences + [agesSentence].compactMap(\.self)).map { HTML.paragraph($0, "aside") }.joined()
    }

    private func openTable(_ top: Int) -> String {
        guard !open.deals.isEmpty else { return "" }
        let more = open.deals.count > top ? "; the first \(top) of \(Figures.count(open.deals.count))" : ""
        return "<h3 class=\"row\">Open deals that have outstayed their stage most</h3>\n"
            + HTML.paragraph("\(openSentence)\(more).", "aside")
            + HTML.table(
                ["Deal", "Owner", "Stage", "In stage", "Later than", "P(win)", "Value", "Next"],
                open.deals.prefix(top).map { deal in
                    [
                        deal.id.text, deal.owner ?? "–", deal.stage?.text ?? "–", Figures.days(deal.daysInStage),
                        Figures.percent(deal.laterThan),
                        deal.isOlderThanAllClosed ? "no estimate" : Figures.percent(deal.winChance),
                        Figures.money(deal.value), deal.nextText,
                    ]
                }, words: [0, 1, 2, 7])
    }
}
