import DealInsight

/// Bars of the deals that passed each stage, with what was lost and what stands there.
struct FunnelChart {
    let section: FunnelSection

    static let legend = [
        (style: "going", text: "went on"), (style: "open", text: "stand there"),
        (style: "lost", text: "lost from there"),
    ]

    var markup: String {
        let steps = section.funnel.steps
        let row = 58.0
        var svg = SVG(
            height: Double(steps.count) * row + 4,
            label: "Funnel: " + steps.map { "\($0.title) \($0.passed)" }.joined(separator: ", "))
        let most = Double(max(1, steps.map(\.passed).max() ?? 1))
        for (index, step) in steps.enumerated() {
            let top = Double(index) * row
            svg.text(step.title.shortened(to: 34), x: 0, y: top + 13, "name")
            svg.text(Figures.count(step.passed), x: SVG.width, y: top + 13, "value", anchor: "end")
            draw(step, at: top + 19, unit: SVG.width / most, on: &svg)
            let next = index + 1 < steps.count ? steps[index + 1].title : "won"
            let share =
                step.conversion.decided == 0
                ? ": none decided" : " \(Figures.rate(step.conversion)) of \(Figures.count(step.conversion.decided))"
            svg.text("→ \(next.shortened(to: 16))\(share)", x: 0, y: top + 48)
        }
        return svg.markup
    }

    private func draw(_ step: Funnel.Step, at y: Double, unit: Double, on svg: inout SVG) {
        // A deal that passed is lost from here, stands here, or went on or back; lost and standing never add up to more.
        let going = max(0, step.passed - step.lost - step.standing)
        var x = 0.0
        for (count, style, word) in [
            (going, "going", "went on"), (step.standing, "open", "stand there"), (step.lost, "lost", "lost from there"),
        ]
        where count > 0 {
            let width = Double(count) * unit
            svg.rectangle(
                x: x, y: y, width: width, height: 16, style, tip: "\(step.title): \(Figures.count(count)) \(word)")
            if width > 40 {
                svg.text(Figures.count(count), x: x + width / 2, y: y + 12, "on-\(style)", anchor: "middle")
            }
            x += width
        }
    }
}
