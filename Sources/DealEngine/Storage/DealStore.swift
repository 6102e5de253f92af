public import DealModel

/// What the engine asks of a place that keeps deals.
///
/// A call is a unit of work, not a row: ``load(_:)`` gives all that one decision needs, from one snapshot, and
/// ``commit(_:)`` writes all that it made, or nothing.
public protocol DealStore: Journal, Outbox, ProcessShelf {
    /// What one decision needs, read in one snapshot.
    ///
    /// Which groups of facts are needed is known only when the deal's row is: read it, ask
    /// ``LoadRequest/needs(for:)``, and read the rest in the same snapshot. More than was asked for may be given; a
    /// group that is not given is unknown, not empty. A store that would rather ask once for everything reads
    /// ``LoadRequest/mayNeed``, which is known before.
    ///
    /// - Returns: `nil` when there is no such deal.
    func load(_ request: LoadRequest) async throws(StoreError) -> DealFile?

    /// Writes a deal, its journal entries and its effects in one transaction, or nothing.
    ///
    /// - Returns: The deal's new revision, with the hash of its last entry where the store has it at hand.
    /// - Throws: ``StoreError/stale(_:)`` when a counter of ``Commit/read`` has another value, or when the key is
    ///   taken: the load that follows finds what was written under it.
    func commit(_ commit: Commit) async throws(StoreError) -> Acknowledgement

    /// Keeps what is neither a change of the deal nor part of its chain: attempts and plugin answers.
    func note(_ notes: [Note]) async throws(StoreError)

    /// Deals in the order of their ids.
    ///
    /// - Parameters:
    ///   - query: Which deals are wanted.
    ///   - last: The last deal of the page before; `nil` for the first page.
    ///   - limit: At most so many, above 0.
    func deals(
        _ query: DealQuery, after last: DealID?, limit: Int
    ) async throws(StoreError) -> [Stored<Deal>]
}
