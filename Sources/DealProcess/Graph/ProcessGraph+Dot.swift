package import DealModel

extension ProcessGraph {
    /// The graph in the language of Graphviz, with titles for readers of a language.
    ///
    /// Ways back are dashed; an outcome that can be chosen from every stage has one arrow, from the box around them.
    package func dot(in language: Language, fallback: Language? = nil) -> String {
        func label(_ title: LocalizedText) -> String { Self.dotText(title.text(in: language, fallback: fallback)) }
        var lines = [
            "digraph \(Self.dotText(id.text)) {", "    rankdir=LR", "    compound=true",
            "    node [shape=box, style=rounded]",
        ]
        if stages.isEmpty {
            lines.append("    deal [label=\(label(title))]")
        } else {
            lines += ["    subgraph cluster_funnel {", "        label=\(label(title))"]
            for (position, stage) in stages.enumerated() {
                lines.append("        s\(position) [label=\(label(stage.title))]")
            }
            lines.append("    }")
            for (position, stage) in stages.enumerated() {
                for target in stage.next { lines.append("    s\(position) -> s\(target)") }
                for target in stage.back {
                    lines.append("    s\(position) -> s\(target) [style=dashed, constraint=false]")
                }
            }
        }
        for (number, end) in ends.enumerated() {
            lines.append("    o\(number) [label=\(label(end.title)), shape=ellipse\(Self.colour(of: end))]")
            for source in origins(of: end) { lines.append(arrow(from: source, to: number)) }
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private func arrow(from source: Int?, to end: Int) -> String {
        if let source { return "    s\(source) -> o\(end)" }
        // Graphviz draws arrows between nodes only: one from the middle of the box, cut at its edge.
        return stages.isEmpty ? "    deal -> o\(end)" : "    s\(stages.count / 2) -> o\(end) [ltail=cluster_funnel]"
    }

    private static func colour(of end: End) -> String {
        switch end.countsAs {
        case .won: ", color=\"#2e7d32\""
        case .lost: ", color=\"#b71c1c\""
        case .neither: ""
        }
    }

    /// A quoted text: quotes and backslashes escaped, line breaks as spaces.
    static func dotText(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
