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

    /// What the command of an entry read and concluded: the canonical bytes of its receipt.
    ///
    /// - Returns: `nil` when the store keeps no receipts, when it was erased, and for all but the last entry of a
    ///   command.
    func receipt(of deal: DealID, at sequence: Int) async throws(StoreError) -> [UInt8]?

    /// The rows of attempts of a deal, in the order of their first attempt.
    func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow]
}

extension Journal {
    /// No receipt is kept.
    public func receipt(of deal: DealID, at sequence: Int) async throws(StoreError) -> [UInt8]? { nil }
}
