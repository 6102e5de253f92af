/// A checked and compiled expression over a host's type.
///
///     let isLate = try CELProgram<Invoice, Bool>("total > 100.0 && !paid", over: invoices)
///     try isLate(invoice)
public struct CELProgram<Root: Sendable, Output: CELRepresentable>: Sendable {
    /// The expression with its types.
    package let checked: CheckedExpression
    private let schema: CELSchema<Root>
    private let setting: RunContext.Setting
    private let code: Code<Root>
    /// The same code, its result as any value.
    private let boxed: Read<Root, CELValue>

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
        setting = RunContext.Setting(options)
        var compiler = Compiler(schema, options)
        code = compiler.compile(checked.root)
        boxed = code.boxed.read
    }

    /// The fields that the expression reads, as paths such as `deal.amount`, sorted.
    public var reads: [String] { checked.reads }

    /// Hints about an expression that is allowed, but hardly means what it says.
    public var hints: [CELIssue] { checked.issues }

    /// The static type of the result.
    public var type: CELType { checked.type }

    /// Runs the expression over `root`.
    public func evaluate(_ root: Root) -> CELResult<Output> {
        let (value, stop, isExhausted) = run(root)
        if isExhausted { return .failed(CELFailure(checked.root, RunContext.exhausted)) }
        if let value, stop == nil { return converted(.value(value)) }
        return converted(interpret(root))
    }

    /// What the compiled form alone gives: a value, or why there is none.
    func run(_ root: Root) -> (value: CELValue?, stop: Stop?, isExhausted: Bool) {
        var frame = Frame(setting)
        do throws(Stop) {
            let value = try boxed(root, &frame)
            return (value, nil, frame.run.budget < 0)
        } catch {
            return (nil, error, frame.run.budget < 0)
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
    ///
    /// Evaluated in the plain way; for a part that runs often, make a program of it.
    package func evaluate(_ node: CheckedNode, on root: Root, locals: [CELValue] = []) -> CELResult<CELValue> {
        switch interpret(root, node, locals) {
        case .value(let value): .value(value)
        case .unknown(let unknown): .unknown(unknown)
        case .failed(let failure): .failed(failure)
        }
    }

    /// What the reference interpreter makes of the expression.
    package func interpret(
        _ root: Root, _ node: CheckedNode? = nil, _ locals: [CELValue] = []
    ) -> CELOutcome {
        var interpreter = Interpreter(
            RootActivation(root: root, schema: schema), schema.declarations, setting.options, locals: locals)
        return interpreter.result(of: node ?? checked.root)
    }

    private func converted(_ outcome: CELOutcome) -> CELResult<Output> {
        switch outcome {
        case .unknown(let unknown): return .unknown(unknown)
        case .failed(let failure): return .failed(failure)
        case .value(let value):
            if let output = Output(celValue: value) { return .value(output) }
            let message = "the result is \(value.type), not \(Output.celType)"
            return .failed(CELFailure(kind: .conversion, message: message, range: checked.root.range))
        }
    }
}

extension CELProgram where Output == Bool {
    /// The result of a condition without its reasons, which `evaluate` tells; nothing is allocated for plain fields.
    package func verdict(_ root: Root) -> CELVerdict {
        var frame = Frame(setting)
        let verdict: CELVerdict
        if case .bool(let test) = code { verdict = test(root, &frame) } else { verdict = code.test(root, &frame) }
        if frame.run.budget < 0 { return .failed }
        // A value may have another type than its place in the source says, where that is `dyn`; only the interpreter
        // follows it there.
        guard verdict == .failed, case .value(.bool(let holds)) = interpret(root) else { return verdict }
        return CELVerdict(holds)
    }
}

/// The host's fields by name, for the interpreter.
private struct RootActivation<Root: Sendable>: Activation {
    let root: Root
    let schema: CELSchema<Root>

    func read(_ variable: String) -> CELReading? { schema.read(variable, of: root) }
}
