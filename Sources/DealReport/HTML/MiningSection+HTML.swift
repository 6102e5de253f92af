import DealInsight

extension MiningSection {
    func html(top: Int) -> String {
        var html = ""
        if let alarm { html += HTML.paragraph(alarm, "alarm") }
        if let verdict { html += HTML.paragraph(verdict, "verdict") }
        html += "<h3 class=\"row\">Ways that deals went</h3>\n"
        html += HTML.paragraph(
            "\(Figures.counted(map.variants.count, "way")); \(Figures.number(map.variantCount(covering: 0.8), "of them covers", "of them cover")) "
                + "80% of \(Figures.counted(map.caseCount, "deal")). "
                + "\(Figures.counted(map.emptyCaseCount, "deal")) without any step.",
            "aside")
        html += variantList(top)
        html += "<h3 class=\"row\">What directly followed what</h3>\n" + edgeTable(top)
        return html + violationTable(top)
    }

    private func variantList(_ top: Int) -> String {
        let most = Double(max(1, map.variants.first?.count ?? 1))
        var html = "<ol class=\"ways\">\n"
        for variant in map.variants.prefix(top) {
            let way = variant.activities.isEmpty ? ["no step"] : variant.activities.map(\.name)
            let steps = way.map { "<span>\(HTML.text($0))</span>" }.joined(separator: " → ")
            let width = SVG.number(max(1, 100 * Double(variant.count) / most))
            html += "<li><i style=\"width:\(width)%\"></i><b>\(Figures.count(variant.count))</b> \(steps)</li>\n"
        }
        return html + "</ol>\n"
    }

    private func edgeTable(_ top: Int) -> String {
        HTML.table(
            ["From", "To", "Times", "Half within", "Mean", "With both times"],
            map.edges.prefix(top).map { edgeRow($0) + [Figures.count($0.times.count)] }, words: [0, 1])
            + (map.edges.count > top
                ? HTML.paragraph("… and \(Figures.count(map.edges.count - top)) more.", "aside") : "")
    }

    private func violationTable(_ top: Int) -> String {
        guard let conformance, !conformance.violations.isEmpty else { return "" }
        return "<h3 class=\"row\">Steps that the process does not allow</h3>\n"
            + HTML.table(
                ["From", "To", "Times", "Deals", "Under strict control"],
                conformance.violations.prefix(top).map(violationRow), words: [0, 1])
    }
}
