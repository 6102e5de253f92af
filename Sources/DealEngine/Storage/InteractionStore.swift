public import DealModel

/// Where interactions are kept: in the store of the deals, or in a system of the host's own.
public protocol InteractionStore: Sendable {
    /// The interactions of a deal, oldest first; the revision counts their changes (SEMANTICS' `deal.activity`).
    func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]>

    /// Adds one.
    ///
    /// - Returns: The new revision of the deal's interactions.
    func add(_ interaction: Interaction, to deal: DealID) async throws(StoreError) -> Revision
}

extension Interaction {
    /// The interaction as a store keeps it: with its deal, the deal's customer, and a number if the host gave none.
    ///
    /// - Parameters:
    ///   - deal: Its deal.
    ///   - customer: The deal's customer.
    ///   - activity: The deal's counter of interactions since this one.
    public func recorded(on deal: DealID, of customer: CustomerID?, activity: Revision) -> Interaction {
        var recorded = self
        recorded.deal = deal
        recorded.customer = customer
        if recorded.id.text.isEmpty { recorded.id = InteractionID("\(deal)/\(activity)") }
        return recorded
    }
}
