public import DealModel

/// A move of many deals, one after another as the sequence is read.
///
/// Each deal is its own decision and its own transaction, by the same door as a single move; the keys are derived from
/// the call's, so that a broken run is simply run again.
public struct BulkMove<IDs: Sequence<DealID> & Sendable>: AsyncSequence, Sendable where IDs.Iterator: Sendable {
    /// What became of one deal.
    public typealias Element = BulkLine
    /// A bulk call never breaks off: what happens to one deal is in its line.
    public typealias Failure = Never

    let desk: DealDesk
    let ids: IDs
    let target: StageID
    let actor: DealActor
    let reason: String?
    let changes: [FactChange]
    let key: CommandKey?

    /// Starts with the first deal.
    public func makeAsyncIterator() -> Iterator { Iterator(call: self, rest: ids.makeIterator()) }

    /// The place the run has come to.
    public struct Iterator: AsyncIteratorProtocol {
        let call: BulkMove
        var rest: IDs.Iterator

        /// Moves the next deal; `nil` when there is none left, or the task was cancelled.
        public mutating func next() async -> BulkLine? {
            guard !Task.isCancelled, let deal = rest.next() else { return nil }
            return await line(for: deal)
        }

        private func line(for deal: DealID) async -> BulkLine {
            do throws(DeskError) {
                let reply = try await call.desk.move(
                    deal, to: call.target, by: call.actor, because: call.reason, supplying: call.changes,
                    key: call.key?.derived(for: deal.text))
                return BulkLine(deal: deal, result: .success(reply))
            } catch {
                return BulkLine(deal: deal, result: .failure(error))
            }
        }
    }
}

/// What became of one deal of a bulk call.
public struct BulkLine: Sendable {
    /// The deal.
    public let deal: DealID
    /// Moved, refused, or why the desk could not answer.
    public let result: Result<Reply<DealTransition>, DeskError>
}
