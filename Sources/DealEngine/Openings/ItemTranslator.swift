import CEL
import DealModel
import DealProcess
import ExactValues

/// Puts gate items into the terms of the search: conditions are cut up, everything else is one key.
struct ItemTranslator {
    private let hearing: Hearing
    private var builder: GateBuilder
    /// The approvals that keys stand for.
    private(set) var approvals: [OpeningKey: HearingTranslation.ApprovalItem] = [:]

    init(_ hearing: Hearing, _ advice: SupplyAdvice) {
        self.hearing = hearing
        builder = GateBuilder(OpeningContext(hearing, advice))
    }

    mutating func translate(_ items: [GateItem]) -> TranslatedGate {
        for item in items {
            let part = part(item)
            builder.require(part)
        }
        return builder.finished()
    }

    private mutating func part(_ item: GateItem) -> GateBuilder.Part {
        switch item.kind {
        case .condition(let condition): return part(condition)
        case .fact(let path): return builder.presence(of: path, now: hearing.truth(of: item).known)
        case .document(let kind, let states): return part(kind, states)
        case .task(let id), .requiredTask(let id):
            if let condition = hearing.process.core.taskConditions[id] { return part(condition) }
            return deed(.task(id.text), item)
        case .approval(let request): return approval(request, item)
        case .plugin(let rule): return plugin(rule, item)
        case .any(let members): return .any(members.map { part($0) })
        case .all(let members): return .all(members.map { part($0) })
        }
    }

    private mutating func part(_ condition: Condition) -> GateBuilder.Part {
        let scope = hearing.scope
        builder.context.evaluate = { condition.program.evaluate($0, on: scope, locals: $1) }
        builder.context.elements = { list in
            let node = CheckedNode(id: 0, range: 0..<0, type: .dyn, kind: .variable(list.rawValue))
            guard case .value(.list(let elements)) = condition.program.evaluate(node, on: scope) else { return nil }
            return elements.values
        }
        return builder.condition(condition.program.checked.root)
    }

    private mutating func deed(_ key: OpeningKey, _ item: GateItem) -> GateBuilder.Part {
        guard let isDone = hearing.truth(of: item).known else { return .constant(nil) }
        return builder.deed(key, isDone: isDone)
    }

    private mutating func part(_ kind: DocumentKind, _ states: [DocumentState]) -> GateBuilder.Part {
        let facts = hearing.facts
        guard facts.loaded.contains(.documents) else { return .constant(nil) }
        let declared = hearing.process.core.definition.documents.first { $0.id.value == kind }?.states.map(\.value)
        let newest = facts.documents.last { $0.kind == kind }
        return builder.choice(
            .document(kind.text), among: (declared ?? states).map(\.value), present: newest?.state.value,
            wanted: states.map(\.value))
    }

    /// Granted anew; or granted before, as long as the facts that were approved stay.
    private mutating func approval(_ request: ApprovalRequest, _ item: GateItem) -> GateBuilder.Part {
        guard let isGranted = hearing.truth(of: item).known else { return .constant(nil) }
        let grant = builder.deed(key(of: item, request), isDone: false)
        guard isGranted else { return grant }
        return .any([grant, .all(request.facts.map { builder.unchanged($0) })])
    }

    /// By name; two approvals that share the name of the group they stand in are told apart by their addresses.
    private mutating func key(of item: GateItem, _ request: ApprovalRequest) -> OpeningKey {
        var key = OpeningKey.approval(item.name)
        if let other = approvals[key], other.identity != item.identity { key = .approval(item.address) }
        approvals[key] = HearingTranslation.ApprovalItem(identity: item.identity, request: request)
        return key
    }

    /// A pass opens it; a condition over the answer cannot be looked into, since nobody knows what a plugin will say.
    private mutating func plugin(_ rule: PluginRule, _ item: GateItem) -> GateBuilder.Part {
        let key = OpeningKey.plugin(rule.rule.text)
        let truth = hearing.truth(of: item)
        guard rule.condition == nil else {
            return builder.opaque("plugin \(rule.rule)", names: [key], truth: truth.known)
        }
        return builder.deed(key, isDone: truth == .yes)
    }
}

extension Truth {
    /// True or false; nil when it is neither.
    fileprivate var known: Bool? {
        switch self {
        case .yes: true
        case .no: false
        case .unknown, .error: nil
        }
    }
}

extension DocumentState {
    fileprivate var value: FactValue { .text(text) }
}

extension OpeningContext {
    /// What may change of the facts of a hearing.
    init(_ hearing: Hearing, _ advice: SupplyAdvice) {
        let schema = hearing.process.core.facts
        let facts = hearing.shownFacts
        self.init(
            fact: { path in
                guard path.root.isOfFrames, let declaration = schema.declaration(of: path), !declaration.isKept,
                    path.root != .customer || facts.customer != nil, advice.mayAsk(for: path)
                else { return nil }
                switch facts[path] {
                case .present(let value): return OpeningContext.Fact(declaration, present: value)
                case .absent: return OpeningContext.Fact(declaration, present: nil)
                case .withheld: return nil
                }
            },
            element: { list, field in
                guard list.takesElements, advice.mayAsk(for: FactPath(list)),
                    let declaration = BuiltInFacts.declaration(of: FactPath(list, field)),
                    list != .people && list != .claims || facts.customer != nil
                else { return nil }
                return OpeningContext.Fact(
                    declaration, present: NewElement.standard(field, of: list, at: hearing.now))
            },
            evaluate: { _, _ in .unknown(.none) }, now: hearing.now, currency: schema.currency,
            isAskers: advice.isAskers)
    }
}

extension FactRoot {
    /// Whether its facts are single ones that can be stated.
    fileprivate var isOfFrames: Bool { self == .deal || self == .terms || self == .customer }

    /// Whether people add elements to it; tasks come with the stages.
    fileprivate var takesElements: Bool {
        switch self {
        case .interactions, .people, .claims, .documents: true
        default: false
        }
    }
}
