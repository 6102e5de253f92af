public import DealModel

/// The append-only history of all deals: what happened.
public protocol Journal: Sendable {
    /// Entries of all deals in the order in which they were written.
    ///
    /// - Parameters:
    ///   - position: The last entry that was read; ``JournalPosition/start`` for the beginning.
    ///   - limit: At most so many, above 0.
    func entries(
        after position: JournalPosition, limit: Int
    ) async throws(StoreError) -> [JournalEntry]

    /// Entries of one deal in the order of their sequence; empty when there is no such deal.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - sequence: The last entry that was read; 0 for the beginning.
    ///   - limit: At most so many, above 0.
    func entries(of deal: DealID, after sequence: Int, limit: Int) async throws(StoreError) -> [JournalEntry]

    /// The rows of attempts of a deal, in the order of their first attempt.
    func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow]
}
