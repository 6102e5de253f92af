import DealInsight

extension Report {
    /// The report on a question for a terminal, with bars; control characters in names are shown as pictures.
    ///
    /// - Parameters:
    ///   - kind: The question.
    ///   - width: Columns of the terminal; 60 at least.
    ///   - top: How many rows of a long list are shown.
    public func text(of kind: Kind, width: Int = 96, top: Int = 15) -> String {
        var page = TextPage(width: max(60, width))
        page.heading("\(kind.title) – \(source.title)")
        page.line(lead)
        page.blank()
        page.paragraph(winRateSentence)
        switch dealCount == 0 ? nil : kind {
        case .funnel: funnel?.write(to: &page, top: top)
        case .deals: deals?.write(to: &page, summary, top: top)
        case .managers: managers?.write(to: &page)
        case .mining: mining?.write(to: &page, top: top)
        case nil: break
        }
        if !notes.isEmpty {
            page.blank()
            page.line("Notes")
            for note in notes { page.paragraph(note, indent: "    ", first: "  · ") }
        }
        return page.text
    }
}
