public import DealModel

/// The counters a decision rests on; a commit is written only if each is still the same (SEMANTICS 6.2).
public struct ReadSet: Hashable, Sendable {
    /// The deal.
    public let deal: DealID
    /// Its revision; `Revision.zero` when the commit makes the deal.
    public let revision: Revision
    /// The counter of its interactions; `nil` when no evaluated item read them, or when they are kept elsewhere.
    public let activity: Revision?
    /// The deal's customer; `nil` when it has none.
    public let customer: CustomerID?
    /// The customer's revision; `nil` when no evaluated item read the customer, or when it is kept elsewhere.
    public let customerRevision: Revision?
    /// The customer's counter of deals and interactions; `nil` when it was not read, or is kept elsewhere.
    public let portfolio: Revision?

    package init(
        deal: DealID, revision: Revision, activity: Revision? = nil, customer: CustomerID?,
        customerRevision: Revision? = nil, portfolio: Revision? = nil
    ) {
        self.deal = deal
        self.revision = revision
        self.activity = activity
        self.customer = customer
        self.customerRevision = customerRevision
        self.portfolio = portfolio
    }

    /// The first counter that is no longer what was read; `nil` when the commit may be written.
    ///
    /// For stores that read the counters in their transaction and compare them here.
    public func stale(
        against counters: Counters
    ) -> StaleRead? {
        if counters.revision != revision {
            return .deal(deal, expected: revision, found: counters.revision)
        }
        if let activity, activity != counters.activity {
            return .activity(deal, expected: activity, found: counters.activity)
        }
        guard let customer else { return nil }
        if let customerRevision, customerRevision != counters.customerRevision {
            return .customer(customer, expected: customerRevision, found: counters.customerRevision)
        }
        if let portfolio, portfolio != counters.portfolio {
            return .portfolio(customer, expected: portfolio, found: counters.portfolio)
        }
        return nil
    }

    /// The counters as a store has them now.
    public struct Counters: Hashable, Sendable {
        /// The deal's revision; `Revision.zero` when there is no such deal.
        public var revision: Revision
        /// The counter of the deal's interactions.
        public var activity: Revision
        /// The customer's revision; `Revision.zero` when there is no such customer.
        public var customerRevision: Revision
        /// The customer's counter of deals and interactions.
        public var portfolio: Revision

        /// Counters of these values.
        public init(
            revision: Revision = .zero, activity: Revision = .zero, customerRevision: Revision = .zero,
            portfolio: Revision = .zero
        ) {
            self.revision = revision
            self.activity = activity
            self.customerRevision = customerRevision
            self.portfolio = portfolio
        }
    }
}
