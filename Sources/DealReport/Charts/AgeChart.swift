import DealInsight

/// What has become of deals or visits by age: stacked shares, the open ones between those won and those lost.
struct AgeChart {
    /// A cause, how it is drawn, and what it is called.
    struct Band {
        let cause: Int
        let style: String
    }

    let title: String
    let curves: IncidenceCurves
    /// From the bottom.
    let lower: [Band]
    /// From the top.
    let upper: [Band]

    var markup: String {
        let (left, right, top, bottom) = (42.0, 352.0, 8.0, 150.0)
        var svg = SVG(height: 182, label: title)
        let points =
            [IncidencePoint(age: 0, shares: curves.causes.map { _ in 0 })]
            + curves.thinned(to: 120).map {
                IncidencePoint(age: $0.age, shares: $0.incidence)
            }
        let last = points.last?.age ?? 0
        let x = Scale(low: 0, high: max(last, 0.001), from: left, to: right)
        let y = Scale(low: 0, high: 1, from: bottom, to: top)
        svg.rectangle(x: left, y: top, width: right - left, height: bottom - top, "open", opacity: 0.35)
        draw(lower, points, x, y, fromTop: false, on: &svg)
        draw(upper, points, x, y, fromTop: true, on: &svg)
        for mark in [0, 0.25, 0.5, 0.75, 1.0] {
            svg.line(x1: left, y1: y.place(mark), x2: right, y2: y.place(mark), "grid")
            svg.text(Figures.decimal(mark * 100, digits: 0) + "%", x: left - 4, y: y.place(mark) + 4, anchor: "end")
        }
        for mark in x.marks(about: 6) {
            svg.text(axisMark(mark), x: x.place(mark), y: bottom + 14, anchor: "middle")
        }
        svg.text("days", x: right, y: bottom + 28, anchor: "end")
        return svg.markup
    }

    private struct IncidencePoint {
        let age: Double
        let shares: [Double]
    }

    private func draw(
        _ bands: [Band], _ points: [IncidencePoint], _ x: Scale, _ y: Scale, fromTop: Bool, on svg: inout SVG
    ) {
        var base = points.map { _ in 0.0 }
        for band in bands {
            let edge = zip(base, points).map { $0 + $1.shares[band.cause] }
            let place: (Double) -> Double = { y.place(fromTop ? 1 - $0 : $0) }
            let outline = Self.steps(points.map(\.age), edge).map { (x.place($0.0), place($0.1)) }
            let floor = Self.steps(points.map(\.age), base).map { (x.place($0.0), place($0.1)) }
            svg.polygon(outline + floor.reversed(), band.style, tip: curves.causes[band.cause])
            base = edge
        }
    }

    /// The corners of a function that changes at its ages only.
    private static func steps(_ ages: [Double], _ shares: [Double]) -> [(Double, Double)] {
        var corners: [(Double, Double)] = []
        for index in ages.indices {
            if index > 0 { corners.append((ages[index], shares[index - 1])) }
            corners.append((ages[index], shares[index]))
        }
        return corners
    }
}

extension FunnelSection {
    /// What became of deals, and of the visits to each stage.
    var ageCharts: [AgeChart] {
        var charts: [AgeChart] = []
        if fates.deals.count > 0 {
            charts.append(
                AgeChart(
                    title: "All deals", curves: fates.deals, lower: [.init(cause: 0, style: "won")],
                    upper: [.init(cause: 1, style: "lost")]))
        }
        let places = Dictionary(uniqueKeysWithValues: funnel.steps.enumerated().map { ($1.stage, $0) })
        for stage in fates.stages where stage.curves.count > 0 {
            let own = places[stage.stage] ?? .max
            var (lower, upper): ([AgeChart.Band], [AgeChart.Band]) = ([], [])
            for (cause, name) in stage.curves.causes.enumerated() where stage.curves.ended[cause] > 0 {
                switch name {
                case "won": lower.append(.init(cause: cause, style: "won"))
                case "lost": upper.insert(.init(cause: cause, style: "lost"), at: 0)
                default:
                    let isBack = (places[name] ?? .max) < own
                    if isBack {
                        upper.append(.init(cause: cause, style: "back"))
                    } else {
                        let isFirst = !lower.contains { $0.style == "going" }
                        lower.append(.init(cause: cause, style: isFirst ? "going" : "further"))
                    }
                }
            }
            charts.append(AgeChart(title: title(of: stage.stage), curves: stage.curves, lower: lower, upper: upper))
        }
        return charts
    }
}
