import DealModel
import DealTesting
import ExactValues
import Synchronization
import TestTags
import Testing

@testable import DealEngine

@Suite("What is kept for later: receipts, seals, persons", .tags(.desk, .storage))
struct KeepingTests {
    let manager = DeskSamples.manager

    @Test("DESIGN 2.4: the receipt of a move is kept, and says how sure the customer was")
    func receipt() async throws {
        let store = MemoryStore(keepsReceipts: true)
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.sale, store: store)
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        let money = FactChange.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))
        let moved = try await desk.move("d-1", to: "proposal", by: manager, supplying: [money]).get()
        let sequence = moved.revision.number
        let receipt = try #require(try await desk.receipt(of: "d-1", at: sequence))
        let text = String(decoding: receipt, as: UTF8.self)
        #expect(text.contains(#""customer_check":"atomic""#))
        #expect(text.contains(#""customer.segment":"A""#))
        #expect(try await desk.receipt(of: "d-1", at: sequence - 1) == nil)
        #expect(try await desk.receipt(of: "d-9", at: 1) == nil)
    }

    @Test("SEMANTICS 6.6: a seal that was kept elsewhere finds what was taken away since")
    func seal() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        _ = try await desk.open(NewDeal("d-2", for: "acme"), by: manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        let seal = try await desk.seal()
        #expect(seal.deals == 2)
        _ = try await desk.move("d-2", to: "proposal", by: manager).get()
        #expect(try await desk.verify(seal) == [])
        let other = Seal(number: 1, at: seal.at, deals: 2, digest: ContentDigest(of: "another".utf8))
        #expect(try await desk.verify(other) == [.seal(1)])
        #expect(try await desk.seal().number == 2)
    }

    @Test("A store that keeps bytes acknowledges with the hash of the last entry")
    func hash() async throws {
        let store = FaultyStore(keepsBytes: true)
        let desk = try await DeskSamples.deskWithDeal(store: store)
        let file = try await store.file("d-1")
        let sealed = file.commit([file.moveEvent(to: "proposal")]).sealed()
        #expect(sealed.entries.map(\.link) == [nil], "the store gave no hash")
        #expect(sealed.entries.last?.entry.state == sealed.state)
        #expect(sealed.entries.first?.from == "lead")
        #expect(sealed.entries.first?.to == "proposal")
        let opening = try await store.load(
            LoadRequest("d-2", newDeal: StorePromises.sample("d-2"), reading: .groups(.all)))
        let created = try #require(opening).commit([.created(DealEvent.Creation(deal: StorePromises.sample("d-2")))])
        #expect(created.sealed().entries.first?.from == nil)
        #expect(created.sealed().acknowledgement.hash == created.sealed().entries.first?.link)
        #expect(try await desk.verify("d-1").isSound)
    }

    @Test("A person is exported alone, a customer with all its deals, and erasing leaves nothing of either")
    func persons() async throws {
        let desk = try await DeskSamples.deskWithDeal()
        try await desk.edit("acme", by: manager) {
            $0.people = [Person(id: "ivan", name: "Ivan"), Person(id: "olga", name: "Olga")]
        }
        for (person, result) in [("ivan", "shouted"), ("olga", "smiled")] as [(PersonID, String)] {
            let call = Interaction(channel: "phone", .in, at: monday, with: person, result: result)
            try await desk.record(call, on: "d-1", by: manager)
        }
        let ivan = try await desk.export(.person("ivan", of: "acme"))
        #expect(ivan.customer?.people.map(\.id) == ["ivan"])
        #expect(ivan.interactions.map(\.result) == ["shouted"])
        #expect(ivan.deals.isEmpty && ivan.entries.isEmpty)
        let acme = try await desk.export(.customer("acme"))
        #expect(acme.deals.map(\.id) == ["d-1"] && acme.entries.count == 1 && acme.interactions.count == 2)
        #expect(!acme.bytes.isEmpty)
        try await desk.erase(.person("ivan", of: "acme"))
        let text = String(decoding: try await desk.export(.customer("acme")).bytes, as: UTF8.self)
        #expect(!text.contains("Ivan") && !text.contains("shouted") && text.contains("smiled"))
        #expect(try await desk.verify("d-1").isSound)
    }

    @Test("SEMANTICS 6.3: a recheck names the moves whose customer elsewhere has changed since")
    func recheck() async throws {
        let book = Book()
        let desk = try await DealDesk(
            deals: MemoryStore(), customers: book, processes: try DeskSamples.library(DeskSamples.sale),
            clock: .fixed(monday))
        var acme = Customer(id: "acme", name: "Acme")
        acme.segment = "A"
        try await desk.register(acme, by: manager)
        let money = FactChange.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))
        try await desk.open(NewDeal("d-1", for: "acme", with: [money]), by: manager).get()
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        let first = try await desk.recheck()
        #expect(first.moves == [])
        try await desk.edit("acme", by: manager) { $0.segment = "C" }
        let second = try await desk.recheck()
        #expect(second.moves.map(\.entry.event.kind) == ["moved"])
        #expect(second.moves.first?.read.check == .compared)
        #expect(try await desk.recheck(after: first.position).moves == [])
    }

    @Test("SEMANTICS 6.3: a customer that is not there is compared, not held, and one that was held is rechecked")
    func absentCustomer() async throws {
        let book = Book(holds: true)
        let text = """
            dealkit: 1
            kind: process
            id: sale
            version: 1
            title: Sale
            control: strict
            rules: { known: { when: 'has(customer.name) || deal.title == "new"', message: Nobody is known. } }
            stages: [ { id: lead, leave: [ known ] }, { id: proposal, back: lead, leave: [ known ] }, { id: signing } ]
            outcomes: { won: { title: Won } }
            """
        let desk = try await DealDesk(
            deals: MemoryStore(), customers: book, processes: try DeskSamples.library(text), clock: .fixed(monday))
        try await desk.register(Customer(id: "acme", name: "Acme"), by: manager)
        let title = FactChange.set(FactPath(.deal, "title"), .text("new"))
        try await desk.open(NewDeal("d-1", for: "acme", with: [title]), by: manager).get()
        let held = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(held.customerCheck == .held)
        book.remove("acme")
        let compared = try await desk.move("d-1", to: "signing", by: manager).get()
        #expect(compared.customerCheck == .compared)
        #expect(book.held == [1, 1, 0])
        #expect(try await desk.recheck().moves.map(\.read.check) == [.held])
    }

    @Test("What happens while a person is erased elsewhere leaves nothing of it here")
    func erasedMeanwhile() async throws {
        let book = Book()
        let store = MemoryStore(keepsReceipts: true)
        let desk = try await DealDesk(
            deals: store, customers: book, processes: try DeskSamples.library(DeskSamples.sale), clock: .fixed(monday))
        var acme = Customer(id: "acme", name: "Acme")
        acme.segment = "A"
        try await desk.register(acme, by: manager)
        let money = FactChange.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))
        try await desk.open(NewDeal("d-1", for: "acme", with: [money]), by: manager).get()
        try await desk.finish("first-call", on: "d-1", by: manager).get()
        try await desk.open(NewDeal("d-2", for: "acme"), by: manager).get()
        book.whileErasing.withLock { happens in
            happens = {
                _ = try? await desk.move("d-1", to: "proposal", by: DeskSamples.manager)
                _ = try? await desk.move("d-2", to: "proposal", by: DeskSamples.manager)
            }
        }
        try await desk.erase(.customer("acme"))
        #expect(try await desk.deal("d-1").visit?.stage == "proposal")
        #expect(try await desk.receipt(of: "d-1", at: 3) == nil)
        #expect(try await desk.attempts(on: "d-2").isEmpty)
    }

    @Test("A refusal that waited for a plugin while its customer was erased leaves nothing of it")
    func erasedWhileAsked() async throws {
        let text = DeskSamples.asking
            .replacing("enter: [ credit, mood ]", with: "enter: [ mood, classified ]")
            .replacing(
                "  mood:",
                with: "  classified: { when: 'customer.segment == \"B\"', message: Not classified. }\n  mood:")
        let place = Mutex<DealDesk?>(nil)
        let oracle = TestPlugin("oracle") { _, _ in
            try await place.withLock { $0 }?.erase(.customer("acme"))
            return .pass
        }
        let desk = try await DeskSamples.deskWithDeal(
            text, plugins: [oracle, TestPlugin.saying("bureau", .pass)])
        place.withLock { $0 = desk }
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(oracle.count == 1)
        let rows = try await desk.attempts(on: "d-1")
        #expect(rows.isEmpty, "\(rows.map { String(decoding: $0.receipt, as: UTF8.self) })")
    }

    /// A host's own customers.
    private final class Book: CustomerStore, ErasingStore {
        /// What somebody else does just before the customer is erased.
        let whileErasing = Mutex<(@Sendable () async -> Void)?>(nil)

        func erase(_ subject: DataSubject) async throws(StoreError) -> Int {
            await whileErasing.withLock { $0 }?()
            return rows.withLock { rows in
                guard let known = rows[subject.customer], let rest = known.record.erasing(subject) else { return 0 }
                rows[subject.customer] = Stored(rest, at: Revision(known.revision.number + 1))
                return 1
            }
        }

        private let rows = Mutex<[CustomerID: Stored<Customer>]>([:])
        private let revisions = Mutex<[Int]>([])
        let holdsCustomers: Bool

        init(holds: Bool = false) { holdsCustomers = holds }

        /// At which revisions customers were held.
        var held: [Int] { revisions.withLock { $0 } }

        func remove(_ id: CustomerID) { rows.withLock { $0[id] = nil } }

        func holding<Result: Sendable>(
            _ id: CustomerID, at revision: Revision, _ body: @Sendable () async throws(StoreError) -> Result
        ) async throws(StoreError) -> Result {
            revisions.withLock { $0.append(revision.number) }
            return try await body()
        }

        func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? { rows.withLock { $0[id] } }

        func save(_ customer: Customer, expecting revision: Revision?) async throws(StoreError) -> Revision {
            rows.withLock { rows in
                let next = Revision((revision?.number ?? 0) + 1)
                rows[customer.id] = Stored(customer, at: next)
                return next
            }
        }
    }
}
