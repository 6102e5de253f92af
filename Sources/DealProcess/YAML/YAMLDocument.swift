/// Reads one process file's YAML: one document, with limits, and with every slip explained.
package enum YAMLDocument {
    /// Reads a document.
    ///
    /// What is wrong is added to `diagnostics`. Where it is only a part that is wrong (a duplicate key, a key without
    /// a value) the rest is still returned, the part marked `isFaulty`, so that the caller can go on finding.
    ///
    /// - Returns: The root, or nil when the text cannot be read as a tree.
    /// - Complexity: O(*bytes*), whatever the bytes are.
    package static func read(
        _ bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits(), into diagnostics: inout DiagnosticCollector
    ) -> YAMLNode? {
        let source = SourceFile(name: file, bytes: bytes)
        return read(source, limits: limits, into: &diagnostics)
    }

    package static func read(
        _ source: SourceFile, limits: YAMLLimits = YAMLLimits(), into diagnostics: inout DiagnosticCollector
    ) -> YAMLNode? {
        var text = TextCheck(source, limits: limits)
        guard text.passes(into: &diagnostics) else { return nil }
        if text.isSimple, let tree = DirectReader.read(source, limits: limits) { return YAMLNode(tree, at: 0) }
        guard text.fitsScanner(into: &diagnostics) else { return nil }
        let outcome = EventReader.read(source, text: text, reading: .process, limits: limits)
        diagnostics.add(contentsOf: outcome.findings.sorted)
        guard outcome.isComplete else { return nil }
        guard let tree = outcome.trees.first, !YAMLNode(tree, at: 0).isAbsent else {
            diagnostics.add(Slips.emptyFile(source))
            return nil
        }
        return YAMLNode(tree, at: 0)
    }
}
