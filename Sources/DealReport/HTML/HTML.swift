import DealInsight

/// Pieces of a page. Texts are escaped where they enter, so that no name can be markup.
enum HTML {
    static func text(_ text: String) -> String { text.markupText }

    static func paragraph(_ text: String, _ style: String? = nil) -> String {
        "<p\(style.map { " class=\"\($0)\"" } ?? "")>\(HTML.text(text))</p>\n"
    }

    /// A table that scrolls by itself where the page is narrow; columns after the first are numbers unless named.
    static func table(_ header: [String], _ rows: [[String]], words: Set<Int> = [0]) -> String {
        var html = "<div class=\"scroll\"><table>\n<thead><tr>"
        for (column, cell) in header.enumerated() {
            html += "<th scope=\"col\"\(words.contains(column) ? " class=\"word\"" : "")>\(text(cell))</th>"
        }
        html += "</tr></thead>\n<tbody>\n"
        for row in rows {
            html += "<tr>"
            for (column, cell) in row.enumerated() {
                let style = words.contains(column) ? " class=\"word\"" : ""
                html += column == 0 ? "<th scope=\"row\"\(style)>\(text(cell))</th>" : "<td\(style)>\(text(cell))</td>"
            }
            html += "</tr>\n"
        }
        return html + "</tbody></table></div>\n"
    }

    /// The figures behind a chart, folded.
    static func details(_ summary: String, _ content: String) -> String {
        "<details><summary>\(text(summary))</summary>\n\(content)</details>\n"
    }

    /// A chart with its title, its sentence and its legend.
    static func figure(
        _ title: String, _ caption: String, _ chart: String, legend: [(style: String, text: String)] = []
    )
        -> String
    {
        var html = "<figure>\n<h3>\(text(title))</h3>\n"
        if !legend.isEmpty {
            html += "<ul class=\"legend\">"
            for entry in legend { html += "<li><span class=\"key \(entry.style)\"></span>\(text(entry.text))</li>" }
            html += "</ul>\n"
        }
        return html + chart + "<figcaption>\(text(caption))</figcaption>\n</figure>\n"
    }
}
