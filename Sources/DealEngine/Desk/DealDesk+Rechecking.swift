public import DealModel

/// A change of a deal that was decided on a customer kept elsewhere, which has changed since it was read (SEMANTICS 6.3).
public struct RecheckedMove: Hashable, Sendable {
    /// What was written.
    public let entry: JournalEntry
    /// The customer as the decision read it.
    public let read: CustomerRead
    /// The customer's revision now; `Revision.zero` when it is gone.
    public let found: Revision
}

/// What a recheck has shown.
public struct Recheck: Hashable, Sendable {
    /// The moves whose customer has another revision now, in the order of the journal.
    public let moves: [RecheckedMove]
    /// Where the next recheck goes on.
    public let position: JournalPosition
}

extension DealDesk {
    /// Compares the customers that moves were decided on, where those are kept elsewhere, with what they are now.
    ///
    /// Run soon after the moves it names those that may have been decided on a customer which changed in the moment
    /// between the comparison and the commit; one that was held is looked at, too, since the connection that held it may
    /// have broken in that moment. Later it names every customer that has changed since.
    ///
    /// - Parameters:
    ///   - position: The last entry that was looked at; what ``Recheck/position`` was the time before.
    ///   - limit: How many entries are looked at.
    public func recheck(
        after position: JournalPosition = .start, limit: Int = 1_000
    ) async throws(DeskError) -> Recheck {
        do throws(StoreError) {
            let entries = try await core.deals.store.entries(after: position, limit: limit)
            var moves: [RecheckedMove] = []
            var revisions: [CustomerID: Revision] = [:]
            for entry in entries {
                guard let read = entry.customer else { continue }
                let found = try await revision(of: read.customer, &revisions)
                if found != read.revision { moves.append(RecheckedMove(entry: entry, read: read, found: found)) }
            }
            return Recheck(moves: moves, position: entries.last?.position ?? position)
        } catch {
            throw .store(error)
        }
    }

    private func revision(
        of customer: CustomerID, _ known: inout [CustomerID: Revision]
    ) async throws(StoreError) -> Revision {
        if let revision = known[customer] { return revision }
        let found = try await core.customers.store.customer(customer)?.revision ?? .zero
        known[customer] = found
        return found
    }
}
