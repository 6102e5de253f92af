import DealInsight

extension Report {
    /// The report as one page that needs nothing else: no network, no script; light and dark as the reader's screen is,
    /// readable on a phone.
    ///
    /// - Parameters:
    ///   - first: The question that is answered first; the others that were asked follow.
    ///   - top: How many rows of a long list are shown.
    public func html(first: Kind = .funnel, top: Int = 25) -> String {
        let kinds = dealCount == 0 ? [] : [first] + Kind.allCases.filter { $0 != first }
        let sections = kinds.compactMap { kind in section(kind, top: top).map { (kind, $0) } }
        var page = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="dealkit">
            <title>\(HTML.text("\(first.title) – \(source.title)"))</title>
            <style>
            \(PageStyle.css)</style>
            </head>
            <body>
            <header>
            <h1>\(HTML.text(source.title))</h1>

            """
        page += HTML.paragraph(lead, "lead") + (dealCount == 0 ? "" : tiles)
        if sections.count > 1 {
            let links = sections.map { "<a href=\"#\($0.0.rawValue)\">\(HTML.text($0.0.title))</a>" }
            page += "<nav>\(links.joined(separator: " "))</nav>\n"
        }
        page += "</header>\n<main>\n"
        for (kind, content) in sections {
            page += "<section id=\"\(kind.rawValue)\">\n<h2>\(HTML.text(kind.title))</h2>\n\(content)</section>\n"
        }
        page += "</main>\n<footer>\n"
        for note in notes { page += HTML.paragraph(note) }
        page += HTML.paragraph(
            "Rates are of deals that ended; brackets and bars are 95% intervals. Times are UTC. Made by dealkit from what "
                + "happened to the deals, not from where they stand.")
        return page + "</footer>\n</body>\n</html>\n"
    }

    private func section(_ kind: Kind, top: Int) -> String? {
        switch kind {
        case .funnel: funnel?.html(top: top)
        case .deals: deals?.html(summary, top: top)
        case .managers: managers?.html
        case .mining: mining?.html(top: top)
        }
    }

    /// The chief figures, each with what it rests on.
    private var tiles: String {
        let rate = summary.winRate
        var tiles = [
            (
                "Won", Figures.percent(rate.rate),
                "\(Figures.percent(rate.interval)), \(Figures.count(rate.hits)) of "
                    + "\(Figures.count(rate.decided)) ended"
            ),
            ("Open", Figures.count(rate.stillOpen), "of \(Figures.count(dealCount)) deals"),
        ]
        if let chance = funnel?.fates.stages.first?.winChance {
            tiles.append(
                (
                    "Chance of a new deal", Figures.percent(chance.value),
                    "\(Figures.percent(chance.interval)), open deals counted as far as seen"
                ))
        }
        if !summary.wonValue.totals.isEmpty {
            tiles.append(
                (
                    "Worth of won deals", Figures.roundMoney(summary.wonValue),
                    "\(Figures.count(summary.won - summary.wonValue.withoutValue)) of \(Figures.count(summary.won)) have a value"
                ))
        }
        let cells = tiles.map { name, figure, basis in
            "<div><dt>\(HTML.text(name))</dt><dd><b>\(HTML.text(figure))</b><span>\(HTML.text(basis))</span></dd></div>\n"
        }
        return "<dl class=\"tiles\">\n\(cells.joined())</dl>\n"
    }
}
