public import DealModel
public import ExactValues

/// The history of a deal in another system, to be lived through again here.
///
///     var history = DealHistory(NewDeal("d-1", "Pumps", for: "acme", under: "pipeline"), at: engaged, by: anna)
///     history.steps.append(DealHistory.Step(DealCommand(.close(as: "won"), by: anna), at: closed))
///     try await desk.bring(history, from: "old-crm")
public struct DealHistory: Sendable {
    /// One thing that happened.
    public struct Step: Sendable {
        /// When it happened.
        public let at: Instant
        /// What was asked, and by whom.
        public let command: DealCommand
        /// Whether the history goes on without it when it is refused.
        public let isOptional: Bool

        /// Something that happened.
        ///
        /// - Parameters:
        ///   - command: What was asked, and by whom.
        ///   - instant: When it happened.
        ///   - isOptional: Whether the history goes on without it when it is refused: a deal that was lost is
        ///     lost, whatever the process thinks of the way it took before.
        public init(_ command: DealCommand, at instant: Instant, isOptional: Bool = false) {
            self.command = command
            at = instant
            self.isOptional = isOptional
        }
    }

    /// The deal as it was opened.
    public var deal: NewDeal
    /// When it was opened.
    public var openedAt: Instant
    /// Who opened it.
    public var openedBy: DealActor
    /// What happened since, oldest first.
    public var steps: [Step]

    /// The history of a deal.
    public init(_ deal: NewDeal, at instant: Instant, by actor: DealActor, steps: [Step] = []) {
        self.deal = deal
        openedAt = instant
        openedBy = actor
        self.steps = steps
    }
}

/// What became of a history that was brought here.
public struct BroughtDeal: Sendable {
    /// What was written: the opening and every step that was accepted.
    public let change: DealChange
    /// How many of the steps were accepted; `nil` for a command that was sent again, whose entries alone were kept.
    public let steps: Int?
    /// Why steps were refused, in their order: optional ones, and the one that ended the history. Of a command that was sent
    /// again none are known.
    public let refusals: [Refusal]

    /// Why the first step that was refused was; `nil` when all were accepted.
    public var refusal: Refusal? { refusals.first }
}

/// What became of one history of a bulk import.
public struct ImportLine: Sendable {
    /// The deal.
    public let deal: DealID
    /// Brought, wholly or up to a step; refused from the start; or why the desk could not answer.
    public let result: Result<Reply<BroughtDeal>, DeskError>
}

extension DealDesk {
    /// Brings a deal with its history from another system, by the same door as everything else: each step is decided by
    /// the process as it would have been at its time, and nothing else is written.
    ///
    /// All accepted entries are written in one transaction, each with the time it happened, the source and the time it
    /// was recorded (SEMANTICS 7.4). A refused step ends the history, unless it is optional; what came before it stands.
    ///
    /// - Parameters:
    ///   - history: The deal and what happened to it.
    ///   - source: The other system's name.
    ///   - key: The caller's name for the command; sent again with it, the command has one effect. It is bound to the
    ///     source and the whole history: with other steps it is ``DeskError/keyReused(_:)``.
    /// - Returns: What was written; or a refusal when the deal could not even be opened.
    public func bring(
        _ history: DealHistory, from source: String, key: CommandKey? = nil
    ) async throws(DeskError) -> Reply<BroughtDeal> {
        try await core.bring(history, from: source, key: key)
    }

    /// Brings many deals, one after another as the returned sequence is read.
    ///
    /// - Parameters:
    ///   - histories: The deals and what happened to each.
    ///   - source: The other system's name.
    ///   - key: The key of each deal's command is derived from it, so that a broken run is simply run again.
    public func bring<Histories>(
        each histories: Histories, from source: String, key: CommandKey? = nil
    ) -> BulkImport<Histories> {
        BulkImport(desk: self, histories: histories, source: source, key: key)
    }
}

/// Histories brought one after another as the sequence is read; each its own decisions and its own transaction.
public struct BulkImport<Histories: Sequence<DealHistory> & Sendable>: AsyncSequence, Sendable
where Histories.Iterator: Sendable {
    /// What became of one history.
    public typealias Element = ImportLine
    /// A bulk call never breaks off: what happens to one deal is in its line.
    public typealias Failure = Never

    let desk: DealDesk
    let histories: Histories
    let source: String
    let key: CommandKey?

    /// Starts with the first history.
    public func makeAsyncIterator() -> Iterator { Iterator(call: self, rest: histories.makeIterator()) }

    /// The place the run has come to.
    public struct Iterator: AsyncIteratorProtocol {
        let call: BulkImport
        var rest: Histories.Iterator

        /// Brings the next deal; `nil` when there is none left, or the task was cancelled.
        public mutating func next() async -> ImportLine? {
            guard !Task.isCancelled, let history = rest.next() else { return nil }
            let deal = history.deal.id
            do throws(DeskError) {
                let key = call.key?.derived(for: deal.text)
                return ImportLine(
                    deal: deal, result: .success(try await call.desk.bring(history, from: call.source, key: key)))
            } catch {
                return ImportLine(deal: deal, result: .failure(error))
            }
        }
    }
}
