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
