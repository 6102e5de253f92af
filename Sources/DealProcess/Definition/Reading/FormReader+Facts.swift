import DealModel
import ExactValues

/// Fact paths and lists of references.
extension FormReader {
    /// One fact. Whether there is such a fact is looked up when the whole file has been read.
    func factPath(_ node: YAMLNode) -> Located<FactPath>? {
        guard let path = path(node) else { return nil }
        let root = path.value.root
        if !path.value.isWhole, !root.isList, root != .now { return path }
        if root.isList, !path.value.isWhole {
            report(
                .badFactPath, at: path.span,
                "'\(path.value)' is a fact of each of the \(root.rawValue), not of the deal",
                help: ["ask for it in a condition: \(root.rawValue).exists(x, has(x.\(path.value.name)))"])
        } else {
            let remedy =
                root.isList
                ? "a list is never missing, only empty; ask for its size in a condition"
                : "name one fact, such as \(BuiltInFacts.example(of: root))"
            report(.badFactPath, at: path.span, "'\(path.value)' names no single fact", help: [remedy])
        }
        return nil
    }

    /// A fact, or the whole of `terms` or of a list.
    func factOrWhole(_ node: YAMLNode) -> Located<FactPath>? {
        guard let path = path(node) else { return nil }
        let root = path.value.root
        let isWholeAllowed = root == .terms || root.isList
        if path.value.isWhole == isWholeAllowed || !path.value.isWhole && root == .terms { return path }
        let remedy =
            root.isList
            ? "write '\(root.rawValue)' for the whole list" : "name one fact, such as \(BuiltInFacts.example(of: root))"
        report(.badFactPath, at: path.span, "'\(path.value)' names no single fact", help: [remedy])
        return nil
    }

    private func path(_ node: YAMLNode) -> Located<FactPath>? {
        guard let text = scalar(node, "a fact path")?.text, isPresent(text, node, "the fact path") else { return nil }
        if let path = FactPath(text) { return Located(path, at: node.span) }
        reportRoot(text.split(separator: ".", omittingEmptySubsequences: false).map(String.init), text, at: node.span)
        return nil
    }

    private func reportRoot(_ parts: [String], _ text: String, at span: SourceSpan) {
        let roots = ["deal", "customer", "terms"]
        var help = ["a fact path is written deal.NAME, customer.NAME or terms.NAME"]
        if let near = nearest(to: parts[0], among: roots) {
            help.insert("did you mean '\(([near] + parts.dropFirst()).joined(separator: "."))'?", at: 0)
        } else if parts.count == 1, let path = BuiltInFacts.path(named: text) {
            help.insert("did you mean '\(path.text)'?", at: 0)
        }
        report(.badFactPath, at: span, "\(shown(text)) is no fact path", help: help)
    }

    // MARK: References, one or many

    func roles(_ node: YAMLNode, ownerRemedy: String? = nil) -> [Located<RoleID>] {
        oneOrMany(node, "role") { node in
            guard let word = reference(node, "a role") else { return nil }
            if word.value == "owner" {
                report(
                    .reservedID, at: node.span, "'owner' is no role", label: "the owner of the deal",
                    help: [ownerRemedy ?? "name the roles who may; the owner of a deal holds one of them"])
                return nil
            }
            return Located(RoleID(word.value), at: node.span)
        }
    }

    func stages(_ node: YAMLNode) -> [Located<StageID>] {
        oneOrMany(node, "stage") { node in
            reference(node, "a stage").map { Located(StageID($0.value), at: $0.span) }
        }
    }

    func factPaths(_ node: YAMLNode) -> [Located<FactPath>] { oneOrMany(node, "fact", factPath) }
}
