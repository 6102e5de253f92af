import DealModel
import ExactValues
import TestTags
import Testing

@Suite("Words and texts", .tags(.values))
struct WordTests {
    @Test("Identifiers are equal and ordered by their bytes, not by what Unicode calls equivalent")
    func bytes() {
        let composed: DealID = "caf\u{E9}"
        let decomposed: DealID = "cafe\u{301}"
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
        #expect(StageID("b") > StageID("a"))
        #expect(FactValue.text("\u{E9}") != .text("e\u{301}"))
        #expect("\(RoleID("head"))" == "head")
    }

    @Test("An actor's roles are counted once, in order")
    func actor() {
        let actor = DealActor("anna", roles: ["manager", "head", "manager"])
        #expect(actor.roles == ["head", "manager"])
        #expect(actor.holds("head"))
        #expect(actor.holds(anyOf: ["boss", "manager"] as [RoleID]))
        #expect(!actor.holds(anyOf: [RoleID]()))
    }

    @Test(
        "Fact paths have one or two parts",
        arguments: [
            ("deal.amount", true), ("interactions", true), ("now", true), ("answer.free", true), ("deal.", false),
            (".amount", false), ("deal.a.b", false), ("", false), ("nothing.x", false), ("Deal.amount", false),
        ])
    func paths(_ text: String, _ isPath: Bool) {
        #expect((FactPath(text) != nil) == isPath)
        #expect(FactPath(text).map { $0.text == text } ?? true)
    }

    @Test("A path of a whole root covers all of its facts")
    func covers() {
        #expect(FactPath(.terms).covers(FactPath(.terms, "delivery")))
        #expect(FactPath(.deal, "need").covers(FactPath(.deal, "need")))
        #expect(!FactPath(.deal, "need").covers(FactPath(.deal, "amount")))
        #expect(!FactPath(.terms).covers(FactPath(.deal, "need")))
    }

    @Test("Fact types read back as they are printed")
    func types() {
        let simple: [FactType] = [.string, .int, .number, .percent, .money, .bool, .date, .timestamp]
        for type in simple + simple.map({ .list(of: $0) }) { #expect(FactType(type.description) == type) }
        for text in ["text", "list", "list of", "list of list of int", "Money", ""] { #expect(FactType(text) == nil) }
    }

    @Test("A reader gets the language, its base, the fallback, English, or what was written first")
    func languages() throws {
        let texts: [(language: Language, text: String)] = [("ru", "Интерес"), ("zh", "线索"), ("ru", "второй")]
        let text = try #require(LocalizedText(texts))
        #expect(text.text(in: "RU") == "Интерес")
        #expect(text.text(in: "zh-Hant") == "线索")
        #expect(text.text(in: "fr", fallback: "zh") == "线索")
        #expect(text.text(in: "fr") == "Интерес")
        #expect(text.languages == ["ru", "zh"])
        #expect(LocalizedText("plain").text(in: "fr") == "plain")
        #expect(LocalizedText(en: "a", ru: "b", zh: "c").text(in: "fr") == "a")
        #expect(LocalizedText([]) == nil)
    }

    @Test("Versions of a process are equal by process and number, and ordered")
    func versions() {
        let version = ProcessVersion("typical-sale", 3)
        #expect(version == ProcessVersion("typical-sale", 3))
        #expect(version < ProcessVersion("typical-sale", 12))
        #expect(ProcessVersion("a", 9) < version)
        #expect("\(version)" == "typical-sale 3")
    }

    @Test("A typed field reads and writes its own type only")
    func fields() {
        var customer = Customer(id: "acme")
        customer.fields[DealField<Money>("limit")] = Money(5, "EUR")
        customer.fields[DealField<[String]>("brands")] = ["one", "two"]
        #expect(customer.fields[DealField<Money>("limit")] == Money(5, "EUR"))
        #expect(customer.fields[DealField<[String]>("brands")] == ["one", "two"])
        #expect(customer.fields[DealField<Int>("limit")] == nil)
        customer.fields[DealField<Int>("limit")] = 3
        customer.fields[DealField<String>("name")] = "by the back door"
        customer.fields[DealField<String>("id")] = "by the back door"
        #expect(customer.fields[DealField<Money>("limit")] == Money(5, "EUR"))
        #expect(customer.name == nil)
        #expect(customer.fields.names == ["limit", "brands"])
        customer.fields[DealField<Money>("limit")] = nil
        #expect(customer.fields["limit"] == nil)
    }

    @Test("Terms laid over older ones keep what they do not state")
    func terms() {
        let older = Terms(paymentDays: 30, delivery: "EXW")
        let newer = Terms(paymentDays: 60, creditLimit: Money(1, "EUR"))
        #expect(newer.laid(over: older) == Terms(paymentDays: 60, delivery: "EXW", creditLimit: Money(1, "EUR")))
        #expect(Terms().laid(over: older) == older)
    }

    @Test("Every built-in fact has a title in English, Russian and Chinese, and its own path")
    func titles() {
        let facts = FactRoot.allCases.flatMap(BuiltInFacts.declarations)
        #expect(facts.count == Set(facts.map(\.path)).count)
        #expect(facts.count > 60)
        for fact in facts { #expect(fact.title.languages == ["en", "ru", "zh"], "\(fact.path)") }
    }
}
