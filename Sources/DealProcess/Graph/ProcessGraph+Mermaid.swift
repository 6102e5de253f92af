package import DealModel

extension ProcessGraph {
    /// The graph as a Mermaid flowchart, with titles for readers of a language.
    ///
    /// Ways back are dotted; an outcome that can be chosen from every stage has one arrow, from the funnel as a whole.
    package func mermaid(in language: Language, fallback: Language? = nil) -> String {
        func label(_ title: LocalizedText) -> String { Self.mermaidText(title.text(in: language, fallback: fallback)) }
        var lines = ["flowchart LR"]
        if stages.isEmpty {
            lines.append("    deal[\"\(label(title))\"]")
        } else {
            lines.append("    subgraph funnel [\"\(label(title))\"]")
            for (position, stage) in stages.enumerated() {
                lines.append("        s\(position)[\"\(label(stage.title))\"]")
            }
            for (position, stage) in stages.enumerated() {
                for target in stage.next { lines.append("        s\(position) --> s\(target)") }
                for target in stage.back { lines.append("        s\(position) -.-> s\(target)") }
            }
            lines.append("    end")
        }
        for (number, end) in ends.enumerated() {
            lines.append("    o\(number)([\"\(label(end.title))\"])")
            for source in origins(of: end) {
                lines.append("    \(source.map { "s\($0)" } ?? (stages.isEmpty ? "deal" : "funnel")) --> o\(number)")
            }
        }
        return (lines + mermaidColours).joined(separator: "\n") + "\n"
    }

    private var mermaidColours: [String] {
        var lines: [String] = []
        for (kind, colours) in [
            (Outcome.Kind.won, "fill:#d9f2d9,stroke:#2e7d32"), (.lost, "fill:#f9dcdc,stroke:#b71c1c"),
        ] {
            let numbers = ends.indices.filter { ends[$0].countsAs == kind }.map { "o\($0)" }
            guard !numbers.isEmpty else { continue }
            lines.append("    classDef \(kind.rawValue) \(colours)")
            lines.append("    class \(numbers.joined(separator: ",")) \(kind.rawValue)")
        }
        return lines
    }

    /// Where the arrows to an end begin; nil for the funnel, or the deal, as a whole.
    func origins(of end: End) -> [Int?] {
        stages.isEmpty || stages.count > 1 && Set(end.from).count == stages.count ? [nil] : end.from.map { $0 }
    }

    /// Quotes and markup as entities, so that a title can be any text; line breaks as spaces.
    static func mermaidText(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "#quot;"
            case "#": result += "#35;"
            case "&": result += "#amp;"
            case "<": result += "#lt;"
            case ">": result += "#gt;"
            case "`": result += "#96;"
            case "\\": result += "#92;"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
