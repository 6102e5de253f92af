import DealModel
import ExactValues
import TestTags
import Testing

@Suite("Facts", .tags(.values))
struct FactsTests {
    private static let layouts = FactLayouts(fields: [
        FactDeclaration(FactPath(.deal, "budget_confirmed"), .bool),
        FactDeclaration(FactPath(.deal, "rivals"), .list(of: .string)),
        FactDeclaration(FactPath(.customer, "limit"), .money), FactDeclaration(FactPath(.terms, "penalty"), .percent),
    ])

    private var deal: Deal {
        Deal(
            id: "d-1", customer: "acme", process: ProcessVersion("typical-sale", 1),
            course: .strict(Visit(stage: "lead", number: 1, since: Instant(seconds: 0))),
            createdAt: Instant(seconds: 0),
            layout: Self.layouts.deal)
    }

    private func path(_ text: String) throws -> FactPath { try #require(FactPath(text)) }

    @Test("SEMANTICS 1.1: a fact nobody stated is absent, a stated one present, 0 and false included")
    func presence() throws {
        var facts = Facts(deal: deal, customer: Customer(id: "acme"))
        #expect(try facts[path("deal.amount")] == .absent)
        #expect(try facts[path("deal.budget_confirmed")] == .absent)
        #expect(try facts[path("terms.payment_days")] == .absent)
        expect(facts.set(.money(Money(0, "EUR")), at: try path("deal.amount"), in: Self.layouts))
        expect(facts.set(.bool(false), at: try path("deal.budget_confirmed"), in: Self.layouts))
        expect(facts.set(.int(0), at: try path("terms.payment_days"), in: Self.layouts))
        #expect(try facts[path("deal.amount")] == .present(.money(Money(0, "EUR"))))
        #expect(try facts[path("deal.budget_confirmed")] == .present(.bool(false)))
        #expect(try facts[path("terms.payment_days")] == .present(.int(0)))
        #expect(facts.deal.terms.paymentDays == 0)
    }

    @Test("SEMANTICS 1.1: a blank text is absent at every door", arguments: ["", " ", "\t\n", "\u{A0}\u{3000}"])
    func blank(_ blank: String) throws {
        var facts = Facts(deal: deal, customer: Customer(id: "acme", name: "Acme"))
        for name in ["deal.title", "customer.name", "terms.delivery"] {
            expect(facts.set(.text("stated"), at: try path(name), in: Self.layouts))
            expect(facts.set(.text(blank), at: try path(name), in: Self.layouts))
            #expect(try facts[path(name)] == .absent, "\(name)")
        }
        #expect(Customer(id: "x", name: blank).name == nil)
        #expect(Terms(delivery: blank).isEmpty)
        #expect(FactValue(text: blank) == nil)
        var person = Person(id: "p", name: blank, job: blank)
        #expect(person.name == nil && person.job == nil)
        person.name = "Ivan"
        person.name = blank
        #expect(person.name == nil)
        var interaction = Interaction(kind: blank, channel: blank, .in, at: Instant(seconds: 0), result: blank)
        interaction.result = blank
        #expect(interaction.kind == nil && interaction.channel == nil && interaction.result == nil)
        #expect(Claim(id: "c", kind: blank).kind == nil)
        var customer = Customer(id: "x")
        customer.tags = ["one", blank, "two"]
        #expect(customer.tags == ["one", "two"])
        customer.fields[DealField<String>("note")] = blank
        #expect(customer.fields["note"] == nil)
    }

    @Test("SEMANTICS 1.2: lists are never absent, only empty")
    func lists() throws {
        let facts = Facts(deal: deal, customer: Customer(id: "acme"))
        for name in ["deal.tags", "deal.rivals", "customer.phones"] {
            #expect(try facts[path(name)] == .present(.list([])), "\(name)")
        }
        for root in FactRoot.allCases where root.isList { #expect(facts.records(of: root)?.isEmpty == true) }
    }

    @Test("SEMANTICS 1.3: discount, blocked and deals_won have defaults, nothing else has")
    func defaults() throws {
        var facts = Facts(deal: deal, customer: Customer(id: "acme"))
        var present: [String] = []
        for root in [FactRoot.deal, .customer, .terms] {
            for fact in BuiltInFacts.declarations(of: root) where !fact.type.isList {
                if facts[fact.path].value != nil { present.append(fact.path.text) }
            }
        }
        let kept = ["deal.id", "deal.stage", "deal.stage_since", "deal.visit", "deal.created_at", "customer.id"]
        #expect(Set(present) == Set(kept + ["deal.discount", "customer.blocked", "customer.deals_won"]))
        #expect(facts.deal.discount == 0)
        facts.set(.number(1), at: try path("deal.discount"), in: Self.layouts)
        facts.set(nil, at: try path("deal.discount"), in: Self.layouts)
        #expect(try facts[path("deal.discount")] == .present(.number(0)))
    }

    @Test("SEMANTICS 1.1: what was not loaded is withheld, not absent", arguments: FactRoot.allCases.filter(\.isList))
    func withheld(_ root: FactRoot) throws {
        let person = Person(id: "ivan")
        let customer = Customer(id: "acme", people: [person], claims: [Claim(id: "late")])
        let facts = Facts(deal: deal, customer: customer, loaded: [])
        #expect(facts.records(of: root) == nil)
        #expect(try facts[path("customer.name")] == .withheld)
        #expect(try facts[path("customer.id")] == .withheld)
        #expect(facts.people.isEmpty && facts.claims.isEmpty)
        #expect(Facts(deal: deal, customer: customer).records(of: .people)?.count == 1)
    }

    @Test("A deal without a customer has no facts of one, not even the defaults")
    func noCustomer() throws {
        let facts = Facts(deal: deal)
        #expect(try facts[path("customer.blocked")] == .absent)
        #expect(try facts[path("customer.name")] == .absent)
    }

    @Test("Reading by location is reading by path, for every fact and also for a customer laid out elsewhere")
    func locations() throws {
        var deal = deal
        deal.title = "Ten pumps"
        deal.amount = Money("80000.50 EUR")
        deal.fields[DealField<Bool>("budget_confirmed")] = true
        deal.updateTerms(layout: Self.layouts.terms) { $0.setField("penalty", .percent, to: .number(1)) }
        var customer = Customer(id: "acme", name: "Acme")
        customer.fields[DealField<String>("nickname")] = "The company"
        customer.fields[DealField<Money>("limit")] = Money(5, "EUR")
        let facts = Facts(deal: deal, customer: customer)
        for root in [FactRoot.deal, .customer, .terms] {
            let names =
                (Self.layouts[root]?.entries.map(\.declaration.path) ?? [])
                + BuiltInFacts.declarations(of: root).map(\.path)
            for path in names {
                let location = try #require(Self.layouts.location(of: path))
                #expect(facts.reading(at: location, customerLayout: Self.layouts.customer) == facts[path], "\(path)")
            }
        }
        #expect(try facts[path("customer.limit")] == .present(.money(Money(5, "EUR"))))
        #expect(try facts[path("terms.penalty")] == .present(.number(1)))
        #expect(try facts[path("deal.stage")] == .present(.text("lead")))
    }

    @Test("The stage facts of a non-process deal are absent")
    func nonProcess() throws {
        let deal = Deal(
            id: "d-3", customer: "acme", process: ProcessVersion("long-project", 1), course: .nonProcess, createdAt: nil
        )
        #expect(deal.visit == nil)
        for name in ["deal.stage", "deal.stage_since", "deal.visit"] {
            #expect(try Facts(deal: deal)[path(name)] == .absent)
        }
    }

    @Test("A copy of the facts keeps them when the original is changed")
    func copies() throws {
        var facts = Facts(deal: deal, customer: Customer(id: "acme", name: "Acme"))
        let copy = facts
        facts.set(.text("A"), at: try path("customer.segment"), in: Self.layouts)
        facts.set(.money(Money(1, "EUR")), at: try path("deal.amount"), in: Self.layouts)
        facts.interactions.append(Interaction(channel: "phone", .out, at: Instant(seconds: 1)))
        #expect(copy == Facts(deal: deal, customer: Customer(id: "acme", name: "Acme")))
        #expect(facts.customer?.segment == "A")
        #expect(facts.interactions.count == 1)
    }

    @Test("A fact that does not exist or a value of another type is refused")
    func refused() throws {
        var facts = Facts(deal: deal, customer: nil)
        expect(!facts.set(.int(1), at: try path("deal.nothing"), in: Self.layouts))
        expect(!facts.set(.text("x"), at: try path("deal.amount"), in: Self.layouts))
        expect(!facts.set(.text("A"), at: try path("customer.segment"), in: Self.layouts))
        expect(!facts.set(.text("A"), at: FactPath(.actor, "id"), in: Self.layouts))
        #expect(facts == Facts(deal: deal))
    }

    @Test("SEMANTICS 7.6: the canonical text of some facts leaves out the absent and marks the withheld")
    func canonicalText() throws {
        var facts = Facts(deal: deal, loaded: [])
        facts.set(.number(ExactDecimal("0.18") ?? 0), at: try path("deal.discount"), in: Self.layouts)
        let paths = [
            try path("deal.discount"), try path("deal.amount"), try path("customer.segment"), FactPath(.tasks),
        ]
        let text = String(decoding: facts.canonicalBytes(of: paths), as: UTF8.self)
        #expect(text == #"{"customer.segment":{},"deal.discount":"0.18","tasks":{}}"#)
        #expect(try facts.shown([path("deal.discount")]).map(\.value) == [.number(ExactDecimal("0.18") ?? 0)])
        let terms = facts.canonicalBytes(of: [FactPath(.terms)])
        #expect(String(decoding: terms, as: UTF8.self) == #"{"terms":{}}"#)
    }
}
