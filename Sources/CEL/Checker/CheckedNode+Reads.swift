extension CheckedNode {
    /// The longest paths that the tree reads from variables of the host, sorted.
    package var reads: [String] {
        var paths: Set<String> = []
        collectReads(into: &paths)
        return paths.sorted(by: textPrecedes)
    }

    private func collectReads(into paths: inout Set<String>) {
        if let path = path ?? testedPath {
            paths.insert(path)
        } else {
            for child in children { child.collectReads(into: &paths) }
        }
    }
}
