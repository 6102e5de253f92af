import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealProcess

@Suite("Reading a scenarios file", .tags(.language))
struct ScenarioReaderTests {
    private static let text = """
        dealkit: 1
        kind: scenarios
        process: small-sale
        clock: 2026-03-02 09:00
        actors: { ann: manager, hugo: [ head, manager ] }
        plugins: { credit-check: pass }
        given:
          customer: { name: Acme }
          deal: { amount: 80000 EUR, discount: 10%, owner: ann, colour: red, starts: 2026-04-01 }
          people: [ { id: ivan, name: Ivan, influence: high, points: [ power ] } ]
        scenarios:
          - name: the whole way
            start: lead
            clock: 2026-03-03T09:00:00+01:00
            given: { customer: { segment: B } }
            steps:
              - { interaction: { channel: phone, direction: in } }
              - { approve: discount-allowed, as: hugo }
              - { set: { deal.discount: 25%, deal.need: "" } }
              - { add: { claims: { severity: high, open: true } } }
              - { done: first-call, reason: Called }
              - { document: { proposal: sent } }
              - { plugin: { credit-check: { verdict: fail, score: 5 } } }
              - { wait: 2 hours }
              - { move: proposal, refused: [ discount-allowed, credit-clear ], opens_with: [ deal.discount, credit-clear ] }
              - { move: proposal, warned: [], advice: customer-classified, out_of_line: [] }
              - { close: lost, reason: price, refused: reason-missing }
        """

    private func file() throws -> ScenarioFile {
        let (file, findings) = try DefinitionFixture.scenarios(Array(Self.text.utf8))
        #expect(findings.map(\.description) == [])
        return try #require(file)
    }

    @Test("FORMAT 7: facts are of the types they are declared with, and lists are records")
    func given() throws {
        let file = try file()
        #expect(file.clock.value == Instant("2026-03-02T09:00:00Z"))
        #expect(
            file.given.facts.map(\.path.value.text).sorted() == [
                "customer.name", "deal.amount", "deal.colour", "deal.discount", "deal.owner", "deal.starts",
            ])
        let values = Dictionary(uniqueKeysWithValues: file.given.facts.map { ($0.path.value.text, $0.value) })
        #expect(values["deal.amount"] == .money(try #require(Money("80000 EUR"))))
        #expect(values["deal.discount"] == .number(try #require(ExactDecimal("0.1"))))
        #expect(values["deal.colour"] == .list([.text("red")]))
        #expect(values["deal.starts"] == .date(try #require(CivilDate("2026-04-01"))))
        #expect(file.given.records.map(\.root) == [.people])
        #expect(file.given.records[0]["influence"] == .text("high"))
        #expect(file.given.records[0]["points"] == .list([.text("power")]))
        #expect(file.actors.map { $0.roles.map(\.value) } == [["manager"], ["head", "manager"]])
        #expect(file.plugins.map(\.verdict) == [.pass])
    }

    @Test("FORMAT 7: a step has one verb, who asks, and what is expected of it")
    func steps() throws {
        let scenario = try #require(try file().scenarios.first)
        #expect(scenario.start?.value == "lead")
        #expect(scenario.clock?.value == Instant("2026-03-03T08:00:00Z"))
        #expect(scenario.steps.count == 11)
        #expect(scenario.steps[1].actor?.value == "hugo")
        guard case .set(let facts) = scenario.steps[2].verb else { Issue.record("no set"); return }
        #expect(facts.map(\.value) == [.number(try #require(ExactDecimal("0.25"))), nil])
        guard case .plugin(let said) = scenario.steps[6].verb else { Issue.record("no plugin"); return }
        #expect(said[0].verdict == .fail && said[0].facts.map(\.value) == [.int(5)])
        #expect(scenario.steps[8].expected.refused?.map(\.value) == ["discount-allowed", "credit-clear"])
        #expect(scenario.steps[8].expected.refusalKind == nil)
        #expect(scenario.steps[9].expected.refused == nil)
        #expect(scenario.steps[9].expected.warned == [] && scenario.steps[9].expected.outOfLine == [])
        #expect(scenario.steps[9].expected.waived == nil)
        #expect(scenario.steps[10].expected.refusalKind == "reason-missing")
    }

    @Test("A start for a question has a scenario's `start`, `given`, `plugins` and `clock`, and nothing else")
    func start() throws {
        let definition = try #require(try DefinitionFixture.smallSale())
        var findings = DiagnosticCollector()
        let text = "start: lead\ngiven: { deal: { amount: 5 EUR } }\nclock: 2026-03-02 09:00\nsteps: []\n"
        let source = SourceFile(name: "facts.yaml", bytes: Array(text.utf8))
        let node = try #require(YAMLDocument.read(source, into: &findings))
        let start = try #require(ScenarioReader.readStart(node, file: source, of: definition, into: &findings))
        #expect(start.start?.value == "lead" && start.given.facts.count == 1)
        #expect(findings.sorted.map(\.code) == ["unknown-key"])
    }
}
