import DealEngine
import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

/// A move that is refused, and the openings expected.
struct OpeningCase: Sendable, CustomTestStringConvertible {
    let target: StageID
    var facts: [String: FactValue] = [:]
    let openings: [[String]]
    var completeness = Completeness.exact

    var testDescription: String { target.text }
}

@Suite("Openings of refusals", .tags(.gates))
struct OpeningTests {
    let process: SalesProcess

    init() throws { process = try OpeningFixture.process.get() }

    private func refusal(to target: StageID, _ values: [String: FactValue] = [:], _ actor: DealActor = anna) throws
        -> Refusal
    {
        let facts = OpeningFixture.facts(under: process, at: "start", values)
        let command = DealCommand(.move(to: target), by: actor)
        return try #require(decide(command, on: facts, under: process, at: monday).refusal)
    }

    private static func eur(_ amount: Int) -> FactValue { .money(Money(amount, "EUR")) }

    static let cases: [OpeningCase] = [
        OpeningCase(target: "facts", openings: [["customer.segment", "terms.payment_days"]]),
        OpeningCase(
            target: "choice", facts: ["deal.discount": .number(ExactDecimal(coefficient: 18, scale: 2) ?? .zero)],
            openings: [["approval:discount-ok", "customer.segment"], ["customer.segment", "deal.discount"]]),
        OpeningCase(
            target: "calls", openings: [[#"add:interactions:i.channel == "phone" && i.direction == "in""#]]),
        OpeningCase(
            target: "both",
            openings: [[#"add:interactions:i.channel == "phone" && i.direction == "in""#, "add:interactions:true ×2"]]),
        OpeningCase(target: "person", openings: [[#"add:people:p.influence == "high" && p.attitude >= 1"#]]),
        OpeningCase(target: "waiting", openings: [["plugin:credit", "time"]]),
        OpeningCase(target: "score", openings: []),
        OpeningCase(target: "rank", openings: []),
        OpeningCase(
            target: "limit", facts: ["deal.amount": eur(95_000), "terms.credit_limit": eur(100_000)],
            openings: [["deal.amount"], ["terms.credit_limit"]], completeness: .joined),
        OpeningCase(
            target: "limit", openings: [["deal.amount", "terms.credit_limit"]], completeness: .joined),
        OpeningCase(target: "paper", openings: [["document.offer"]]),
        OpeningCase(target: "work", openings: [["task.visit"]]),
        OpeningCase(
            target: "branched", facts: ["deal.amount": eur(60_000)],
            openings: [["deal.approved"], ["deal.amount", "deal.budget"]]),
    ]

    @Test("An amount that nobody has stated opens in any currency where the process names none")
    func amountWithoutCurrency() throws {
        let text = """
            dealkit: 1
            kind: process
            id: priced
            version: 1
            title: Priced
            control: strict
            stages: [ { id: start, leave: [ { fact: deal.amount } ] }, { id: last } ]
            outcomes: { won: {}, lost: {} }
            """
        let process = try #require(ProcessLibrary.load(text, named: "priced.yaml").library().processes.first)
        let facts = OpeningFixture.facts(under: process, at: "start", [:])
        let move = DealCommand(.move(to: "last"), by: anna)
        let refusal = try #require(decide(move, on: facts, under: process, at: monday).refusal)
        #expect(refusal.openings.map { $0.changes.map(\.key.text) } == [["deal.amount"]])
        #expect(refusal.openings.first?.changes.first?.wanted == .any)
        #expect(decide(move, on: facts.supplying(refusal.openings[0]), under: process, at: monday).acceptance != nil)
    }

    @Test("SEMANTICS 3.1 to 3.5: every kind of key has its opening", arguments: cases)
    func openings(_ expected: OpeningCase) throws {
        let refusal = try refusal(to: expected.target, expected.facts)
        #expect(refusal.openingTexts == expected.openings)
        #expect(refusal.completeness == expected.completeness)
    }

    @Test("SEMANTICS 3.6: every opening given really opens, and none of its changes can be left out", arguments: cases)
    func verified(_ given: OpeningCase) throws {
        let facts = OpeningFixture.facts(under: process, at: "start", given.facts)
        let command = DealCommand(.move(to: given.target), by: anna)
        try OpeningPromise(command, on: facts, under: process).check()
    }

    @Test("SEMANTICS 3.2: what the asker can supply alone comes first")
    func askersFirst() throws {
        let byHugo = try refusal(to: "facts", [:], hugo)
        #expect(byHugo.openings.first?.isAskers == true)
        let byAnna = try refusal(to: "facts")
        #expect(byAnna.openings.first?.isAskers == false)
        #expect(byAnna.openings.first?.changes.first?.by == ["head"])
    }

    @Test("SEMANTICS 2.2: an approval given ends when its facts change, so it is asked for again with the repair")
    func approvalEnds() throws {
        let discount = FactValue.number(ExactDecimal(coefficient: 18, scale: 2) ?? .zero)
        var facts = OpeningFixture.facts(under: process, at: "start", ["deal.discount": discount])
        let approve = decide(DealCommand(.approve("head-agrees"), by: hugo), on: facts, under: process, at: monday)
        for event in try #require(approve.acceptance).events { facts.apply(event, at: monday) }
        let refusal = try #require(
            decide(DealCommand(.move(to: "agreed"), by: anna), on: facts, under: process, at: monday).refusal)
        #expect(refusal.items.map(\.id) == ["small"])
        #expect(refusal.openingTexts == [["deal.discount"]])
    }

    @Test("A refusal ends with the least that opens the way")
    func text() throws {
        let text = try refusal(to: "facts").text(in: "en")
        #expect(text.contains("The least that opens the way:"))
        #expect(text.contains("set “Segment” to A or B"), "\(text)")
    }

    @Test("Where nothing was found and the search was not exact, one sentence says so and nothing contradicts it")
    func nothingFound() throws {
        // Two currencies: neither amount alone can be brought to the other.
        let refusal = try refusal(
            to: "limit", ["deal.amount": Self.eur(95_000), "terms.credit_limit": .money(Money(100_000, "USD"))])
        #expect(refusal.openings.isEmpty)
        #expect(refusal.completeness == .joined)
        let text = refusal.text(in: "en")
        #expect(
            text.hasSuffix("\n\nNo change was found that opens this gate; other combinations of these facts may."))
        #expect(!text.contains("Nothing opens"))
    }

    @Test("Who approved and then asks is told that somebody else must, whatever message stands in the file")
    func approvalOfAsker() throws {
        let asker = DealActor("hugo", roles: ["head"])
        for (stage, item) in [("choice", "choice.enter.2.2"), ("agreed", "head-agrees")] as [(StageID, String)] {
            let discount: FactValue = .number(ExactDecimal(coefficient: 18, scale: 2) ?? .zero)
            var facts = OpeningFixture.facts(under: process, at: "start", ["deal.discount": discount])
            let granted = decide(DealCommand(.approve(item), by: asker), on: facts, under: process, at: monday)
            facts = try #require(granted.acceptance).facts
            let refused = decide(DealCommand(.move(to: stage), by: asker), on: facts, under: process, at: monday)
            let text = try #require(refused.refusal).text(in: "en")
            #expect(text.contains("Who asks cannot approve: it takes somebody else."))
            #expect(text.contains("get the approval of Head for “"))
            #expect(text.contains("(from somebody else than you)"))
            let other = decide(DealCommand(.move(to: stage), by: anna), on: facts, under: process, at: monday)
            #expect(other.refusal?.text(in: "en").contains("somebody else") != true)
        }
    }

    @Test(
        "A deal without a customer is told so, and not which condition on the customer is false",
        arguments: ["en", "ru"])
    func withoutCustomer(_ language: Language) throws {
        let visit = Visit(stage: "start", number: 1, since: monday)
        let deal = Deal(
            id: "d-1", customer: nil, process: process.version, course: .strict(visit), createdAt: monday,
            layout: process.core.facts.layouts.deal)
        for stage in ["facts", "person"] as [StageID] {
            let command = DealCommand(.move(to: stage), by: anna)
            let refusal = try #require(decide(command, on: Facts(deal: deal), under: process, at: monday).refusal)
            let text = refusal.text(in: language)
            #expect(text.contains(Wordings.builtIn[language].noCustomer()))
            #expect(!text.contains("customer.") && !text.contains("people."))
        }
    }

    @Test("Any other refusal has no openings")
    func otherRefusals() throws {
        let refusal = try refusal(to: "no-such-stage")
        #expect(refusal.openings.isEmpty)
        #expect(refusal.completeness == .exact)
    }
}

/// What is promised of the openings of one command: each opens, and none of its changes can be left out.
struct OpeningPromise {
    let command: DealCommand
    let facts: Facts
    let process: SalesProcess

    init(_ command: DealCommand, on facts: Facts, under process: SalesProcess) {
        self.command = command
        self.facts = facts
        self.process = process
    }

    /// - Returns: How many openings were looked at.
    @discardableResult
    func check(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
        guard let refusal = decide(command, on: facts, under: process, at: monday).refusal else { return 0 }
        let openings = refusal.openings
        for opening in openings {
            #expect(opens(opening), "\(command.action) with \(opening.changes)", sourceLocation: sourceLocation)
            for index in opening.changes.indices {
                var fewer = opening.changes
                fewer.remove(at: index)
                let rest = Opening(changes: fewer, at: monday, process: process)
                #expect(
                    !opens(rest), "\(command.action) without \(opening.changes[index])", sourceLocation: sourceLocation)
            }
        }
        return openings.count
    }

    private func opens(_ opening: Opening) -> Bool {
        decide(
            command, on: facts.supplying(opening), under: process, at: opening.opensAt ?? monday,
            with: Answers.none.supplying(opening)
        ).acceptance != nil
    }
}
