import DealInsight

/// From which stage deals were lost, and why: the stronger the colour, the more.
struct LossMatrix {
    /// The stages of the funnel; then, where deals were lost there, the other ones together, and none that is known.
    private let columns: [String]
    /// How many deals were lost for a reason, by column.
    private let reasons: [(name: String, cells: [Int: Int])]
    /// Beyond so many reasons the rest is one row.
    private static let rowLimit = 8

    init(_ section: FunnelSection) {
        let (steps, losses) = (section.funnel.steps, section.funnel.losses)
        let places = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.stage, $0) })
        let lostElsewhere = losses.contains { loss in loss.stage.map { places[$0] == nil } ?? false }
        let lostAnywhere = losses.contains { $0.stage == nil }
        columns =
            steps.map(\.title) + (lostElsewhere ? ["other stages"] : []) + (lostAnywhere ? ["no stage known"] : [])
        let (other, unknown) = (steps.count, columns.count - 1)
        var counts: [String: [Int: Int]] = [:]
        for loss in losses {
            let place = loss.stage.map { places[$0] ?? other } ?? unknown
            counts[loss.reason ?? loss.outcome, default: [:]][place, default: 0] += loss.count
        }
        reasons = Self.rows(counts)
    }

    private static func rows(_ counts: [String: [Int: Int]]) -> [(name: String, cells: [Int: Int])] {
        let rows = counts.map { (name: $0, cells: $1) }.sorted { left, right in
            let (own, other) = (left.cells.values.reduce(0, +), right.cells.values.reduce(0, +))
            return own == other ? left.name < right.name : own > other
        }
        guard rows.count > rowLimit else { return rows }
        let rest = rows[(rowLimit - 1)...].reduce(into: [Int: Int]()) { sum, row in
            sum.merge(row.cells, uniquingKeysWith: +)
        }
        return Array(rows.prefix(rowLimit - 1)) + [("other reasons", rest)]
    }

    /// How names of stages slant, in degrees, and the sine of it: what of a name's length is height.
    private static let (slant, rise) = (42.0, 0.67)

    /// Room for the longest name as it slants: a letter of 12 pixels is about 7.5 wide, a Chinese character twice that.
    private static func height(of names: [String]) -> Double {
        let columns = names.map { TextPage.columns($0) }.max() ?? 0
        return max(48, 20 + Double(columns) * 7.5 * rise)
    }

    var isEmpty: Bool { reasons.isEmpty || columns.isEmpty }

    var markup: String {
        let names = columns.map { $0.shortened(to: 15) }
        let (left, header, row) = (118.0, Self.height(of: names), 28.0)
        let width = (SVG.width - left - 44) / Double(columns.count)
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
            for (column, title) in columns.enumerated() {
                let count = reason.cells[column] ?? 0
                let x = left + Double(column) * width
                let share = Double(count) / most
                svg.rectangle(
                    x: x + 1, y: y + 1, width: width - 2, height: row - 2, count == 0 ? "blank" : "heat",
                    opacity: count == 0 ? 1 : 0.15 + 0.85 * share,
                    tip: "\(reason.name), \(title): \(Figures.count(count))")
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
