/// Everything a decision about one deal reads, at one moment.
///
/// A copy is one reference; a change of facts that nobody else holds is made in place.
public struct Facts: Sendable {
    @usableFromInline
    package struct Content: Sendable {
        @usableFromInline package var deal: Deal
        // Always one, which is nobody when there is no customer: read in place and without a branch, where an optional
        // would be copied out with all its references.
        @usableFromInline package private(set) var customerBox: [Customer]
        @usableFromInline package private(set) var hasCustomer: Bool
        @usableFromInline package var documents: [Document]
        @usableFromInline package var tasks: [DealTask]
        @usableFromInline package var interactions: [Interaction]
        @usableFromInline package var approvals: [Approval]
        @usableFromInline package var loaded: FactNeeds

        @usableFromInline
        init(
            deal: Deal, customer: Customer?, documents: [Document], tasks: [DealTask], interactions: [Interaction],
            approvals: [Approval], loaded: FactNeeds
        ) {
            self.deal = deal
            customerBox = customer.map { [$0] } ?? Self.nobody
            hasCustomer = customer != nil
            self.documents = documents
            self.tasks = tasks
            self.interactions = interactions
            self.approvals = approvals
            self.loaded = loaded
        }

        private static let nobody = [Customer(id: "", frame: FactFrame(.customer))]

        /// Changes the facts of the customer in place; nothing when there is none.
        package mutating func updateCustomer(_ body: (inout FactFrame) -> Void) {
            if hasCustomer { body(&customerBox[0].frame) }
        }

        @usableFromInline package var customer: Customer? {
            get { hasCustomer ? customerBox[0] : nil }
            set {
                customerBox = newValue.map { [$0] } ?? Self.nobody
                hasCustomer = newValue != nil
            }
        }
    }

    // An array of one element is a copy-on-write reference that needs no class and nothing unchecked. Never empty.
    @usableFromInline var box: [Content]

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
                deal: deal, customer: customer, documents: documents, tasks: tasks, interactions: interactions,
                approvals: approvals, loaded: loaded)
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
        get { box[0].hasCustomer ? box[0].customerBox[0] : nil }
        set { box[0].customer = newValue }
    }

    /// Whether the deal is neither closed nor on hold, asked without a copy of its standing.
    @inlinable package var isOpen: Bool {
        if case .open = box[0].deal.standing { true } else { false }
    }

    /// The stage where the deal stands and where it was found last in the funnel, asked without a copy of the deal;
    /// `nil` for a deal without stages.
    @inlinable package var stand: (stage: StageID, hint: Int)? {
        switch box[0].deal.course {
        case .strict(let visit), .manual(let visit): (visit.stage, Int(visit.stageIndex))
        case .nonProcess: nil
        }
    }

    /// Whether every frame has the slots of these layouts.
    @inlinable package func isLaidOut(in layouts: borrowing FactLayouts) -> Bool {
        box[0].deal.frame.layout === layouts.deal
            && (box[0].deal.termsFrame.layout === layouts.terms || box[0].deal.termsFrame.isEmpty)
            && (!box[0].hasCustomer || box[0].customerBox[0].frame.layout === layouts.customer)
    }

    /// Whether the deal's customer is known.
    @inlinable package var hasCustomer: Bool { box[0].hasCustomer }

    /// The facts of the customer, read in place; those of nobody when there is none.
    @inlinable package var customerFrame: FactFrame {
        _read { yield box[0].customerBox[0].frame }
    }

    /// The deal's documents, oldest first.
    @inlinable public package(set) var documents: [Document] {
        _read { yield box[0].documents }
        _modify { yield &box[0].documents }
    }

    /// The deal's tasks of all visits, oldest first.
    @inlinable public package(set) var tasks: [DealTask] {
        _read { yield box[0].tasks }
        _modify { yield &box[0].tasks }
    }

    /// The deal's interactions, oldest first.
    @inlinable public package(set) var interactions: [Interaction] {
        _read { yield box[0].interactions }
        _modify { yield &box[0].interactions }
    }

    /// The approvals given to the deal, oldest first.
    @inlinable public package(set) var approvals: [Approval] {
        _read { yield box[0].approvals }
        _modify { yield &box[0].approvals }
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
