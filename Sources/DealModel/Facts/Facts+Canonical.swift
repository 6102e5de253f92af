extension Facts {
    /// The canonical bytes of some facts, in order of their paths: an object of path and value. What is absent is left
    /// out; what is withheld stands as an empty object, which no value is.
    ///
    /// A path of a whole root stands for all its facts or, of a list, for its records.
    package func canonicalBytes(of paths: some Sequence<FactPath>) -> [UInt8] {
        CanonicalWriter.bytes { object in
            for path in paths { set(path.text, to: path, in: &object) }
        }
    }

    /// The facts named, with the values they have: what an approval is given for.
    package func shown(_ paths: some Sequence<FactPath>) -> [Approval.Shown] {
        paths.flatMap { $0.isWhole ? factPaths(in: $0.root) : [$0] }.map { Approval.Shown($0, self[$0].value) }
    }

    private func set(_ key: String, to path: FactPath, in object: inout CanonicalWriter) {
        if path.root.isList {
            guard let records = records(of: path.root) else { return object.set(key) { _ in } }
            object.set(key, listOf: records) { record, writer in writer.writeObject { record.write(to: &$0) } }
        } else if path.isWhole {
            object.set(key) { root in
                for fact in factPaths(in: path.root) { set(fact.name, to: fact, in: &root) }
            }
        } else {
            switch self[path] {
            case .present(let value): object.set(key, value)
            case .absent: break
            case .withheld: object.set(key) { _ in }
            }
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
