import Testing

/// `#expect` for a call that changes its subject, which the macro does not take.
func expect(_ condition: Bool, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(condition, sourceLocation: sourceLocation)
}
