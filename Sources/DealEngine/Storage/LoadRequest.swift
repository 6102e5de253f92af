public import DealModel

/// What a desk asks a store for: one deal, and what one command reads of it.
public struct LoadRequest: Sendable {
    /// The deal.
    public let deal: DealID
    /// The deal as it would be opened, when it is about to be: when the store has no deal of this id, it gives the file
    /// of this one, with its customer's groups and counters, and the revision 0.
    public var newDeal: Deal? { newDeals.first }
    /// The key of the command; what was written under it is to be found (SEMANTICS 6.5).
    public let key: CommandKey?
    /// The most that ``needs(for:)`` may ask for, known before the deal is: for a store that reads all in one round trip.
    ///
    /// A desk that finds more wanted, since the deal runs under a version it had not seen, loads again.
    public let mayNeed: FactNeeds
    private let reading: Reading
    /// None or one: a request is handed on by value, and a deal is large.
    private let newDeals: [Deal]

    /// Which groups are read: those that were named, or those that depend on where the deal stands.
    package enum Reading: Sendable {
        case groups(FactNeeds)
        case asked(any ReadingPlan)
    }

    package init(
        _ deal: DealID, newDeal: Deal? = nil, key: CommandKey? = nil, mayNeed: FactNeeds = .all, reading: Reading
    ) {
        self.deal = deal
        self.mayNeed = mayNeed
        newDeals = newDeal.map { [$0] } ?? []
        self.key = key
        self.reading = reading
    }

    /// The groups of facts to read beside the deal's row, in the same snapshot.
    ///
    /// - Parameter deal: The deal as the row has it: its stage and its version decide what is read.
    public func needs(for deal: Deal) -> FactNeeds {
        switch reading {
        case .groups(let groups): groups
        case .asked(let plan): plan.needs(for: deal)
        }
    }
}

/// Knows what is read of a deal once its stage and its version are known.
package protocol ReadingPlan: Sendable {
    /// The groups of facts to be read.
    func needs(for deal: Deal) -> FactNeeds
}
