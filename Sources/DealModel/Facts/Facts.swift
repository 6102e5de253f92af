/// Everything a decision about one deal reads, at one moment.
///
/// A copy is one reference; a change of facts that nobody else holds is made in place.
public struct Facts: Sendable {
    @usableFromInline
    package struct Content: Sendable {
        @usableFromInline package var deal: Deal
        // These two lie in the deal's last word.
        @usableFromInline package private(set) var hasCustomer: Bool
        @usableFromInline package var loaded: FactNeeds
        // Nobody when there is no customer: read in place and without a branch, where an optional would be copied out.
        @usableFromInline var customerOrNobody: Customer
        /// Empty, or one: most deals of a long list have none of these, and pay 8 bytes for that.
        @usableFromInline var records: [Records] = []

        init(deal: Deal, customer: Customer?, records: Records, loaded: FactNeeds) {
            self.deal = deal
            customerOrNobody = customer ?? Self.nobody
            hasCustomer = customer != nil
            self.loaded = loaded
            if !records.isEmpty { self.records = [records] }
        }

        /// The records to be changed, made when there were none.
        @inlinable var ownRecords: Records {
            get { records.isEmpty ? Records() : records[0] }
            _modify {
                if records.isEmpty { records = [Records()] }
                yield &records[0]
            }
        }

        private static let nobody = Customer(id: "", frame: FactFrame(.customer))

        /// Changes the facts of the customer in place; nothing when there is none.
        package mutating func updateCustomer(_ body: (inout FactFrame) -> Void) {
            if hasCustomer { body(&customerOrNobody.frame) }
        }

        @usableFromInline package var customer: Customer? {
            get { hasCustomer ? customerOrNobody : nil }
            set {
                customerOrNobody = newValue ?? Self.nobody
                hasCustomer = newValue != nil
            }
        }
    }

    /// What belongs to the deal beside its own facts, each oldest first.
    @usableFromInline
    struct Records: Sendable {
        @usableFromInline var documents: [Document]
        @usableFromInline var tasks: [DealTask]
        @usableFromInline var interactions: [Interaction]
        @usableFromInline var approvals: [Approval]

        @usableFromInline
        init(
            documents: [Document] = [], tasks: [DealTask] = [], interactions: [Interaction] = [],
            approvals: [Approval] = []
        ) {
            self.documents = documents
            self.tasks = tasks
            self.interactions = interactions
            self.approvals = approvals
        }

        var isEmpty: Bool { documents.isEmpty && tasks.isEmpty && interactions.isEmpty && approvals.isEmpty }
    }

    // An array of one element is a copy-on-write reference that needs no class and nothing unchecked. Never empty.
    @usableFromInline var box: ContiguousArray<Content>

    /// Facts at hand.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - customer: Its customer with people and claims.
    ///   - documents: Its documents, oldest first.
    ///   - tasks: Its tasks, oldest first.
    ///   - interactions: Its interactions, oldest first.
    ///   - approvals: What was approved on it, oldest first.
    ///   - loaded: The groups that are known; of the others nothing can be said. Every group by default, so that what is
    ///     not given is empty, or absent.
    public init(
        deal: Deal, customer: Customer? = nil, documents: [Document] = [], tasks: [DealTask] = [],
        interactions: [Interaction] = [], approvals: [Approval] = [], loaded: FactNeeds = .all
    ) {
        box = [
            Content(
                deal: deal, customer: customer,
                records: Records(
                    documents: documents, tasks: tasks, interactions: interactions, approvals: approvals),
                loaded: loaded)
        ]
    }

    /// All of it, read and changed in place.
    @inlinable package var content: Content {
        _read { yield box[0] }
        _modify { yield &box[0] }
    }

    /// The deal.
    @inlinable public package(set) var deal: Deal {
        _read { yield box[0].deal }
        _modify { yield &box[0].deal }
    }

    /// The deal's customer; `nil` when the deal has none or it was not loaded.
    @inlinable public package(set) var customer: Customer? {
        get { box[0].hasCustomer ? box[0].customerOrNobody : nil }
        set { box[0].customer = newValue }
    }

    /// Whether the deal is neither closed nor on hold, asked without a copy of its standing.
    @inlinable package var isOpen: Bool {
        if case .open = box[0].deal.standing { true } else { false }
    }

    /// The place in a funnel of the stage where the deal stands, asked without a copy of the deal; `nil` for a deal
    /// without stages, and for one that stands in none of these.
    @inlinable @inline(__always) package func place(in funnel: ContiguousArray<StageID>) -> Int? {
        switch box[0].deal.course {
        case .strict(let visit), .manual(let visit):
            // Where it was found last is tried first, so that a hot path compares one name.
            let hint = Int(visit.stageIndex)
            return hint < funnel.count && funnel[hint] == visit.stage ? hint : funnel.firstIndex(of: visit.stage)
        case .nonProcess: return nil
        }
    }

    /// Whether the deal stands in a stage, as every deal under a process with stages does.
    @inlinable package var hasStage: Bool {
        if case .nonProcess = box[0].deal.course { false } else { true }
    }

    /// Whether every frame has the slots of these layouts.
    @inline(__always) @inlinable package func isLaidOut(in layouts: FactLayouts) -> Bool {
        let content = box.span
        let (extras, customer) = (content[0].deal.extras.span, content[0].customerOrNobody.box.span)
        guard content[0].deal.frame.layout === layouts.deal,
            !content[0].hasCustomer || customer[0].frame.layout === layouts.customer
        else { return false }
        return extras[0].terms.frame.layout === layouts.terms || hasNoTerms
    }

    @usableFromInline var hasNoTerms: Bool { deal.termsFrame.isEmpty }

    /// Whether the deal's customer is known.
    @inlinable package var hasCustomer: Bool { box[0].hasCustomer }

    /// The facts of the customer, read in place; those of nobody when there is none.
    @inlinable package var customerFrame: FactFrame {
        _read { yield box[0].customerOrNobody.box[0].frame }
    }

    /// The deal's documents, oldest first.
    @inlinable public package(set) var documents: [Document] {
        get { box[0].records.isEmpty ? [] : box[0].records[0].documents }
        _modify { yield &box[0].ownRecords.documents }
    }

    /// The deal's tasks of all visits, oldest first.
    @inlinable public package(set) var tasks: [DealTask] {
        get { box[0].records.isEmpty ? [] : box[0].records[0].tasks }
        _modify { yield &box[0].ownRecords.tasks }
    }

    /// The deal's interactions, oldest first.
    @inlinable public package(set) var interactions: [Interaction] {
        get { box[0].records.isEmpty ? [] : box[0].records[0].interactions }
        _modify { yield &box[0].ownRecords.interactions }
    }

    /// The approvals given to the deal, oldest first.
    @inlinable public package(set) var approvals: [Approval] {
        get { box[0].records.isEmpty ? [] : box[0].records[0].approvals }
        _modify { yield &box[0].ownRecords.approvals }
    }

    /// The groups that are known.
    @inlinable public package(set) var loaded: FactNeeds {
        get { box[0].loaded }
        set { box[0].loaded = newValue }
    }

    /// The people of the customer, in the customer's order.
    public var people: [Person] { loaded.contains(.people) ? customer?.people ?? [] : [] }

    /// The claims of the customer, in the customer's order.
    public var claims: [Claim] { loaded.contains(.claims) ? customer?.claims ?? [] : [] }
}

extension Facts: Equatable {
    /// The same facts of the same groups.
    public static func == (left: Facts, right: Facts) -> Bool {
        left.loaded == right.loaded && left.deal == right.deal && left.customer == right.customer
            && left.documents == right.documents && left.tasks == right.tasks
            && left.interactions == right.interactions && left.approvals == right.approvals
    }
}
