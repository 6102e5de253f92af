public import DealModel

/// A deal with all that is its own and told by its journal: documents, tasks and approvals.
///
/// What a store keeps as bytes, and what the `state` of a journal entry is the digest of. What interactions change is no
/// part of it, nor are the values of redacted facts, which are `PersonalValues`.
public struct DealBody: Hashable, Sendable {
    /// The deal, without what interactions change.
    public let deal: Deal
    /// Its documents, oldest first.
    public let documents: [Document]
    /// Its tasks of all visits, oldest first.
    public let tasks: [DealTask]
    /// Its approvals, oldest first.
    public let approvals: [Approval]

    /// A deal with what is its own.
    public init(_ deal: Deal, documents: [Document] = [], tasks: [DealTask] = [], approvals: [Approval] = []) {
        self.deal = deal.withoutActivity.withoutPersonalValues
        self.documents = documents
        self.tasks = tasks
        self.approvals = approvals
    }

    /// The digest of its canonical bytes.
    public var digest: ContentDigest { ContentDigest(of: encoded) }
}

extension DealBody: StableRecord {
    /// `body`
    public static var recordKind: String { "body" }

    /// The parts; lists that are empty are left out.
    public func write(to object: inout CanonicalWriter) {
        if !approvals.isEmpty { object.set("approvals", approvals) }
        object.set("deal", deal)
        if !documents.isEmpty { object.set("documents", documents) }
        if !tasks.isEmpty { object.set("tasks", tasks) }
    }

    /// The body from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            try Deal(canonical: try object.object("deal")), documents: try object.records("documents"),
            tasks: try object.records("tasks"), approvals: try object.records("approvals"))
    }
}

extension Facts {
    /// The deal with what is its own.
    package var body: DealBody {
        DealBody(deal, documents: documents, tasks: tasks, approvals: approvals)
    }
}

extension FactNeeds {
    /// The groups that are a deal's own.
    package static var own: FactNeeds { [.documents, .tasks, .approvals] }
}

extension Deal {
    /// The deal without what interactions change: they are no part of the chain.
    fileprivate var withoutActivity: Deal {
        guard lastCustomerEventAt != nil else { return self }
        var deal = self
        deal.lastCustomerEventAt = nil
        return deal
    }
}
