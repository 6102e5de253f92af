/// Reads a tree as a value of the core schema.
struct CoreReader {
    private(set) var findings = DiagnosticCollector()

    /// Nil when a finding has been added.
    mutating func value(of node: YAMLNode) -> CoreValue? {
        let tag = node.tree.tags[node.index]
        switch node.kind {
        case .scalar: return scalar(node, tag: tag)
        case .sequence:
            guard accepts(node, tag, "tag:yaml.org,2002:seq") else { return nil }
            var elements: [CoreValue] = []
            for element in node.elements {
                guard let value = value(of: element) else { return nil }
                elements.append(value)
            }
            return .list(elements)
        case .mapping:
            guard accepts(node, tag, "tag:yaml.org,2002:map") else { return nil }
            return map(node)
        }
    }

    private mutating func map(_ node: YAMLNode) -> CoreValue? {
        var pairs: [CoreValue.Pair] = []
        for (key, value) in node.pairs {
            guard let text = key.text else {
                findings.add(Slips.complexKey(node.source, key.entry))
                return nil
            }
            if key.isAbsent, key.tree.tags[key.index] == nil {
                findings.add(Slips.emptyKey(node.source, key.span))
                return nil
            }
            guard let value = self.value(of: value) else { return nil }
            pairs.append(CoreValue.Pair(text, value))
        }
        return .map(of: pairs)
    }

    private mutating func scalar(_ node: YAMLNode, tag: String?) -> CoreValue? {
        guard let scalar = node.scalar else { return nil }
        let text = scalar.text
        let resolved = scalar.isPlain ? CoreScalar(text.utf8) : .string(Array(text.utf8))
        switch (tag, resolved) {
        case (nil, .null), ("tag:yaml.org,2002:null", .null): return .null
        case (nil, .bool(let value)), ("tag:yaml.org,2002:bool", .bool(let value)): return .bool(value)
        case (nil, .int(let number)), (nil, .float(let number)), ("tag:yaml.org,2002:int", .int(let number)),
            ("tag:yaml.org,2002:float", .int(let number)), ("tag:yaml.org,2002:float", .float(let number)):
            return .number(number.description)
        case (nil, .string), ("!", _), ("tag:yaml.org,2002:str", _): return .string(text)
        default:
            refuse(node, tag ?? "")
            return nil
        }
    }

    private mutating func accepts(_ node: YAMLNode, _ tag: String?, _ own: String) -> Bool {
        guard let tag, tag != "!", tag != own else { return true }
        refuse(node, tag)
        return false
    }

    private mutating func refuse(_ node: YAMLNode, _ tag: String) {
        findings.error(
            "tag", in: node.source, at: node.span, "tag '\(Visible.text(tag))' does not fit this value, or is not known"
        )
    }
}
