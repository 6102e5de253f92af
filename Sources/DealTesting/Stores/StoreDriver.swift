package import DealEngine
package import DealModel
package import ExactValues

extension Instant {
    /// A day after ``sampleMonday``.
    package static let sampleTuesday = Instant(seconds: 1_772_528_400)
    /// Two days after it.
    package static let sampleWednesday = Instant(seconds: 1_772_614_800)
    /// A century after it.
    package static let sampleFarAway = Instant(seconds: 4_928_202_000)
    /// Three hours after it.
    package static let sampleNoon = Instant(seconds: 1_772_452_800)
}

extension StorePromises {
    /// A deal that stands in the first stage.
    package static func sample(_ id: DealID, customer: CustomerID? = nil) -> Deal {
        Deal(
            id: id, customer: customer, process: ProcessVersion("sale", 1),
            course: .strict(Visit(stage: "lead", number: 1, since: .sampleMonday)), createdAt: .sampleMonday)
    }
}

// What a desk does to a store, without its judgement: promises are about writing, not about gates.
extension DealStore {
    /// The file of a deal with everything about it.
    package func file(_ deal: DealID, key: CommandKey? = nil) async throws -> DealFile {
        let request = LoadRequest(deal, key: key, reading: .groups(.all))
        guard let file = try await load(request) else { throw BrokenPromise("there is no deal \(deal)") }
        return file
    }

    /// Writes a new deal.
    @discardableResult
    package func create(
        _ deal: Deal, tasks: [DealTask] = [], at instant: Instant = .sampleMonday
    ) async throws -> Acknowledgement {
        guard let file = try await load(LoadRequest(deal.id, newDeal: deal, reading: .groups(.all))) else {
            throw BrokenPromise("there is no file of a new deal")
        }
        return try await commit(
            file.commit([.created(DealEvent.Creation(deal: deal, tasks: tasks))], at: instant))
    }

    /// Moves a deal that was read at a revision.
    @discardableResult
    package func move(_ deal: DealID, to stage: StageID, read revision: Int) async throws -> Acknowledgement {
        let file = try await file(deal)
        return try await commit(file.commit([file.moveEvent(to: stage)], revision: Revision(revision)))
    }
}

extension DealStore where Self: CustomerStore {
    /// Writes a new deal, and its customer when the store has none of that id.
    package func open(_ id: DealID, customer: CustomerID? = nil) async throws {
        if let customer, try await self.customer(customer) == nil {
            _ = try await save(Customer(id: customer, name: "Acme"), expecting: nil)
        }
        try await create(StorePromises.sample(id, customer: customer))
    }
}

extension DealFile {
    /// The move to a stage, whatever the process thinks of it.
    package func moveEvent(to stage: StageID, at instant: Instant = .sampleMonday) -> DealEvent {
        let visit = facts.deal.visit
        let next = Visit(stage: stage, number: (visit?.number ?? 0) + 1, since: instant)
        return .moved(DealEvent.StageMove(from: visit?.stage ?? "lead", to: next, kind: .forward))
    }

    /// A commit of these events on this file.
    ///
    /// - Parameters:
    ///   - revision: What the deal is said to have been read at; `nil`: what it was read at.
    ///   - customer: Whether the customer is said to have been read; and so on.
    ///   - effects: How many effects the last event has.
    ///   - told: The effects it has instead.
    ///   - redacted: The facts whose values the journal must not hold.
    ///   - now: What the desk's clock shows; `nil`: the time of the entries.
    package func commit(
        _ events: [DealEvent], revision: Revision? = nil, customer: Bool = false, activity: Bool = false,
        portfolio: Bool = false, key: CommandKey? = nil, effects: Int = 0, to destination: String = "host",
        telling told: [Effect] = [],
        notes: [Note] = [], redacting redacted: [FactPath] = [],
        at instant: Instant = .sampleMonday, now: Instant? = nil, by actor: UserID = "anna"
    ) -> Commit {
        let deal = facts.deal
        let base = revision ?? counters.revision
        var after = facts
        let redactor = redacted.isEmpty ? nil : Redactor(redacted, key: personalKey)
        let entries = events.enumerated().map { index, event in
            var kept = event
            if let redactor {
                kept = redactor.apply(event, to: &after, at: instant)
            } else {
                after.apply(event, at: instant)
            }
            return JournalEntry(
                deal: deal.id, sequence: base.number + index + 1, at: instant, actor: actor, event: kept)
        }
        let readsActivity = activity || redactor != nil && base != .zero
        let read = ReadSet(
            deal: deal.id, revision: base, activity: readsActivity ? counters.activity : nil, customer: deal.customer,
            customerRevision: customer ? counters.customerRevision : nil,
            portfolio: portfolio ? counters.portfolio : nil)
        return Commit(
            read: read, entries: entries,
            effects: told
                + (0..<effects).map {
                    Effect(
                        key: Effect.Key(deal: deal.id, sequence: base.number + events.count, effect: $0), event: "told",
                        destination: destination, at: instant)
                },
            keyUse: key.map { Commit.KeyUse(key: $0, command: ContentDigest(of: $0.text.utf8)) }, notes: notes,
            facts: after, loaded: loadedFrom, redactor: redactor,
            personal: redactor.map { PersonalValues(of: after.deal, key: $0.key) }, now: now ?? instant)
    }
}
