/// A checked and compiled expression over a host's type.
///
///     let isLate = try CELProgram<Invoice, Bool>("total > 100.0 && !paid", over: invoices)
///     try isLate(invoice)
public struct CELProgram<Root: Sendable, Output: CELRepresentable>: Sendable {
    /// The expression with its types.
    package let checked: CheckedExpression
    private let schema: CELSchema<Root>
    private let options: CELOptions

    /// Checks and compiles `source`.
    ///
    /// - Throws: All that is wrong with the source, at once.
    public init(
        _ source: String, over schema: CELSchema<Root>, options: CELOptions = CELOptions()
    ) throws(CELErrors) {
        checked = try Checker.check(source, over: schema.declarations, options: options, wanted: Output.celType)
        self.schema = schema
        self.options = options
    }

    /// The fields that the expression reads, as paths such as `deal.amount`, sorted.
    public var reads: [String] { checked.reads }

    /// Hints about an expression that is allowed, but hardly means what it says.
    public var hints: [CELIssue] { checked.issues }

    /// The static type of the result.
    public var type: CELType { checked.type }
}
