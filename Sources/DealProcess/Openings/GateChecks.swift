import CEL
import DealModel
import ExactValues

/// Finds, when a process is loaded, gates that nothing can open and items that nothing can close (SEMANTICS 1.8).
struct GateChecks {
    private let core: ProcessCore
    private let scope: ConditionScope
    /// Gates and items that were looked at before: equal ones are looked at once.
    private var seen: Set<String> = []
    private var neverOpen: Set<String> = []
    /// By condition, whether it was seen at a glance that it can be true and can be false.
    private var evident: [ObjectIdentifier: Bool] = [:]
    private var findings: [Diagnostic] = []

    static func report(on core: ProcessCore, into diagnostics: inout DiagnosticCollector) {
        var checks = GateChecks(core)
        for stage in core.stages {
            for gate in [stage.enter, stage.while, stage.leave] { checks.check(gate) }
        }
        for outcome in core.outcomes { checks.check(outcome.require) }
        diagnostics.add(contentsOf: checks.findings)
    }

    private init(_ core: ProcessCore) {
        self.core = core
        let nothing = Deal(
            id: "none", customer: nil, process: core.version, course: .nonProcess, createdAt: nil,
            layout: core.facts.layouts.deal)
        scope = ConditionScope(
            facts: Facts(deal: nothing), actor: nil, now: Instant(microseconds: 0), process: core)
    }

    private mutating func check(_ gate: [GateItem]) {
        guard !isEvident(gate) else { return }
        let sound = gate.filter { check($0) && $0.mode == .block }
        check(together: sound)
    }

    /// Whether it can be seen at a glance that the gate can be open and closed: each item can, and no two read the same.
    private mutating func isEvident(_ gate: [GateItem]) -> Bool {
        for (index, item) in gate.enumerated() {
            guard isEvident(item) else { return false }
            for earlier in gate[..<index] where earlier.reads.paths.contains(where: item.reads.paths.contains) {
                return false
            }
        }
        return true
    }

    private mutating func isEvident(_ item: GateItem) -> Bool {
        switch item.kind {
        case .condition(let condition): return isEvident(condition)
        case .fact, .plugin: return true
        case .document, .task, .requiredTask, .approval, .any, .all: return false
        }
    }

    private mutating func isEvident(_ condition: Condition) -> Bool {
        if let known = evident[ObjectIdentifier(condition)] { return known }
        var proof = ReadOnceProof(core.facts)
        let isEvident = proof.isEvident(condition.program.checked.root)
        evident[ObjectIdentifier(condition)] = isEvident
        return isEvident
    }

    // MARK: - One item

    /// Looks at an item by itself; false when it can never open, so that its gate need not be looked at.
    private mutating func check(_ item: GateItem) -> Bool {
        guard item.kind.isCompound, seen.insert("item " + item.identity).inserted else {
            return !neverOpen.contains(item.identity)
        }
        let gate = FreeItems(core, scope, [item]).gate
        if gate.canNeverOpen {
            neverOpen.insert(item.identity)
            report(
                "never-open", .error, at: item.span, "'\(item.name)' can never open",
                label: "no values of the facts make it true"
            )
            return false
        }
        if gate.alwaysOpens {
            report(
                "always-open", .warning, at: item.span, "'\(item.name)' is always open",
                label: "no values of the facts close it",
                help: ["ask for something that can be missing or wrong"])
        }
        return true
    }

    // MARK: - Items together

    private mutating func check(together items: [GateItem]) {
        guard items.count > 1, seen.insert("gate " + items.map(\.identity).joined(separator: " ")).inserted else {
            return
        }
        guard FreeItems(core, scope, items).gate.canNeverOpen else { return }
        let pair = conflict(in: items)
        let second = pair?.1 ?? items[items.count - 1]
        let first = pair?.0 ?? items[0]
        report(
            "never-open", .error, at: second.span,
            pair == nil
                ? "the items of this gate can never all be open"
                : "'\(first.name)' and '\(second.name)' can never both be open",
            label: "nothing opens this gate",
            notes: [Diagnostic.Note("it stands against this item", in: core.definition.source, at: first.span)])
    }

    private mutating func report(
        _ code: String, _ severity: Diagnostic.Severity, at span: SourceSpan, _ message: String, label: String,
        notes: [Diagnostic.Note] = [],
        help: [String] = []
    ) {
        findings.append(
            Diagnostic(
                code, severity, in: core.definition.source, at: span, message, label: label, notes: notes,
                help: help))
    }

    /// Two items that contradict each other; nil when it takes more.
    private func conflict(in items: [GateItem]) -> (GateItem, GateItem)? {
        for (index, second) in items.enumerated() {
            for first in items[..<index] where FreeItems(core, scope, [first, second]).gate.canNeverOpen {
                return (first, second)
            }
        }
        return nil
    }
}

extension ItemKind {
    /// Whether it asks more than whether one thing is there.
    fileprivate var isCompound: Bool {
        switch self {
        case .condition, .any, .all: true
        case .plugin, .fact, .document, .task, .requiredTask, .approval: false
        }
    }
}

/// Items over facts of which nothing is known.
private struct FreeItems {
    let gate: FreeGate

    init(_ core: ProcessCore, _ scope: ConditionScope, _ items: [GateItem]) {
        var builder = GateBuilder(OpeningContext(free: core.facts, at: scope.now))
        var translator = Translator(core: core, scope: scope)
        for item in items {
            let part = translator.part(item, &builder)
            builder.require(part)
        }
        let translated = builder.finished()
        gate = FreeGate(.and(translated.problem.items), domains: translated.problem.domains)
    }

    private struct Translator {
        let core: ProcessCore
        let scope: ConditionScope

        mutating func part(_ item: GateItem, _ builder: inout GateBuilder) -> GateBuilder.Part {
            switch item.kind {
            case .condition(let condition): return part(condition, &builder)
            case .fact(let path): return builder.presence(of: path, now: nil)
            case .document(let kind, let states):
                let declared = core.definition.documents.first { $0.id.value == kind }?.states.map(\.value.text)
                return builder.choice(
                    .document(kind.text), among: (declared ?? []).map { .text($0) }, present: nil,
                    wanted: states.map { .text($0.text) })
            case .task(let id), .requiredTask(let id):
                if let condition = core.taskConditions[id] { return part(condition, &builder) }
                return builder.deed(.task(id.text), isDone: false)
            case .approval: return builder.deed(.approval(item.identity), isDone: false)
            case .plugin(let rule): return builder.deed(.plugin(rule.rule.text), isDone: false)
            case .any(let members): return .any(members.map { part($0, &builder) })
            case .all(let members): return .all(members.map { part($0, &builder) })
            }
        }

        private func part(_ condition: Condition, _ builder: inout GateBuilder) -> GateBuilder.Part {
            builder.context.evaluate = { [scope] in condition.program.evaluate($0, on: scope, locals: $1) }
            return builder.condition(condition.program.checked.root)
        }
    }
}

extension OpeningContext {
    /// Every fact free: also those that DealKit keeps, and who asks.
    fileprivate init(free facts: FactSchema, at now: Instant) {
        self.init(
            fact: { path in
                switch path.root {
                case .deal, .customer, .terms, .actor:
                    facts.declaration(of: path).map { OpeningContext.Fact($0, present: nil) }
                default: nil
                }
            },
            evaluate: { _, _ in .unknown(.none) }, now: now, currency: facts.currency, isFree: true)
    }
}
