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
        try self.init(source, over: schema, options: options, isUnchecked: false)
    }

    /// Compiles `source`, unchecked on request: then names and types are looked up only when it runs.
    package init(
        _ source: String, over schema: CELSchema<Root>, options: CELOptions, isUnchecked: Bool
    ) throws(CELErrors) {
        checked = try Checker.check(
            source, over: schema.declarations, options: options, wanted: Output.celType, isUnchecked: isUnchecked)
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
        switch interpret(checked.root, on: root, locals: []) {
        case .unknown(let unknown): return .unknown(unknown)
        case .failed(let failure): return .failed(failure)
        case .value(let value):
            guard let output = Output(celValue: value) else {
                let message = "the result is \(value.type), not \(Output.celType)"
                return .failed(CELFailure(kind: .conversion, message: message, range: checked.root.range))
            }
            return .value(output)
        }
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
        switch interpret(node, on: root, locals: locals) {
        case .value(let value): .value(value)
        case .unknown(let unknown): .unknown(unknown)
        case .failed(let failure): .failed(failure)
        }
    }

    private func interpret(_ node: CheckedNode, on root: Root, locals: [CELValue]) -> CELOutcome {
        var interpreter = Interpreter(
            RootActivation(root: root, schema: schema), schema.declarations, options, locals: locals)
        return interpreter.result(of: node)
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

/// The host's fields by name, for the interpreter.
private struct RootActivation<Root: Sendable>: Activation {
    let root: Root
    let schema: CELSchema<Root>

    func read(_ variable: String) -> CELReading? { schema.read(variable, of: root) }
}
