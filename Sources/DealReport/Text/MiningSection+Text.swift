import DealInsight

extension MiningSection {
    func write(to page: inout TextPage, top: Int) {
        page.heading(Figures.counted(map.variants.count, "way"))
        page.line(
            "  \(Figures.number(map.variantCount(covering: 0.8), "of them covers", "of them cover")) 80% of the deals; "
                + "\(Figures.counted(map.emptyCaseCount, "deal")) without any step.")
        let most = Double(max(1, map.variants.first?.count ?? 1))
        let digits = Figures.count(map.variants.first?.count ?? 0).count
        for variant in map.variants.prefix(top) {
            let bar = TextPage.padded(TextPage.bar(Double(variant.count) / most, width: 12), to: 12)
            let way = variant.activities.isEmpty ? "no step" : variant.activities.map(\.name).joined(separator: " → ")
            let count = TextPage.padded(Figures.count(variant.count), to: digits, left: false)
            page.paragraph(
                way, indent: String(repeating: " ", count: digits + 17), first: "  \(bar) \(count)  ")
        }
        if map.variants.count > top { page.line("  … and \(Figures.count(map.variants.count - top)) more") }
        page.heading("What directly followed what")
        page.table(
            ["from", "to", "times", "half within", "mean"],
            map.edges.prefix(top).map(edgeRow), left: [0, 1])
        if map.edges.count > top { page.line("  … and \(Figures.count(map.edges.count - top)) more") }
        page.paragraph(
            "From a deal's first step to its last: half within \(Figures.duration(seconds: map.durations.median)) "
                + "(\(Figures.counted(map.durations.count, "deal")), open ones as far as they have come).", indent: "  "
        )
        writeConformance(to: &page, top: top)
    }

    private func writeConformance(to page: inout TextPage, top: Int) {
        guard let conformance, let verdict else { return }
        page.heading("Compared with what the process allows")
        if let alarm { page.paragraph(alarm) }
        page.paragraph(verdict)
        page.paragraph("As allowed: \(Figures.conversion(conformance.fit)).")
        if !conformance.violations.isEmpty {
            page.table(
                ["from", "to", "times", "deals", "under strict control"],
                conformance.violations.prefix(top).map(violationRow), left: [0, 1])
        }
    }
}
