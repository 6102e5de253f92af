import DealModel
import DealTesting
import ExactValues
import Synchronization
import TestTags
import Testing

@testable import DealEngine

/// A host's own address book: revisions are its own numbers.
private final class AddressBook: CustomerStore {
    private let rows = Mutex<[CustomerID: Stored<Customer>]>([:])
    private let reads = Mutex(0)
    let holdsCustomers: Bool
    /// Runs between the desk's reading and its commit.
    let meanwhile = Mutex<(@Sendable (AddressBook) -> Void)?>(nil)

    init(holdsCustomers: Bool = false) { self.holdsCustomers = holdsCustomers }

    var readCount: Int { reads.withLock { $0 } }

    func put(_ customer: Customer, at revision: Int) {
        rows.withLock { $0[customer.id] = Stored(customer, at: Revision(revision)) }
    }

    func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>? {
        reads.withLock { $0 += 1 }
        let found = rows.withLock { $0[id] }
        let other = meanwhile.withLock { work in
            defer { work = nil }
            return work
        }
        other?(self)
        return found
    }

    func save(_ customer: Customer, expecting revision: Revision?) async throws(StoreError) -> Revision {
        try rows.withLock { (rows) throws(StoreError) in
            guard rows[customer.id]?.revision == revision else { throw .stale(.customer(customer.id)) }
            let next = Revision((revision?.number ?? 100) + 7)
            rows[customer.id] = Stored(customer, at: next)
            return next
        }
    }
}

/// A host's own call log.
private final class CallLog: InteractionStore {
    private let rows = Mutex<[DealID: [Interaction]]>([:])

    func interactions(of deal: DealID) async throws(StoreError) -> Stored<[Interaction]> {
        let calls = rows.withLock { $0[deal] ?? [] }
        return Stored(calls, at: Revision(calls.count * 10))
    }

    func add(_ interaction: Interaction, to deal: DealID) async throws(StoreError) -> Revision {
        rows.withLock { $0[deal, default: []].append(interaction) }
        return try await interactions(of: deal).revision
    }
}

@Suite("Customers and interactions in systems of the host's own", .tags(.desk, .storage))
struct ElsewhereTests {
    let manager = DeskSamples.manager

    @Test("SEMANTICS 6.3: a customer elsewhere is compared before the commit, and the reply says so")
    func compared() async throws {
        let (desk, book) = try await desk()
        let moved = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(moved.customerCheck == .compared)
        #expect(book.readCount > 0)
        #expect(try await desk.facts(of: "d-1").customer?.name == "Acme")
    }

    @Test("SEMANTICS 6.3: a store that can hold a customer is asked to, and the reply says so")
    func held() async throws {
        let (desk, _) = try await desk(holding: true)
        #expect(try await desk.move("d-1", to: "proposal", by: manager).get().customerCheck == .held)
    }

    @Test("SEMANTICS 6.3: a customer that changed elsewhere is read and judged again")
    func changed() async throws {
        let (desk, book) = try await desk()
        book.meanwhile.withLock { work in
            work = { book in book.put(Customer(id: "acme", name: "Acme"), at: 999) }
        }
        let reply = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(reply.refusal?.items.map(\.id) == ["customer-classified"])
    }

    @Test("A customer elsewhere is not read by a command that does not need it")
    func notRead() async throws {
        let (desk, book) = try await desk()
        let before = book.readCount
        let done = try await desk.supply(
            .set(FactPath(.deal, "need"), .text("Pumps")), to: "d-1", by: manager
        ).get()
        #expect(book.readCount == before)
        #expect(done.customerCheck == .unread)
    }

    @Test("A deal is not opened for a customer that is not there elsewhere either")
    func unknownCustomer() async throws {
        let (desk, _) = try await desk()
        do throws(DeskError) {
            _ = try await desk.open(NewDeal("d-2", for: "nobody"), by: manager)
            Issue.record("opened")
        } catch {
            guard case .noSuchCustomer("nobody") = error else { throw error }
        }
    }

    @Test("Interactions elsewhere open the gates that read them")
    func interactions() async throws {
        let log = CallLog()
        let desk = try await DealDesk(
            store: MemoryStore(), interactions: log, processes: try DeskSamples.library(DeskSamples.sale),
            clock: .fixed(monday))
        try await prepare(desk)
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        try await desk.file("proposal", as: "sent", on: "d-1", by: manager).get()
        try await desk.approve("discount-allowed", on: "d-1", by: DeskSamples.head).get()
        #expect(try await desk.move("d-1", to: "contract", by: manager).refusal?.items.map(\.id) == ["called"])
        try await desk.record(Interaction(channel: "phone", .in, at: monday), on: "d-1", by: manager)
        #expect(try await desk.facts(of: "d-1").interactions.count == 1)
        #expect(try await desk.deal("d-1").lastCustomerEventAt == monday)
        _ = try await desk.move("d-1", to: "contract", by: manager).get()
        #expect(try await desk.verify("d-1").isSound)
    }

    private func desk(holding: Bool = false) async throws -> (DealDesk, AddressBook) {
        let book = AddressBook(holdsCustomers: holding)
        let desk = try await DealDesk(
            deals: MemoryStore(), customers: book, processes: try DeskSamples.library(DeskSamples.sale),
            clock: .fixed(monday))
        try await prepare(desk)
        return (desk, book)
    }

    private func prepare(_ desk: DealDesk) async throws {
        var acme = Customer(id: "acme", name: "Acme")
        acme.segment = "A"
        try await desk.register(acme, by: manager)
        let money = FactChange.set(FactPath(.deal, "amount"), .money(Money(80_000, "EUR")))
        try await desk.open(NewDeal("d-1", "Pumps", for: "acme", with: [money]), by: manager).get()
        try await desk.finish("first-call", on: "d-1", by: manager).get()
    }
}
