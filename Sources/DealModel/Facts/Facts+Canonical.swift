extension Facts {
    /// The canonical bytes of some facts, in order of their paths: an object of path and value. What is absent is left
    /// out; what is withheld stands as an empty object, which no value is.
    ///
    /// A path of a whole root stands for all its facts or, of a list, for its records.
    package func canonicalBytes(of paths: some Sequence<FactPath>) -> [UInt8] {
        var object = CanonicalObject()
        for path in paths { object[path.text] = canonical(path) }
        return object.bytes
    }

    /// The facts named, with the values they have: what an approval is given for.
    package func shown(_ paths: some Sequence<FactPath>) -> [Approval.Shown] {
        paths.flatMap { $0.isWhole ? factPaths(in: $0.root) : [$0] }.map { Approval.Shown($0, self[$0].value) }
    }

    private func canonical(_ path: FactPath) -> CanonicalValue? {
        if path.root.isList {
            guard let records = records(of: path.root) else { return .object(CanonicalObject()) }
            return .list(records.map { .object($0.canonical) })
        }
        if path.isWhole {
            var object = CanonicalObject()
            for fact in factPaths(in: path.root) { object[fact.name] = canonical(fact) }
            return .object(object)
        }
        switch self[path] {
        case .present(let value): return value.canonical
        case .absent: return nil
        case .withheld: return .object(CanonicalObject())
        }
    }

    private func factPaths(in root: FactRoot) -> [FactPath] {
        let frame: FactFrame? =
            switch root {
            case .deal: deal.frame
            case .terms: deal.termsFrame
            case .customer: customer?.frame
            default: nil
            }
        let stored = frame.map { $0.layout.entries.map(\.declaration.path) } ?? []
        return (stored + BuiltInFacts.declarations(of: root).map(\.path).filter { !stored.contains($0) }).sorted()
    }
}
