import DealKit

/// The moves of W1 through a desk, each committed to a store: W3 where the store is durable. Refused attempts are loaded
/// and decided too; what they write is up to the options.
struct DeskWalk {
    let count: Int
    private let process: SalesProcess
    private let desk: DealDesk
    private let clock = WalkClock()

    /// Logical time: on by one second a reading.
    private final class WalkClock: DealClock {
        private let seconds = AtomicCounter(1_700_000_000)

        func now() -> Instant { Instant(microseconds: seconds.next() * 1_000_000) }
    }

    init(
        count: Int, store: some DealStore & CustomerStore & InteractionStore, attempts: DeskOptions.Attempts
    ) async throws {
        self.count = count
        let library = try ProcessLibrary.load(SaleProcess.yaml, named: "bench-sale.yaml").library()
        process = try SaleProcess.load()
        desk = try await DealDesk(
            store: store, processes: library, clock: clock, options: DeskOptions(attempts: attempts))
    }

    /// The records: not timed.
    func makeRecords() async throws {
        let actor = DealActor("u0")
        for customer in try SaleFacts(process).customers(count) { try await desk.register(customer, by: actor) }
        for number in 0..<count {
            let deal = NewDeal(
                DealID("d\(number)"), for: CustomerID("c\(number / 10)"), under: process.id,
                worth: Money(10_000 + number % 1000 * 10, "EUR"), with: Self.facts(number))
            try await desk.open(deal, by: actor).get()
        }
    }

    private static func facts(_ number: Int) -> [FactChange] {
        [
            .set(FactPath(.deal, "discount"), .number(ExactDecimal(coefficient: Int64(number % 20), scale: 2) ?? 0)),
            .set(FactPath(.deal, "ordered_quantity"), .int(Int64(1 + number % 50))),
            .set(FactPath(.deal, "shipped_quantity"), .int(0)), .set(FactPath(.deal, "prepaid"), .number(0)),
        ]
    }

    /// What a run did, and how long it took.
    struct Run {
        var transitions = 0
        var refusals = 0
        var seconds = 0.0

        var check: [String: String] { ["transitions": String(transitions), "refusals": String(refusals)] }
    }

    /// The timed part.
    ///
    /// - Parameter writers: By how many tasks at once, each with deals of its own.
    func run(by writers: Int = 1) async throws -> Run {
        let clock = ContinuousClock()
        let begin = clock.now
        var sum = try await attempts(by: writers)
        sum.seconds = (clock.now - begin) / .seconds(1)
        return sum
    }

    private func attempts(by writers: Int) async throws -> Run {
        if writers == 1 { return try await attempts(from: 0, by: 1) }
        return try await withThrowingTaskGroup(of: Run.self) { group in
            for writer in 0..<writers { group.addTask { try await attempts(from: writer, by: writers) } }
            return try await group.reduce(into: Run()) { sum, one in
                sum.transitions += one.transitions
                sum.refusals += one.refusals
            }
        }
    }

    private func attempts(from first: Int, by step: Int) async throws -> Run {
        var run = Run()
        let stages = process.stages.map(\.id)
        for number in stride(from: first, to: count, by: step) {
            let id = DealID("d\(number)")
            let actor = DealActor(UserID("u\(number % 16)"))
            for stage in 0..<6 {
                if try await attempt(id, stage, stages, actor, []) { run.transitions += 1 } else { run.refusals += 1 }
                let facts = Self.opening(stage, ordered: 1 + number % 50)
                if try await attempt(id, stage, stages, actor, facts) {
                    run.transitions += 1
                } else {
                    run.refusals += 1
                }
            }
        }
        return run
    }

    private func attempt(
        _ id: DealID, _ stage: Int, _ stages: [StageID], _ actor: DealActor, _ facts: [FactChange]
    ) async throws -> Bool {
        guard stage < 5 else { return try await desk.close(id, as: "won", supplying: facts, by: actor).done != nil }
        return try await desk.move(id, to: stages[stage + 1], by: actor, supplying: facts).done != nil
    }

    /// F(s).
    private static func opening(_ stage: Int, ordered: Int) -> [FactChange] {
        func set(_ name: String, _ value: FactValue) -> FactChange { .set(FactPath(.deal, name), value) }
        return switch stage {
        case 0: [set("contact_made", .bool(true))]
        case 1: [set("terms_text", .text("net30"))]
        case 2: [set("proposal_sent", .bool(true))]
        case 3: [set("decision_maker", .text("cfo")), set("manager_approved", .bool(true))]
        case 4:
            [set("contract_signed", .bool(true)), set("prepaid", .number(ExactDecimal("0.3") ?? 0))]
        default: [set("shipped_quantity", .int(Int64(ordered))), set("invoice_number", .text("INV"))]
        }
    }

    /// The entries and the deals that were won: 13 entries a deal, since facts and move are two.
    func check() async throws -> [String: String] {
        var won = 0
        var last: DealID?
        while true {
            let page = try await desk.deals(DealQuery(outcome: "won"), after: last, limit: 1_000)
            guard let end = page.last?.record.id else { break }
            won += page.count
            last = end
        }
        return ["won": String(won), "sound": String(try await desk.verify("d0").isSound)]
    }
}
