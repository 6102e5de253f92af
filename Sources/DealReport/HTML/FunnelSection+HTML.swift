import DealInsight

extension FunnelSection {
    func html(top: Int) -> String {
        var html = ""
        if let chanceSentence { html += HTML.paragraph(chanceSentence) }
        for aside in asides { html += HTML.paragraph(aside, "aside") }
        html += "<div class=\"cards\">\n" + funnelFigure + lossFigure + "</div>\n"
        html += HTML.details("The figures of the funnel", stepTable)
        if !funnel.losses.isEmpty || !funnel.neither.isEmpty {
            html += HTML.details("What was lost, and its worth", lossTable)
        }
        html += "<h3 class=\"row\">What becomes of them with age</h3>\n<div class=\"cards\">\n"
        for chart in ageCharts { html += figure(of: chart) }
        html += "</div>\n" + HTML.details("Time in stage, and the chance of winning", fateTable)
        html += groupTables
        return html
    }

    private var funnelFigure: String {
        HTML.figure(
            "Each deal once a stage",
            "Shares are of the deals of which it is decided whether they went on, with their 95% interval.",
            FunnelChart(section: self).markup, legend: FunnelChart.legend)
    }

    private var lossFigure: String {
        let matrix = LossMatrix(self)
        guard !matrix.isEmpty else { return "" }
        return HTML.figure(
            "Lost from, and why",
            "\(Figures.counted(funnel.lost, "lost deal")) by the stage of the last visit; the stronger the colour, the more.",
            matrix.markup)
    }

    private func figure(of chart: AgeChart) -> String {
        let curves = chart.curves
        let ends = curves.causes.indices.filter { curves.ended[$0] > 0 }.map { cause in
            "\(Figures.count(curves.ended[cause])) \(title(of: curves.causes[cause]))"
        }
        let half = curves.age(atWhich: 0.5).map { "half are gone after \(Figures.days($0))" } ?? "not half are gone"
        return HTML.figure(
            chart.title,
            "\(Figures.count(curves.count)) seen: \(ends.joined(separator: ", ")), \(Figures.count(curves.stillOpen)) open; \(half).",
            chart.markup, legend: chart.legend(title))
    }

    private var stepTable: String {
        HTML.table(
            ["Stage", "Reached", "Went past", "Visits", "Came back", "Stand there", "Won", "Lost", "Went on", "95%"],
            (funnel.steps + funnel.unlisted).map { step in
                [
                    step.title, Figures.count(step.reached), Figures.count(step.skipped), Figures.count(step.visits),
                    Figures.count(step.returned), Figures.count(step.standing), Figures.count(step.won),
                    Figures.count(step.lost),
                    Figures.conversion(step.conversion, withInterval: false),
                    Figures.percent(step.conversion.interval),
                ]
            })
    }

    private var lossTable: String {
        HTML.table(
            ["Stage", "Outcome", "Reason", "Deals", "Worth", "Without value"],
            (funnel.losses + funnel.neither).map { loss in
                [
                    title(of: loss.stage), loss.outcome, loss.reason ?? "none given",
                    Figures.count(loss.count), Figures.money(loss.value), Figures.count(loss.value.withoutValue),
                ]
            }, words: [0, 1, 2])
    }

    private var fateTable: String {
        HTML.table(
            ["Stage", "Visits", "Open", "Half gone after", "Median of ended", "P(win) on entering", "Ended visits"],
            fates.stages.map { fateRow($0) + [$0.winChance.map { Figures.count($0.cases) } ?? "–"] })
    }

    private var groupTables: String {
        guard !groups.isEmpty else { return "" }
        return "<h3 class=\"row\">\(HTML.text("By \(grouping)"))</h3>\n"
            + HTML.table(
                [grouping.capitalised, "Won"] + funnel.steps.map { $0.title + " →" },
                groups.map { group in
                    [
                        group.name ?? "–",
                        Figures.conversion(group.funnel.winRate),
                    ]
                        + group.funnel.steps.map { Figures.conversion($0.conversion, withInterval: false) }
                })
            + HTML.paragraph(
                "Won within so many days of the beginning, open deals counted as far as they were seen:",
                "aside")
            + HTML.table(
                [grouping.capitalised, "Deals", "Open"]
                    + Self.groupAges.map { "\(Figures.decimal($0, digits: 0)) days" },
                groups.filter { $0.deals.count > 0 }.map { group in
                    [group.name ?? "–", Figures.count(group.deals.count), Figures.count(group.deals.stillOpen)]
                        + wonByAge(group)
                })
    }
}

extension AgeChart {
    /// What the colours mean, from the bottom up.
    func legend(_ title: (String) -> String) -> [(style: String, text: String)] {
        lower.map { ($0.style, name($0, title)) } + [("open faint", "still there")]
            + upper.reversed().map { ($0.style, name($0, title)) }
    }

    private func name(_ band: Band, _ title: (String) -> String) -> String {
        switch band.style {
        case "going", "further": "on to \(title(curves.causes[band.cause]))"
        case "back": "back to \(title(curves.causes[band.cause]))"
        default: curves.causes[band.cause]
        }
    }
}
