import DealInsight

/// Rates of groups by their size, between the limits within which chance alone puts them (Spiegelhalter, *Statistics in
/// Medicine* 24, 2005): whoever lies inside differs from the others by no more than chance.
struct GroupPlot {
    private let groups: [GroupComparison.Group]
    private let rate: Double
    private let most: Double

    init?(_ comparison: GroupComparison) {
        groups = comparison.groups.filter { $0.summary.winRate.decided > 0 }
        let (hits, decided) = groups.reduce((0, 0)) {
            ($0.0 + $1.summary.winRate.hits, $0.1 + $1.summary.winRate.decided)
        }
        guard groups.count > 1, decided > 0 else { return nil }
        rate = Double(hits) / Double(decided)
        most = Double(groups.map(\.summary.winRate.decided).max() ?? 1)
    }

    static let legend = [
        (style: "inner", text: "95% of groups lie here by chance"), (style: "outer", text: "99.8%"),
        (style: "dot", text: "a group"), (style: "lost", text: "a group outside 95%"),
    ]

    var markup: String {
        let (left, right, top, bottom) = (38.0, 350.0, 10.0, 214.0)
        var svg = SVG(height: 246, label: "Win rates of \(groups.count) groups by their number of ended deals")
        let sizes = (1...60).map { most * 1.05 * Double($0) / 60 }
        let rates = groups.compactMap(\.summary.winRate.rate)
        let low = max(0, min((rates.min() ?? 0) - 0.05, band(most / 4, 1.96).low))
        let high = min(1, max((rates.max() ?? 1) + 0.05, band(most / 4, 1.96).high))
        let x = Scale(low: 0, high: most * 1.05, from: left, to: right)
        let y = Scale(low: low, high: high, from: bottom, to: top)
        for (z, style) in [(3.09, "outer"), (1.96, "inner")] {
            let upper = sizes.map { (x.place($0), y.place(min(high, band($0, z).high))) }
            let lower = sizes.map { (x.place($0), y.place(max(low, band($0, z).low))) }
            svg.polygon(upper + lower.reversed(), style)
        }
        drawAxes(x, y, left, right, bottom, on: &svg)
        svg.line(x1: left, y1: y.place(rate), x2: right, y2: y.place(rate), "mean")
        draw(x, y, on: &svg)
        return svg.markup
    }

    private func draw(_ x: Scale, _ y: Scale, on svg: inout SVG) {
        for group in groups {
            let share = group.summary.winRate
            guard let own = share.rate else { continue }
            let limits = band(Double(share.decided), 1.96)
            let isOutside = own < limits.low || own > limits.high
            let name = group.name ?? "–"
            let (px, py) = (x.place(Double(share.decided)), y.place(own))
            let tip = "\(name): \(Figures.conversion(share))"
            if isOutside {
                svg.diamond(x: px, y: py, radius: 6, "lost", tip: tip)
                let isRight = px > SVG.width * 0.62
                svg.text(
                    name.shortened(to: 20), x: px + (isRight ? -9 : 9), y: py + 4, "name",
                    anchor: isRight ? "end" : "start")
            } else {
                svg.circle(x: px, y: py, radius: 4, "dot", tip: tip)
            }
        }
    }

    private func drawAxes(
        _ x: Scale, _ y: Scale, _ left: Double, _ right: Double, _ bottom: Double, on svg: inout SVG
    ) {
        for mark in y.marks(about: 5) {
            svg.line(x1: left, y1: y.place(mark), x2: right, y2: y.place(mark), "grid")
            svg.text(axisMark(mark * 100) + "%", x: left - 4, y: y.place(mark) + 4, anchor: "end")
        }
        for mark in x.marks(about: 5) { svg.text(axisMark(mark), x: x.place(mark), y: bottom + 15, anchor: "middle") }
        svg.text("ended deals", x: right, y: bottom + 30, anchor: "end")
    }

    private func band(_ size: Double, _ z: Double) -> (low: Double, high: Double) {
        let half = z * (rate * (1 - rate) / max(1, size)).squareRoot()
        return (max(0, rate - half), min(1, rate + half))
    }
}
