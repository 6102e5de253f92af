public import DealModel
import ExactValues

extension DealDesk {
    /// A deal as it is now: to be read, too, where the desk lacks what the deal's version asks for.
    ///
    /// - Throws: ``DeskError/noSuchDeal(_:)``, ``DeskError/tampered(_:sequence:)``.
    public func deal(_ id: DealID) async throws(DeskError) -> Stored<Deal> {
        let facts = try await core.reading(id)
        return Stored(facts.record.deal, at: facts.revision)
    }

    /// Everything that is known of a deal: with its customer, documents, tasks, interactions and approvals.
    public func facts(of id: DealID) async throws(DeskError) -> Stored<Facts> {
        try await core.reading(id)
    }

    /// Deals in the order of their ids.
    ///
    /// - Parameters:
    ///   - query: Which deals.
    ///   - last: The last deal of the page before; `nil` for the first page.
    ///   - limit: At most so many, above 0.
    public func deals(
        _ query: DealQuery = .all, after last: DealID? = nil, limit: Int = 100
    ) async throws(DeskError) -> [Stored<Deal>] {
        do throws(StoreError) {
            return try await core.deals.store.deals(query, after: last, limit: limit)
        } catch {
            throw .store(error)
        }
    }

    /// Every way the deal could go on, and whether it is open to this person: stages in the order of the funnel, then
    /// outcomes in the order of the file.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - actor: For whom.
    ///   - isAsking: Whether plugins are asked. If not, recorded answers count that still hold.
    public func moves(
        of deal: DealID, for actor: DealActor, asking isAsking: Bool = false
    ) async throws(DeskError) -> [MoveOption] {
        await core.options(of: try await core.matter(deal), for: actor, isAsking: isAsking)
    }

    /// What a command would be told: decided on fresh facts, with nothing written, not even the attempt.
    ///
    /// - Parameters:
    ///   - command: What would be asked, by whom.
    ///   - deal: The deal.
    ///   - isAsking: Whether plugins are asked. If not, recorded answers count that still hold.
    public func explain(
        _ command: DealCommand, on deal: DealID, asking isAsking: Bool = false
    ) async throws(DeskError) -> Decision {
        await core.tryOut(command, on: try await core.matter(deal, for: command), isAsking: isAsking)
    }

    /// The history of all deals as a sequence, oldest entry first.
    ///
    /// - Parameters:
    ///   - position: The last entry that was read.
    ///   - isFollowing: Whether to go on with what is written later, until the task is cancelled.
    public func journal(
        after position: JournalPosition = .start, following isFollowing: Bool = false
    ) -> JournalStream {
        JournalStream(journal: core.deals.store, position: position, isFollowing: isFollowing)
    }

    /// The history of one deal, oldest entry first.
    ///
    /// - Parameters:
    ///   - deal: The deal.
    ///   - sequence: The last entry that was read; 0 for the beginning.
    public func history(of deal: DealID, after sequence: Int = 0) async throws(DeskError) -> [JournalEntry] {
        do throws(StoreError) {
            return try await core.deals.store.entries(of: deal, after: sequence, limit: .max)
        } catch {
            throw .store(error)
        }
    }

    /// The refused attempts on a deal, those included that are not written down yet.
    public func attempts(on deal: DealID) async throws(DeskError) -> [AttemptRow] {
        try await core.flush()
        let rows: [AttemptRow]
        do throws(StoreError) {
            rows = try await core.deals.store.attempts(on: deal)
        } catch {
            throw .store(error)
        }
        return try await core.named(rows, of: deal)
    }
}
