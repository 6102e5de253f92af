import DealInsight
import DealModel

extension DealsSection {
    func html(_ summary: OutcomeSummary, top: Int) -> String {
        var html = "<div class=\"cards\">\n" + forecastFigure + backtestFigure + "</div>\n"
        html += HTML.details("The figures of the forecast", forecastTable)
        if !backtest.rounds.isEmpty {
            html += HTML.details(
                "The figures of the backtest", backtestTable(BacktestChart(backtest: backtest).methods))
        }
        html += "<h3 class=\"row\">Worth, each currency by itself</h3>\n"
        html += HTML.table(
            ["", "Deals", "Worth", "Without value"],
            [
                row("Won", summary.won, summary.wonValue), row("Lost", summary.lost, summary.lostValue),
                row("Neither", summary.neither, summary.neitherValue), row("Open", summary.open, summary.openValue),
            ])
        return html + "<h3 class=\"row\">Days from beginning to end</h3>\n" + cycleTable + velocityText + openTable(top)
    }

    private func row(_ name: String, _ count: Int, _ value: MoneyTotals) -> [String] {
        [name, Figures.count(count), Figures.money(value), Figures.count(value.withoutValue)]
    }

    private var forecastFigure: String {
        let chart = ForecastChart(forecast: forecast)
        guard !chart.isEmpty else {
            return HTML.paragraph("There is nothing to forecast: \(Figures.count(forecast.open)) deals are open.")
        }
        let assumed =
            forecast.assumedValues > 0
            ? " \(Figures.count(forecast.assumedValues)) without a value took the mean of won ones." : ""
        return HTML.figure(
            "What \(Figures.count(forecast.open)) open deals will bring",
            "Expected wins with 1.96 standard deviations, if deals do not depend on each other.\(assumed)", chart.markup
        )
    }

    private var forecastTable: String {
        HTML.table(
            ["Method", "Deals", "No estimate", "Wins", "±", "Value"],
            forecast.lines.map { line in
                let isSilent = line.estimated == 0
                return [
                    line.method.title, Figures.count(line.estimated), Figures.count(line.withoutEstimate),
                    isSilent ? "–" : Figures.decimal(line.expectedWins, digits: 1),
                    isSilent ? "–" : Figures.decimal(1.96 * line.standardDeviation, digits: 1), line.valueText,
                ]
            })
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

    private var cycleTable: String {
        HTML.table(
            ["", "Deals", "10%", "Half", "90%", "Mean"],
            [("Won", cycle.won), ("Lost", cycle.lost), ("Both", cycle.closed)].map { name, days in
                [name, Figures.count(days.count)]
                    + [0.1, 0.5, 0.9].map { share in
                        Figures.decimal(days.points.first { $0.share == share }?.value, digits: 1)
                    } + [Figures.decimal(days.mean, digits: 1)]
            })
            + HTML.paragraph(
                "Of ended deals only: \(Figures.count(cycle.stillOpen)) are open, \(Figures.count(cycle.undated)) have no dates.",
                "aside")
    }

    private var velocityText: String {
        velocity.rates.filter { $0.perDay != nil }.map { rate in
            HTML.paragraph(
                "Velocity: \(Figures.count(rate.open)) open × \(Figures.percent(rate.winRate.rate)) × "
                    + "\(Figures.amount(Figures.decimal(rate.meanWonValue, digits: 0), rate.currency)) ÷ "
                    + "\(Figures.days(rate.meanDaysToWin)) = "
                    + "\(Figures.amount(Figures.decimal(rate.perDay, digits: 0), rate.currency)) a day, a rule of thumb.",
                "aside")
        }.joined()
    }

    private func openTable(_ top: Int) -> String {
        guard !open.deals.isEmpty else { return "" }
        let more = open.deals.count > top ? "; the first \(top) of \(Figures.count(open.deals.count))" : ""
        return "<h3 class=\"row\">Open deals that have outstayed their stage most</h3>\n"
            + HTML.paragraph(
                "\(Figures.count(open.withoutNextAction)) have nothing planned, \(Figures.count(open.overdue)) something "
                    + "overdue, \(Figures.count(open.olderThanAllClosed)) are older than every visit that ended\(more).",
                "aside")
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
