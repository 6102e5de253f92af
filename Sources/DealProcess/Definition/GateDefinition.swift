package import DealModel
package import ExactValues

/// The gates there are.
package enum GateKind: String, Sendable, Hashable, CaseIterable {
    case enter
    case `while`
    case leave
    case require
}

/// What a stage or an outcome asks: all its items must open.
package struct GateDefinition: Sendable {
    package let kind: GateKind
    package var items: [GateItemDefinition]
    package let span: SourceSpan
}

/// One item of a gate.
package struct GateItemDefinition: Sendable {
    package indirect enum Kind: Sendable {
        case rule(Located<RuleID>)
        case condition(ConditionSource)
        case fact(Located<FactPath>)
        case document(Located<DocumentKind>, states: [Located<DocumentState>])
        case task(Located<TaskID>)
        case approval(by: [Located<RoleID>], of: [Located<FactPath>], keep: Bool)
        case any([GateItemDefinition])
        case all([GateItemDefinition])
    }

    package let kind: Kind
    /// The item's own name; only conditions, approvals, `any` and `all` have one.
    package var id: Located<String>?
    package var message: MessageDefinition?
    /// Replaces the rule's own.
    package var mode: Located<ItemMode>?
    /// Where `guard: edit` is written; nil when it is not.
    package var guardsEdit: SourceSpan?
    package var within: Located<DaySpan>?
    package let place: ItemPlace
    package let span: SourceSpan

    /// The items inside `any` or `all`.
    package var members: [GateItemDefinition] {
        switch kind {
        case .any(let items), .all(let items): items
        default: []
        }
    }

    /// What refusals, scenarios and waivers call the item when nothing around it has a name.
    package var name: String {
        if let id { return id.value }
        switch kind {
        case .rule(let rule): return rule.value.text
        case .fact(let path): return path.value.text
        case .document(let document, _): return "document." + document.value.text
        case .task(let task): return "task." + task.value.text
        case .condition, .approval, .any, .all: return place.address
        }
    }
}

/// Where an item stands: `proposal.enter.2`, inside an `any` there `proposal.enter.2.1`.
package struct ItemPlace: Sendable, Hashable {
    /// The stage, or the outcome for `require`.
    package let owner: String
    package let gate: GateKind
    /// From 1.
    package let position: Int
    /// Positions inside `any` and `all`, outermost first; empty for an item of the gate itself.
    package let inner: [Int]

    package var address: String {
        inner.reduce("\(owner).\(gate.rawValue).\(position)") { "\($0).\($1)" }
    }
}
