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

    /// Runs the expression over `root`.
    public func evaluate(_ root: Root) -> CELResult<Output> {
        .failed(CELFailure(kind: .unbound, message: "evaluation", range: checked.root.range))
    }

    /// The value over `root`.
    ///
    /// - Throws: The error of the evaluation, or one of kind `unknown` when the value is unknown.
    public func callAsFunction(_ root: Root) throws(CELFailure) -> Output {
        switch evaluate(root) {
        case .value(let value): return value
        case .failed(let failure): throw failure
        case .unknown(let unknown):
            let paths = (unknown.absent + unknown.withheld).joined(separator: ", ")
            throw CELFailure(kind: .unknown, message: "unknown: \(paths)", range: checked.root.range, unknowns: unknown)
        }
    }

    /// Runs a part of the expression, with the variables of enclosing macros bound from the outermost inwards.
    package func evaluate(_ node: CheckedNode, on root: Root, locals: [CELValue] = []) -> CELResult<CELValue> {
        .failed(CELFailure(kind: .unbound, message: "evaluation", range: node.range))
    }
}

extension CELProgram where Output == Bool {
    /// The result of a condition without its reasons; `evaluate` tells them.
    package func verdict(_ root: Root) -> CELVerdict {
        switch evaluate(root) {
        case .value(let value): value ? .yes : .no
        case .unknown: .unknown
        case .failed: .failed
        }
    }
}
