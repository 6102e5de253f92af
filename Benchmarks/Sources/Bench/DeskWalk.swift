import DealKit

/// W1 through the desk: the same walk over a store in memory, with journal, receipts and revisions. A refused attempt is
/// loaded and decided as a permitted one is; facts F(s) are supplied with the permitted attempt, in one commit.
struct DeskWalk {
    private let desk: DealDesk
    private let deals: [DealID]
    private let actors = (0..<16).map { DealActor(UserID("u\($0)")) }
    private let targets: [StageID]
    private(set) var moves = 0
    private(set) var refusals = 0

    /// The desk with all deals opened; nothing of this is timed.
    init(count: Int) async throws {
        let process = try SaleProcess.load()
        targets = process.stages.dropFirst().map(\.id)
        let library = try ProcessLibrary.load(SaleProcess.yaml, named: "bench-sale.yaml").library()
        desk = try await DealDesk(store: MemoryStore(), processes: library, clock: .system)
        let records = try SaleFacts(process)
        let registrar = DealActor("registrar")
        for customer in records.customers(count) { try await desk.register(customer, by: registrar) }
        deals = (0..<count).map { DealID("d\($0)") }
        for (number, deal) in deals.enumerated() {
            let opened = try await desk.open(Self.opening(number, deal), by: actors[number % 16])
            guard case .done = opened else { throw BenchError("deal \(deal) was not opened") }
        }
    }

    private static func opening(_ number: Int, _ deal: DealID) -> NewDeal {
        NewDeal(
            deal, for: CustomerID("c\(number / 10)"), under: "bench-sale",
            worth: Money(10_000 + number % 1000 * 10, "EUR"),
            with: [
                .set(
                    FactPath(.deal, "discount"),
                    ExactDecimal(coefficient: Int64(number % 20), scale: 2).map(FactValue.number)),
                .set(FactPath(.deal, "ordered_quantity"), .int(Int64(1 + number % 50))),
                .set(FactPath(.deal, "shipped_quantity"), .int(0)), .set(FactPath(.deal, "prepaid"), .number(0)),
            ])
    }

    /// The timed part.
    mutating func run() async throws {
        for (number, deal) in deals.enumerated() {
            let actor = actors[number % 16]
            for stage in 0..<6 {
                try await attempt(deal, stage, actor, supplying: [])
                try await attempt(deal, stage, actor, supplying: Self.facts(stage, ordered: 1 + number % 50))
            }
        }
    }

    private mutating func attempt(
        _ deal: DealID, _ stage: Int, _ actor: DealActor, supplying changes: [FactChange]
    ) async throws {
        let isDone =
            if stage < targets.count {
                try await desk.move(deal, to: targets[stage], by: actor, supplying: changes).done != nil
            } else {
                try await desk.close(deal, as: "won", supplying: changes, by: actor).done != nil
            }
        if isDone { moves += 1 } else { refusals += 1 }
    }

    /// F(s).
    private static func facts(_ stage: Int, ordered: Int) -> [FactChange] {
        switch stage {
        case 0: [.set(FactPath(.deal, "contact_made"), .bool(true))]
        case 1: [.set(FactPath(.deal, "terms_text"), .text("net30"))]
        case 2: [.set(FactPath(.deal, "proposal_sent"), .bool(true))]
        case 3:
            [
                .set(FactPath(.deal, "decision_maker"), .text("cfo")),
                .set(FactPath(.deal, "manager_approved"), .bool(true)),
            ]
        case 4:
            [
                .set(FactPath(.deal, "contract_signed"), .bool(true)),
                .set(FactPath(.deal, "prepaid"), ExactDecimal("0.3").map(FactValue.number)),
            ]
        default:
            [
                .set(FactPath(.deal, "shipped_quantity"), .int(Int64(ordered))),
                .set(FactPath(.deal, "invoice_number"), .text("INV")),
            ]
        }
    }
}
