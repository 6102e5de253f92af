package import DealModel

/// One thing that a gate asks, ready to be asked. An object, since plans, refusals and receipts share it.
package final class GateItem: Sendable {
    /// Its number in the process, members included, for counting without names.
    package let ordinal: Int
    /// What statistics, approvals and journals know the item by, whatever its position (SEMANTICS 7.5).
    package let identity: String
    package let key: Key
    /// What refusals, scenarios and people call it (FORMAT §3).
    package let name: String
    private let place: Place
    package let kind: ItemKind
    /// What it does when it is closed.
    package let mode: ItemMode
    /// Whether an edit of the deal that would close it is refused; only in a `while`.
    package let guardsEdit: Bool
    /// What the refused person reads; nil where the engine makes the sentence.
    package let message: LocalizedMessage?
    /// The rule it asks, when it is one.
    package let rule: RuleID?
    /// Which facts people are asked to supply, and who may; the first whose path fits counts.
    package let fix: FixAdvice
    /// Everything the item reads, members included.
    package let reads: FactReads
    package let span: SourceSpan

    init(
        ordinal: Int, identity: String, question: Question, name: String, place: Place, kind: ItemKind, mode: ItemMode,
        guardsEdit: Bool, message: LocalizedMessage?, rule: RuleID?, fix: FixAdvice, reads: FactReads, span: SourceSpan
    ) {
        self.ordinal = ordinal
        self.identity = identity
        key = Key(mode: mode, question: question)
        self.name = name
        self.place = place
        self.kind = kind
        self.mode = mode
        self.guardsEdit = guardsEdit
        self.message = message
        self.rule = rule
        self.fix = fix
        self.reads = reads
        self.span = span
    }
}

extension GateItem {
    /// What is asked, as far as two items can ask the same.
    package enum Question: Hashable, Sendable {
        case rule(RuleID)
        /// By a name of its own, which is used once in a file.
        case named(String)
        /// By a text that says it in one way only.
        case form(String)
    }

    /// Where an item stands; its address is made when it is asked for.
    enum Place: Sendable {
        case gate(ItemPlace)
        case task(TaskID, of: String)
        case ask(FactPath, of: OutcomeID)
    }

    /// Where it stands within this version, such as `proposal.enter.2`.
    package var address: String {
        switch place {
        case .gate(let place): place.address
        case .task(let task, let owner): "\(owner).tasks.\(task.text)"
        case .ask(let path, let outcome): "\(outcome.text).ask.\(path.text)"
        }
    }

    /// Equal for items that ask the same in the same mode, so that two gates of one move ask it once.
    package struct Key: Hashable, Sendable {
        let mode: ItemMode
        let question: Question
    }
}

/// What an item asks.
package indirect enum ItemKind: Sendable {
    /// A CEL condition must be true.
    case condition(Condition)
    /// The host's Swift code must say pass, or the rule's own condition over the answer be true.
    case plugin(PluginRule)
    /// The fact must be present.
    case fact(FactPath)
    /// The newest document of the kind must be in one of the states.
    case document(DocumentKind, states: [DocumentState])
    /// The newest task of the id must be done.
    case task(TaskID)
    /// The task of this visit must be done.
    case requiredTask(TaskID)
    /// Somebody in one of the roles must have approved these facts.
    case approval(ApprovalRequest)
    /// One member must open.
    case any([GateItem])
    /// Each member must open.
    case all([GateItem])

    /// The members of a group; empty for everything else.
    package var members: [GateItem] {
        switch self {
        case .any(let members), .all(let members): members
        default: []
        }
    }
}

/// An approval that a gate asks for.
package struct ApprovalRequest: Sendable, Hashable {
    /// One of these roles, held by somebody else than who asks for the move.
    package let roles: [RoleID]
    /// The facts that were approved; a change of one of them ends the approval.
    package let facts: [FactPath]
    /// Whether an approval of an earlier visit counts.
    package let outlivesVisit: Bool
}

/// A rule that the host's code answers.
package struct PluginRule: Sendable {
    package let rule: RuleID
    package let plugin: PluginID
    /// The plugin's parameters as written; nil: none.
    package let parameters: YAMLNode?
    /// How long an answer is used again, in microseconds; nil: this decision only.
    package let validFor: Int64?
    /// Decides instead of the plugin's verdict, and reads its facts as `answer.NAME`.
    package let condition: Condition?
}

/// Who may supply which facts, by the `fix` of a rule.
package struct FixAdvice: Sendable, Hashable {
    /// Nil: every fact that the item reads.
    package let targets: [FactPath]?
    /// Empty: anybody.
    package let roles: [RoleID]

    package static let anybody = FixAdvice(targets: nil, roles: [])

    /// Whether people are asked for this fact at all.
    package func mayAsk(for path: FactPath) -> Bool {
        guard let targets else { return true }
        return targets.contains { $0.covers(path) }
    }
}
