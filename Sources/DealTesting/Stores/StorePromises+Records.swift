package import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var records: [StorePromise] {
        [
            StorePromise("SEMANTICS 7.1: a life with every kind of event is read back as it was written") { store in
                try await store.open("d-1", customer: "acme")
                var expected = try await store.file("d-1").facts
                for event in life {
                    let file = try await store.file("d-1")
                    _ = try await store.commit(file.commit([event], at: .sampleTuesday))
                    expected.apply(event, at: .sampleTuesday)
                    let found = try await store.file("d-1").facts
                    try promise(found.body == expected.body, "after \(event.kind): \(found.body)")
                }
                let entries = try await store.entries(of: "d-1", after: 1, limit: 99)
                try promise(entries.map(\.event) == life, "the journal has \(entries.map(\.event.kind))")
                let rebuilt = Facts(rebuilding: try await store.entries(of: "d-1", after: 0, limit: 99))
                try promise(rebuilt?.body == expected.body, "rebuilt from the journal: \(String(describing: rebuilt))")
            },
            StorePromise("A customer with people and claims is read back as it was saved") { store in
                var customer = Customer(
                    id: "acme", name: "Acme",
                    people: [
                        Person(
                            id: "ivan", name: "Ivan", job: "buyer", points: [.power, .receptivity],
                            buyerPhase: .evaluation, influence: .high, attitude: .critical), Person(id: "olga"),
                    ], claims: [Claim(id: "c-1", kind: "late", severity: .high, openedAt: .sampleMonday)])
                customer.segment = "A"
                customer.frame.setField("credit_limit", .money, to: .money(Money(100, "EUR")))
                let revision = try await store.save(customer, expecting: nil)
                let found = try await store.customer("acme")
                try promise(found?.record == customer && found?.revision == revision, "\(String(describing: found))")
                try await store.create(sample("d-1", customer: "acme"))
                try promise(try await store.file("d-1").facts.customer == found?.record, "not the one of the deal")
            },
            StorePromise("The interactions of a deal are given oldest first, however they came") { store in
                try await store.open("d-1", customer: "acme")
                let late = Interaction(
                    id: "i-2", kind: "visit", channel: "in person", .out, at: .sampleTuesday, by: "anna", with: "ivan",
                    result: "fine")
                _ = try await store.add(late, to: "d-1")
                _ = try await store.add(Interaction(id: "i-1", channel: "phone", .in, at: .sampleMonday), to: "d-1")
                let found = try await store.interactions(of: "d-1")
                try promise(found.record.map(\.id) == ["i-1", "i-2"], "\(found.record.map(\.id))")
                try promise(found.revision == Revision(2), "revision \(found.revision)")
                try promise(found.record.last?.result == "fine" && found.record.last?.person == "ivan", "its parts")
                try promise(found.record.allSatisfy { $0.deal == "d-1" && $0.customer == "acme" }, "whose they are")
                try promise(try await store.file("d-1").facts.interactions == found.record, "not those of the deal")
            },
        ]
    }

    /// Every kind of event there is, but the first.
    package static var life: [DealEvent] {
        [
            .edited([
                FactEdit(FactPath(.deal, "title"), from: nil, to: .text("Ten pumps")),
                FactEdit(FactPath(.deal, "amount"), from: nil, to: .money(Money(80_000, "EUR"))),
                FactEdit(FactPath(.deal, "budget_confirmed"), from: nil, to: .bool(true)),
                FactEdit(FactPath(.deal, "tags"), from: nil, to: .list([.text("a"), .text("b")])),
                FactEdit(FactPath(.terms, "payment_days"), from: nil, to: .int(30)),
                FactEdit(FactPath(.terms, "penalty"), from: nil, to: .number(ExactDecimal(5))),
            ]),
            .edited([FactEdit(FactPath(.deal, "budget_confirmed"), from: .bool(true), to: nil)]),
            .task(DealTask(id: "call", stage: "lead", visit: 1, isRequired: true, dueAt: .sampleTuesday)),
            .task(
                DealTask(
                    id: "call", stage: "lead", visit: 1, isRequired: true,
                    state: .done(by: "anna", at: .sampleMonday))),
            .document(Document(id: "p-1", kind: "proposal", state: "draft", at: .sampleMonday)),
            .document(
                Document(
                    id: "p-1", kind: "proposal", state: "sent", at: .sampleTuesday, amount: Money(80_000, "EUR"))),
            .approved(
                Approval(
                    item: "discount-allowed", by: "hugo", roles: ["head"], at: .sampleMonday, visit: 1,
                    facts: [Approval.Shown(FactPath(.deal, "discount"), nil)])),
            .waived(
                DealEvent.Waiver(item: "credit", reason: "old friend", secondPerson: "hugo", until: .sampleTuesday)),
            .moved(
                DealEvent.StageMove(
                    from: "lead", to: Visit(stage: "proposal", number: 2, since: .sampleTuesday), kind: .jump,
                    reason: "hurry", advice: ["credit"], warned: ["w"],
                    tasks: [DealTask(id: "visit", stage: "proposal", visit: 2, isRequired: false)])),
            .outOfLine(item: "credit"), .backInLine(item: "credit"), .held(because: "holidays"),
            .resumed(because: nil),
            .migrated(
                DealEvent.Migration(
                    from: ProcessVersion("sale", 1), to: ProcessVersion("sale", 2),
                    course: .manual(Visit(stage: "offer", number: 3, since: .sampleTuesday)))),
            .imported(from: "old-crm", entries: 14),
            .closed(
                DealEvent.Closing(
                    outcome: Outcome("lost", countsAs: .lost, reason: "price", at: .sampleTuesday),
                    reason: "too dear", advice: ["a"], warned: ["b"])),
            .reopened(Visit(stage: "offer", number: 4, since: .sampleTuesday), because: "they called"),
        ]
    }
}
