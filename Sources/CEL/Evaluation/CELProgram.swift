/// A checked and compiled expression over a host's type.
///
///     let isLate = try CELProgram<Invoice, Bool>("total > 100.0 && !paid", over: invoices)
///     try isLate(invoice)
public struct CELProgram<Root: Sendable, Output: CELRepresentable>: Sendable {
    /// The expression with its types.
    package let checked: CheckedExpression
    private let schema: CELSchema<Root>
    @usableFromInline let core: ProgramCore

    /// Checks and compiles `source`.
    ///
    /// With `options.isChecked` off, names and types are looked up only when the expression runs.
    ///
    /// - Throws: All that is wrong with the source, at once.
    public init(
        _ source: String, over schema: CELSchema<Root>, options: CELOptions = CELOptions()
    ) throws(CELErrors) {
        checked = try Checker.check(
            source, over: schema.declarations, options: options, wanted: Output.celType)
        self.schema = schema
        core = ProgramCore(
            checked.root, schema.hosts, schema.declarations.functions, RunContext.Setting(options))
    }

    /// The fields that the expression reads, as paths such as `deal.amount`, sorted.
    public var reads: [String] { checked.reads }

    /// Hints about an expression that is allowed, but hardly means what it says.
    public var hints: [CELIssue] { checked.issues }

    /// The static type of the result.
    public var type: CELType { checked.type }

    /// Runs the expression over `root`.
    @inlinable
    public func evaluate(_ root: Root) -> CELResult<Output> {
        let core = core
        // A condition that holds or not needs no value of the language around its result.
        if Output.self == Bool.self {
            var exhaustion = ProgramCore.Exhaustion()
            switch withUnsafePointer(to: root, { core.decision(UnsafeRawPointer($0), &exhaustion) }) {
            case .yes: if let output = Output(celValue: .bool(true)) { return .value(output) }
            case .no: if let output = Output(celValue: .bool(false)) { return .value(output) }
            case .unknown, .failed: break
            }
            return exhaustion.isSpent ? exhausted(exhaustion.range, exhaustion.cost) : explain(root)
        }
        switch withUnsafePointer(to: root, { core.result(UnsafeRawPointer($0)) }) {
        case .value(let value):
            if let output = Output(celValue: value) { return .value(output) }
        case .exhausted(let range, let cost): return exhausted(range, cost)
        case .stopped: break
        }
        return explain(root)
    }

    /// The value over `root`.
    ///
    /// - Throws: The error of the evaluation, or one of kind `unknown` when the value is unknown.
    @inlinable
    public func callAsFunction(_ root: Root) throws(CELFailure) -> Output {
        switch evaluate(root) {
        case .value(let value): return value
        case .failed(let failure): throw failure
        case .unknown(let unknown): throw failure(unknown)
        }
    }

    @usableFromInline
    func failure(_ unknown: CELUnknown) -> CELFailure {
        let paths = (unknown.absent + unknown.withheld).joined(separator: ", ")
        return CELFailure(kind: .unknown, message: "unknown: \(paths)", range: checked.root.range, unknowns: unknown)
    }

    /// Why the compiled form has no value; or the value, where only the interpreter finds it.
    @usableFromInline
    func explain(_ root: Root) -> CELResult<Output> {
        converted(interpret(root))
    }

    @usableFromInline
    func exhausted(_ range: Range<Int>?, _ cost: Int) -> CELResult<Output> {
        .failed(CELFailure(costOf: range, cost, in: checked.root, limit: core.setting.cost))
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

// MARK: - Looking closer

extension CELProgram {
    /// Runs the expression and tells what each of its parts came to; slower than `evaluate`, under the same limits.
    public func trace(_ root: Root) -> (result: CELResult<Output>, trace: CELTrace) {
        var interpreter = interpreter(root)
        interpreter.trace = CELTrace(source: checked.source)
        let outcome = interpreter.result(of: checked.root)
        return (converted(outcome), interpreter.trace ?? CELTrace(source: ""))
    }

    /// What is left of the expression once everything known of `root` is put in: an expression of the same value, in
    /// which only what is unknown is still read, and macros stand as they were written.
    ///
    ///     segment == "A" && lines.exists(l, l.amount > limit)   // segment is "A", limit unknown
    ///     lines.exists(l, l.amount > limit)
    ///
    /// - Complexity: Up to the square of the expression's size.
    public func residual(_ root: Root) -> String {
        var residual = Residual(interpreter(root))
        return canonicalText(residual.of(checked.root))
    }

    /// Runs a part of the expression, with the variables of enclosing macros bound from the outermost inwards.
    ///
    /// Evaluated in the plain way; for a part that runs often, make a program of it.
    package func evaluate(_ node: CheckedNode, on root: Root, locals: [CELValue] = []) -> CELResult<CELValue> {
        interpret(root, node, locals).result
    }

    /// What the reference interpreter makes of the expression.
    package func interpret(
        _ root: Root, _ node: CheckedNode? = nil, _ locals: [CELValue] = []
    ) -> CELOutcome {
        var interpreter = interpreter(root, locals)
        return interpreter.result(of: node ?? checked.root)
    }

    private func interpreter(_ root: Root, _ locals: [CELValue] = []) -> Interpreter {
        Interpreter(
            RootActivation(root: root, schema: schema), schema.declarations, core.setting, locals: locals)
    }
}

extension CELProgram where Output == Bool {
    /// The result of a condition without its reasons, which `evaluate` tells; nothing is allocated for plain fields.
    package func verdict(_ root: Root) -> CELVerdict {
        let (verdict, isExhausted) = withUnsafePointer(to: root) { core.verdict(UnsafeRawPointer($0)) }
        if isExhausted { return .failed }
        // A value may have another type than its place in the source says, where that is `dyn`; only the interpreter
        // follows it there.
        guard verdict == .failed, case .value(.bool(let holds)) = interpret(root) else { return verdict }
        return CELVerdict(holds)
    }
}

extension CELProgram {
    /// How the compiled form and the reference interpreter differ over `root`; `nil` when they agree.
    ///
    /// Not for hosts: the differential test and the fuzzer compare the two. With `allowsDynamic`, the compiled form may
    /// leave to the interpreter what it has no typed form for, as `evaluate` does.
    @_spi(Reference) public func difference(on root: Root, allowsDynamic: Bool = false) -> String? {
        let reference = interpret(root)
        let compiled = withUnsafePointer(to: root) { core.result(UnsafeRawPointer($0)) }
        switch (compiled, reference) {
        case (.value(let x), .value(let y)) where x.canonicalText == y.canonicalText: return nil
        case (.stopped(isUnknown: true), .unknown), (.stopped(isUnknown: false), .failed): return nil
        case (.exhausted, _): return nil
        case (_, .failed(let failure)) where failure.kind == .costLimit: return nil
        case (.stopped(isUnknown: false), .value) where allowsDynamic: return nil
        default: return "compiled: \(compiled), interpreted: \(reference.result.text)"
        }
    }
}

/// The host's fields by name, for the interpreter.
private struct RootActivation<Root: Sendable>: Activation {
    let root: Root
    let schema: CELSchema<Root>

    func read(_ variable: String) -> CELReading? { schema.read(variable, of: root) }
}
