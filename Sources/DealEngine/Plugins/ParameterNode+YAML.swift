package import DealProcess

extension ParameterNode {
    /// The `with:` map of a rule as the process file has it.
    ///
    /// The file has been read within its limits, so the depth of the recursion is bounded.
    package init(_ node: YAMLNode) {
        self.init(Self.content(of: node), at: ParameterPlace(node))
    }

    /// A rule without `with:`: an empty map, standing where the rule does.
    package static func empty(at place: ParameterPlace) -> ParameterNode {
        ParameterNode(.map([]), at: place)
    }

    private static func content(of node: YAMLNode) -> Content {
        switch node.kind {
        case .scalar:
            .scalar(node.text ?? "", isQuoted: node.scalar?.isPlain == false)
        case .sequence:
            .list(node.elements.map { ParameterNode($0) })
        case .mapping:
            .map(
                node.pairs.map { key, value in
                    Member(key: key.text ?? "", keyPlace: ParameterPlace(key), node: ParameterNode(value))
                })
        }
    }
}

extension ParameterPlace {
    /// Where a node begins.
    package init(_ node: YAMLNode) {
        let start = node.range.start
        self.init(file: node.source.name, line: start.line, column: start.column)
    }
}
