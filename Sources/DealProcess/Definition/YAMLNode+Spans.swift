extension YAMLNode {
    /// Where a stretch of the decoded text stands in the file; the node's own place when it is no scalar.
    func span(ofScalars scalars: Range<Int>) -> SourceSpan { scalar?.span(of: scalars) ?? span }
}
