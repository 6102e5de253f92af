import DealInsight

/// From which stage deals were lost, and why: the stronger the colour, the more.
struct LossMatrix {
    private let section: FunnelSection
    private let stages: [String]
    private let reasons: [(name: String, cells: [String: Int])]
    /// Beyond so many reasons the rest is one row.
    private static let rowLimit = 8

    init(_ section: FunnelSection) {
        self.section = section
        stages = section.funnel.steps.map(\.stage)
        var counts: [String: [String: Int]] = [:]
        for loss in section.funnel.losses {
            let name = loss.reason ?? loss.outcome
            counts[name, default: [:]][loss.stage ?? "", default: 0] += loss.count
        }
        var rows = counts.map { (name: $0, cells: $1) }.sorted { left, right in
            let (own, other) = (left.cells.values.reduce(0, +), right.cells.values.reduce(0, +))
            return own == other ? left.name < right.name : own > other
        }
        if rows.count > Self.rowLimit {
            let rest = rows[(Self.rowLimit - 1)...].reduce(into: [String: Int]()) { sum, row in
                sum.merge(row.cells, uniquingKeysWith: +)
            }
            rows = Array(rows.prefix(Self.rowLimit - 1)) + [("other reasons", rest)]
        }
        reasons = rows
    }

    /// How names of stages slant, in degrees, and the sine of it: what of a name's length is height.
    private static let (slant, rise) = (42.0, 0.67)

    /// Room for the longest name as it slants: a letter of 12 pixels is about 7.5 wide, a Chinese character twice that.
    private static func height(of names: [String]) -> Double {
        let columns = names.map { TextPage.columns($0) }.max() ?? 0
        return max(48, 20 + Double(columns) * 7.5 * rise)
    }

    var isEmpty: Bool { reasons.isEmpty || stages.isEmpty }

    var markup: String {
        let names = stages.map { section.title(of: $0).shortened(to: 15) }
        let (left, header, row) = (118.0, Self.height(of: names), 28.0)
        let width = (SVG.width - left - 44) / Double(stages.count)
        var svg = SVG(
            height: header + Double(reasons.count) * row + 2,
            label: "Lost deals by reason and by the stage they were lost from")
        let most = Double(max(1, reasons.flatMap(\.cells.values).max() ?? 1))
        for (column, name) in names.enumerated() {
            let x = left + (Double(column) + 0.5) * width
            svg.text(name, x: x - 2, y: header - 8, anchor: "start", turn: -Self.slant)
        }
        for (index, reason) in reasons.enumerated() {
            let y = header + Double(index) * row
            svg.text(reason.name.shortened(to: 19), x: left - 6, y: y + 18, anchor: "end")
            for (column, stage) in stages.enumerated() {
                let count = reason.cells[stage] ?? 0
                let x = left + Double(column) * width
                let share = Double(count) / most
                svg.rectangle(
                    x: x + 1, y: y + 1, width: width - 2, height: row - 2, count == 0 ? "blank" : "heat",
                    opacity: count == 0 ? 1 : 0.15 + 0.85 * share,
                    tip: "\(reason.name), \(section.title(of: stage)): \(Figures.count(count))")
                if count > 0 {
                    svg.text(
                        Figures.count(count), x: x + width / 2, y: y + 18, share > 0.55 ? "on-lost" : "name",
                        anchor: "middle")
                }
            }
        }
        return svg.markup
    }
}
