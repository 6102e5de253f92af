import DealModel
import DealProcess
import ExactValues

extension DeskCore {
    /// Notes a refused attempt, by the desk's options.
    ///
    /// - Parameter erasures: How often somebody had been erased before the facts were read.
    func note(
        _ refusal: Refusal, at instant: Instant, hiddenBy redactor: Redactor?, since erasures: Int
    ) -> [Note] {
        switch options.attempts {
        case .none: return []
        case .each:
            let attempt = RefusedAttempts(refusal, at: instant, hiddenBy: redactor, since: erasures)
            return attempt.map { [.attempt($0.row)] } ?? []
        case .counted:
            if attempts.add(refusal, at: instant, hiddenBy: redactor, since: erasures) { flushLater() }
            return []
        }
    }

    /// Writes down all attempts that are only in memory, those included that somebody else is writing down.
    func flush() async throws(DeskError) {
        do throws(StoreError) {
            try await attempts.flush { taken throws(StoreError) in
                try await self.deals.store.note(taken.map { .attempts($0.row) })
            }
        } catch {
            throw .store(error)
        }
    }

    /// The rows with what the deal's process calls their items, where it is at hand.
    func named(_ rows: [AttemptRow], of deal: DealID) async throws(DeskError) -> [AttemptRow] {
        guard rows.contains(where: { !$0.items.isEmpty }), let version = try await stored(deal)?.facts.deal.process,
            let process = try await process(version)
        else { return rows }
        return rows.map { row in
            var row = row
            row.names = row.items.map { process.itemName(of: $0) ?? $0 }
            return row
        }
    }

    /// Five seconds of the machine's time, whatever the desk's clock says: what is lost by a crash is real.
    private func flushLater() {
        Task {
            try? await Task.sleep(for: .seconds(5))
            try? await flush()
        }
    }
}
