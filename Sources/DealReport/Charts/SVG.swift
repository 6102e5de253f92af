/// Draws one chart in units of about a pixel of a phone: 360 wide, so that texts stay legible there.
struct SVG {
    static let width = 360.0

    let height: Double
    private let label: String
    private var body = ""

    /// - Parameter label: What the chart shows, for readers who do not see it.
    init(height: Double, label: String) {
        self.height = height
        self.label = label
    }

    var markup: String {
        "<svg viewBox=\"0 0 \(Self.number(Self.width)) \(Self.number(height))\" role=\"img\" aria-label=\"\(HTML.text(label))\">\n"
            + body + "</svg>\n"
    }

    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, _ style: String, opacity: Double = 1, tip: String? = nil
    ) {
        let places = "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(0, width)))\" "
        let fade = opacity < 1 ? " fill-opacity=\"\(Self.number(opacity))\"" : ""
        element("rect", places + "height=\"\(Self.number(max(0, height)))\" class=\"\(style)\"\(fade)", tip: tip)
    }

    mutating func line(x1: Double, y1: Double, x2: Double, y2: Double, _ style: String) {
        element(
            "line",
            "x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\" "
                + "class=\"\(style)\"", tip: nil)
    }

    mutating func circle(x: Double, y: Double, radius: Double, _ style: String, tip: String? = nil) {
        element(
            "circle",
            "cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" class=\"\(style)\"",
            tip: tip)
    }

    /// A square on its corner, so that series differ by shape as well as by colour.
    mutating func diamond(x: Double, y: Double, radius: Double, _ style: String, tip: String? = nil) {
        polygon([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], style, tip: tip)
    }

    mutating func polygon(_ points: [(Double, Double)], _ style: String, tip: String? = nil) {
        element("polygon", "points=\"\(Self.list(points))\" class=\"\(style)\"", tip: tip)
    }

    mutating func polyline(_ points: [(Double, Double)], _ style: String, tip: String? = nil) {
        element("polyline", "points=\"\(Self.list(points))\" class=\"\(style)\"", tip: tip)
    }

    /// - Parameter anchor: `start`, `middle` or `end`.
    mutating func text(
        _ content: String, x: Double, y: Double, _ style: String = "label", anchor: String = "start",
        turn: Double? = nil
    ) {
        let turned = turn.map { " transform=\"rotate(\(Self.number($0)) \(Self.number(x)) \(Self.number(y)))\"" } ?? ""
        body +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" class=\"\(style)\" text-anchor=\"\(anchor)\"\(turned)>"
        body += HTML.text(content) + "</text>\n"
    }

    private mutating func element(_ name: String, _ attributes: String, tip: String?) {
        body += "<\(name) \(attributes)"
        body += tip.map { "><title>\(HTML.text($0))</title></\(name)>\n" } ?? "/>\n"
    }

    private static func list(_ points: [(Double, Double)]) -> String {
        points.map { "\(number($0.0)),\(number($0.1))" }.joined(separator: " ")
    }

    /// With one digit behind the point: enough for a screen, and stable.
    static func number(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        if tenths.isMultiple(of: 10) { return "\(tenths / 10)" }
        return (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}

/// A scale from figures to places, with round marks.
struct Scale {
    let low, high: Double
    let from, to: Double

    func place(_ figure: Double) -> Double {
        high > low ? from + (figure - low) / (high - low) * (to - from) : from
    }

    /// Some round figures between the ends: steps of 1, 2 or 5 times a power of ten.
    func marks(about count: Int) -> [Double] {
        guard high > low, count > 0 else { return [low] }
        let rough = (high - low) / Double(count)
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power
        let first = (low / step).rounded(.up)
        return (0...count * 2).map { (first + Double($0)) * step }.filter { $0 <= high * 1.000001 }
    }
}

/// How the marks of an axis are written; what binary fractions add to a whole number is no digit of it.
func axisMark(_ figure: Double) -> String {
    Figures.decimal(figure, digits: abs(figure - figure.rounded()) < 1e-6 ? 0 : 1)
}
