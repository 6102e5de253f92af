import DealModel
import ExactValues

@testable import DealEngine

let monday = Instant(microseconds: 1_772_442_000_000_000)  // 2026-03-02T09:00:00Z
let tuesday = Instant(microseconds: 1_772_528_400_000_000)

extension StoreCheck {
    /// A deal that stands in the first stage.
    static func deal(_ id: DealID, customer: CustomerID? = nil) -> Deal {
        Deal(
            id: id, customer: customer, process: ProcessVersion("sale", 1),
            course: .strict(Visit(stage: "lead", number: 1, since: monday)), createdAt: monday)
    }
}

extension DealStore where Self: CustomerStore {
    func file(_ deal: DealID, key: CommandKey? = nil) async throws -> DealFile {
        let request = LoadRequest(deal, key: key, reading: .groups(.all))
        guard let file = try await load(request) else { throw StoreCheck.Broken(description: "no deal \(deal)") }
        return file
    }

    /// Writes a new deal, and its customer when the store has none of that id.
    func open(_ id: DealID, customer: CustomerID? = nil) async throws {
        if let customer, try await self.customer(customer) == nil {
            _ = try await save(Customer(id: customer, name: "Acme"), expecting: nil)
        }
        let deal = StoreCheck.deal(id, customer: customer)
        let request = LoadRequest(id, newDeal: deal, reading: .groups(.all))
        guard let file = try await load(request) else { throw StoreCheck.Broken(description: "no new deal") }
        _ = try await commit(file.commit([.created(DealEvent.Creation(deal: deal))]))
    }

    @discardableResult
    func move(_ deal: DealID, to stage: StageID, read revision: Int) async throws -> Revision {
        let file = try await file(deal)
        return try await commit(file.commit([file.moveEvent(to: stage)], revision: Revision(revision)))
    }
}

extension DealFile {
    func moveEvent(to stage: StageID) -> DealEvent {
        let visit = facts.deal.visit
        let next = Visit(stage: stage, number: (visit?.number ?? 0) + 1, since: monday)
        return .moved(DealEvent.StageMove(from: visit?.stage ?? "lead", to: next, kind: .forward))
    }

    func commit(
        _ events: [DealEvent], revision: Revision? = nil, customer: Bool = false, activity: Bool = false,
        portfolio: Bool = false, key: CommandKey? = nil, effects: Int = 0, at instant: Instant = monday
    ) -> Commit {
        let deal = facts.deal
        let base = revision ?? counters.revision
        var after = facts
        let entries = events.enumerated().map { index, event in
            after.apply(event, at: instant)
            return JournalEntry(
                deal: deal.id, sequence: base.number + index + 1, at: instant, actor: "anna", event: event)
        }
        let read = ReadSet(
            deal: deal.id, revision: base, activity: activity ? counters.activity : nil, customer: deal.customer,
            customerRevision: customer ? counters.customerRevision : nil,
            portfolio: portfolio ? counters.portfolio : nil)
        return Commit(
            read: read, entries: entries,
            effects: (0..<effects).map {
                Effect(
                    key: Effect.Key(deal: deal.id, sequence: base.number + events.count, effect: $0), event: "told")
            },
            keyUse: key.map { Commit.KeyUse(key: $0, command: ContentDigest(of: $0.text.utf8)) }, facts: after,
            loaded: counters)
    }
}
