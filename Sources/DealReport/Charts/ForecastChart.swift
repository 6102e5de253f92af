import DealInsight

/// How many of the open deals each method expects to be won, with 1.96 standard deviations.
struct ForecastChart {
    let forecast: Forecast

    private var lines: [Forecast.Line] { forecast.lines.filter { $0.estimated > 0 } }

    var isEmpty: Bool { lines.isEmpty }

    var markup: String {
        let row = 40.0
        var svg = SVG(
            height: Double(lines.count) * row + 34,
            label: "Expected wins of \(forecast.open) open deals: "
                + lines.map { "\($0.method.title) \(Figures.decimal($0.expectedWins, digits: 0))" }.joined(
                    separator: ", "))
        let highest = lines.map { $0.expectedWins + 1.96 * $0.standardDeviation }.max() ?? 1
        let x = Scale(low: 0, high: max(1, highest * 1.05), from: 4, to: SVG.width - 6)
        let bottom = Double(lines.count) * row
        for mark in x.marks(about: 6) {
            svg.line(x1: x.place(mark), y1: 0, x2: x.place(mark), y2: bottom + 2, "grid")
            svg.text(axisMark(mark), x: x.place(mark), y: bottom + 15, anchor: mark == 0 ? "start" : "middle")
        }
        svg.text("wins", x: SVG.width, y: bottom + 30, anchor: "end")
        for (index, line) in lines.enumerated() {
            let y = Double(index) * row
            let (low, high) = (
                max(0, line.expectedWins - 1.96 * line.standardDeviation),
                line.expectedWins + 1.96 * line.standardDeviation
            )
            svg.text(
                "\(line.method.title): \(Figures.decimal(line.expectedWins, digits: 1)) of \(Figures.count(line.estimated))",
                x: 4, y: y + 14)
            svg.line(x1: x.place(low), y1: y + 27, x2: x.place(high), y2: y + 27, "whisker \(line.method.style)")
            svg.mark(line.method, x: x.place(line.expectedWins), y: y + 27)
        }
        return svg.markup
    }
}

/// What each method had forecast at past dates, beside what came.
struct BacktestChart {
    let backtest: Backtest

    var isEmpty: Bool { backtest.rounds.isEmpty }

    /// The methods that said anything.
    var methods: [ForecastMethod] {
        ForecastMethod.allCases.filter { method in
            backtest.rounds.contains { round in
                round.scores.contains { $0.method == method && $0.line.estimated > 0 }
            }
        }
    }

    var legend: [(style: String, text: String)] {
        [("actual", "won within \(backtest.days) days"), ("since", "won later")]
            + methods.map { ("\($0.style) \($0.shape)", $0.title) }
    }

    var markup: String {
        let (right, top, bottom) = (354.0, 8.0, 180.0)
        var svg = SVG(height: 212, label: "Forecasts at \(backtest.rounds.count) past dates beside what came")
        let highest =
            backtest.rounds.flatMap { round in
                [Double(round.wonSince), Double(round.won)] + round.scores.map(\.line.expectedWins)
            }.max() ?? 1
        let y = Scale(low: 0, high: max(1, highest * 1.05), from: bottom, to: top)
        let marks = y.marks(about: 5)
        // Seven units hold a figure of the axis: thousands of deals need more room than dozens.
        let left = max(34, 8 + 7 * Double(marks.map { axisMark($0).count }.max() ?? 0))
        for mark in marks {
            svg.line(x1: left, y1: y.place(mark), x2: right, y2: y.place(mark), "grid")
            svg.text(axisMark(mark), x: left - 4, y: y.place(mark) + 4, anchor: "end")
        }
        let width = (right - left) / Double(max(1, backtest.rounds.count))
        for (index, round) in backtest.rounds.enumerated() {
            draw(round, at: left + (Double(index) + 0.5) * width, width, y, bottom, on: &svg)
        }
        return svg.markup
    }

    private func draw(
        _ round: Backtest.Round, at x: Double, _ width: Double, _ y: Scale, _ bottom: Double, on svg: inout SVG
    ) {
        let bar = min(26, width * 0.5)
        let won = y.place(Double(round.won))
        svg.rectangle(
            x: x - bar / 2, y: won, width: bar, height: bottom - won, "actual",
            tip: "\(Figures.date(round.at)): \(round.won) of \(round.open) won within \(backtest.days) days")
        let since = y.place(Double(max(round.wonSince, round.won)))
        svg.rectangle(
            x: x - bar / 2, y: since, width: bar, height: won - since, "since",
            tip: "\(Figures.date(round.at)): \(round.wonSince) won since, \(round.stillOpen) still open")
        for score in round.scores where score.line.estimated > 0 {
            svg.mark(
                score.method, x: x, y: y.place(score.line.expectedWins),
                tip: "\(score.method.title): \(Figures.decimal(score.line.expectedWins, digits: 1))")
        }
        svg.text(Figures.date(round.at).prefixed(7), x: x, y: bottom + 15, "label small", anchor: "middle")
        svg.text("of \(Figures.count(round.open))", x: x, y: bottom + 29, "label small", anchor: "middle")
    }
}

extension ForecastMethod {
    /// The class that colours it.
    var style: String {
        switch self {
        case .plan: "m-plan"
        case .winRate: "m-rate"
        case .stageRate: "m-stage"
        case .age: "m-age"
        case .stageAndAge: "m-both"
        }
    }

    /// The class that shapes its key.
    var shape: String {
        switch self {
        case .plan, .winRate: "ring"
        case .stageRate: "tilted"
        case .age, .stageAndAge: "round"
        }
    }
}

extension SVG {
    /// The mark of a method: by shape as well as by colour.
    fileprivate mutating func mark(_ method: ForecastMethod, x: Double, y: Double, tip: String? = nil) {
        switch method.shape {
        case "ring": circle(x: x, y: y, radius: 4.5, "\(method.style) hollow", tip: tip)
        case "tilted": diamond(x: x, y: y, radius: 6, method.style, tip: tip)
        default: circle(x: x, y: y, radius: 5, method.style, tip: tip)
        }
    }
}

extension String {
    /// The first so many characters: `2026-03` of a day.
    fileprivate func prefixed(_ count: Int) -> String { String(prefix(count)) }
}
