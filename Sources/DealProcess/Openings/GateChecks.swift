import CEL
import DealModel
import ExactValues

/// Finds, when a process is loaded, gates that nothing can open and items that nothing can close (SEMANTICS 1.8).
struct GateChecks {
    private let core: ProcessCore
    private let scope: ConditionScope
    /// Gates and items that were looked at before: equal ones are reported once.
    private var seen: Set<String> = []
    /// What was found of items and groups of them, by what they ask: what is asked under many names is looked at once.
    private var verdicts: [String: Verdict] = [:]
    /// By condition, whether it was seen at a glance that it can be open and can be closed.
    private var evident: [ObjectIdentifier: Bool] = [:]
    private var findings: [Diagnostic] = []

    private enum Verdict { case neverOpen, alwaysOpen, sound }

    static func report(on core: ProcessCore, into diagnostics: inout DiagnosticCollector) {
        var checks = GateChecks(core)
        for stage in core.stages {
            checks.check(stage.enter)
            checks.check(stage.while)
            checks.check(stage.leave)
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
        var sound: [GateItem] = []
        for item in gate {
            if check(item), item.mode == .block { sound.append(item) }
        }
        for group in RelatedItems.groups(of: sound) { check(together: group) }
    }

    // MARK: - One item

    /// Looks at an item by itself; false when it can never open, so that its gate need not be looked at.
    private mutating func check(_ item: GateItem) -> Bool {
        guard item.kind.isCompound, !isEvident(item) else { return true }
        let verdict = verdict(on: [item])
        guard seen.insert("item " + item.identity).inserted else { return verdict != .neverOpen }
        switch verdict {
        case .sound: break
        case .neverOpen:
            report(
                "never-open", .error, at: item.span, "'\(item.name)' can never open",
                label: "no values of the facts make it true"
            )
        case .alwaysOpen:
            report(
                "always-open", .warning, at: item.span, "'\(item.name)' is always open",
                label: "no values of the facts close it",
                help: ["ask for something that can be missing or wrong"])
        }
        return verdict != .neverOpen
    }

    private mutating func isEvident(_ item: GateItem) -> Bool {
        guard case .condition(let condition) = item.kind else { return false }
        if let known = evident[ObjectIdentifier(condition)] { return known }
        var proof = ReadOnceProof(core.facts)
        let isEvident = proof.isEvident(condition.program.checked.root)
        evident[ObjectIdentifier(condition)] = isEvident
        return isEvident
    }

    private mutating func verdict(on items: [GateItem]) -> Verdict {
        let key = items.map(\.question).joined(separator: " ")
        if let known = verdicts[key] { return known }
        let gate = FreeItems(core, scope, items).gate
        let verdict =
            gate.canNeverOpen ? Verdict.neverOpen : items.count == 1 && gate.alwaysOpens ? .alwaysOpen : .sound
        verdicts[key] = verdict
        return verdict
    }

    // MARK: - Items together

    private mutating func check(together items: [GateItem]) {
        guard verdict(on: items) == .neverOpen,
            seen.insert("gate " + items.map(\.identity).joined(separator: " ")).inserted
        else { return }
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
    private mutating func conflict(in items: [GateItem]) -> (GateItem, GateItem)? {
        for (index, second) in items.enumerated() {
            for first in items[..<index] where verdict(on: [first, second]) == .neverOpen {
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

extension GateItem {
    /// What the item asks, whatever it is called.
    fileprivate var question: String {
        switch kind {
        case .condition(let condition): "when:" + condition.text
        case .fact(let path): "fact:" + path.text
        default: identity
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
