/// What evaluating a node gives, with everything there is to tell about it.
package enum CELOutcome: Sendable {
    case value(CELValue)
    case unknown(CELUnknown)
    case failed(CELFailure)
}

/// Where the interpreter finds the host's variables.
protocol Activation {
    /// `nil` when no such variable is declared.
    func read(_ variable: String) -> CELReading?
}

/// Evaluates checked nodes one by one, in the plainest way, and tells why a result is unknown.
///
/// The compiled form is measured against it, and asks it for the details it does not keep itself.
struct Interpreter {
    let activation: any Activation
    let functions: FunctionTable
    let host: [String: [HostFunction]]
    let setting: RunContext.Setting
    var run: RunContext
    var locals: [Binding]
    /// Written where someone asked for it.
    var trace: CELTrace?

    /// The variable of a macro: its value, and the path under which its fields are known.
    struct Binding {
        let outcome: CELOutcome
        let path: String
    }

    init(
        _ activation: any Activation, _ declarations: CELDeclarations, _ setting: RunContext.Setting,
        locals: [CELValue] = []
    ) {
        self.activation = activation
        self.setting = setting
        functions = setting.options.exact ? .exact : .standard
        host = declarations.functions
        run = RunContext(setting)
        self.locals = locals.map { Binding(outcome: .value($0), path: "") }
    }

    /// The outcome of the whole; a spent cost limit wins over everything.
    mutating func result(of node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(node)
        guard run.budget < 0 else { return outcome }
        return .failed(CELFailure(costOf: run.culprit?.range, run.culprit?.cost ?? 0, in: node, limit: setting.cost))
    }

    mutating func evaluate(_ node: CheckedNode) -> CELOutcome {
        guard trace != nil else { return outcome(of: node) }
        let step = trace?.enter(node)
        let outcome = outcome(of: node)
        trace?.leave(step ?? nil, outcome)
        return outcome
    }

    private mutating func outcome(of node: CheckedNode) -> CELOutcome {
        switch node.kind {
        case .literal(let value), .constant(_, let value): return .value(value)
        case .variable(let name): return variable(name, node)
        case .local(let name, let slot): return local(name, slot, node)
        case .select(let select): return evaluate(select, node)
        case .index(let index): return evaluate(index, node)
        case .call(let call): return evaluate(call, node)
        case .list(let elements): return evaluate(elements, node)
        case .map(let entries): return evaluate(entries, node)
        case .comprehension(let macro): return evaluate(macro, node)
        case .conditional(let parts): return evaluate(parts, node)
        case .and(let terms): return evaluate(terms, decidedBy: false, node)
        case .or(let terms): return evaluate(terms, decidedBy: true, node)
        case .not(let operand): return evaluate(not: operand, node)
        }
    }

    // MARK: Names

    private func variable(_ name: String, _ node: CheckedNode) -> CELOutcome {
        guard let reading = activation.read(name) else {
            return .failed(node, CELFault(.unbound, "there is no '\(name)'"))
        }
        return outcome(of: reading, path: name, node)
    }

    /// In a part evaluated alone, a macro's variable may have no value.
    private func local(_ name: String, _ slot: Int, _ node: CheckedNode) -> CELOutcome {
        guard slot < locals.count else { return .failed(node, CELFault(.unbound, "'\(name)' has no value here")) }
        return locals[slot].outcome
    }

    func outcome(of reading: CELReading, path: String, _ node: CheckedNode) -> CELOutcome {
        switch reading {
        case .value(let value): .value(value)
        case .withheld: .unknown(CELUnknown(withheld: [path]))
        case .absent: absent(path, node)
        }
    }

    func absent(_ path: String, _ node: CheckedNode) -> CELOutcome {
        switch run.options.absent {
        case .unknown: .unknown(CELUnknown(absent: [path]))
        case .error: .failed(node, CELFault(.noSuchKey, "no such key: '\(path)'"))
        }
    }

    // MARK: Logic

    /// `&&` is decided by a false term, `||` by a true one; then unknown wins over error.
    private mutating func evaluate(_ terms: [CheckedNode], decidedBy deciding: Bool, _ node: CheckedNode) -> CELOutcome
    {
        var fold = LogicFold(deciding: deciding)
        for term in terms where !fold.isDecided { fold.add(evaluate(term), term) }
        return fold.outcome
    }

    private mutating func evaluate(not operand: CheckedNode, _ node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(operand)
        guard case .value(let value) = outcome else { return outcome }
        guard case .bool(let bool) = value else { return .failed(node, .noOverload("!", [value])) }
        return .value(.bool(!bool))
    }

    private mutating func evaluate(_ parts: CheckedConditional, _ node: CheckedNode) -> CELOutcome {
        let outcome = evaluate(parts.condition)
        guard case .value(let value) = outcome else { return outcome }
        guard case .bool(let bool) = value else { return .failed(node, .noOverload("?:", [value])) }
        return evaluate(bool ? parts.whenTrue : parts.whenFalse)
    }
}

/// Joins the outcomes of conditions: the first that decides, else all that is unknown, else the first error.
struct LogicFold {
    let deciding: Bool
    private(set) var isDecided = false
    private var unknown = CELUnknown.none
    private var isUnknown = false
    private var failure: CELFailure?

    init(deciding: Bool) { self.deciding = deciding }

    mutating func add(_ outcome: CELOutcome, _ node: CheckedNode) {
        switch outcome {
        case .value(.bool(let bool)): if bool == deciding { isDecided = true }
        case .value(let value): fail(CELFailure(node, .noOverload(deciding ? "||" : "&&", [value])))
        case .unknown(let paths):
            isUnknown = true
            unknown.merge(paths)
        case .failed(let error): fail(error)
        }
    }

    private mutating func fail(_ error: CELFailure) { failure = failure ?? error }

    var outcome: CELOutcome {
        if isDecided { return .value(.bool(deciding)) }
        if isUnknown { return .unknown(unknown) }
        if let failure { return .failed(failure) }
        return .value(.bool(!deciding))
    }
}

extension CELFailure {
    init(_ node: CheckedNode, _ fault: CELFault, _ unknowns: CELUnknown = .none) {
        self.init(kind: fault.kind, message: fault.message, range: node.range, unknowns: unknowns)
    }
}

extension CELOutcome {
    static func failed(_ node: CheckedNode, _ fault: CELFault) -> CELOutcome { .failed(CELFailure(node, fault)) }
}
