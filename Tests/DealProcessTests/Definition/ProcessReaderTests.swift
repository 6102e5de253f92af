import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealProcess

@Suite("Reading a process file", .tags(.language))
struct ProcessReaderTests {
    @Test("Everything a file says is in the definition, typed and in order")
    func wholeFile() throws {
        let definition = try #require(try DefinitionFixture.smallSale())
        #expect(definition.id.value == "small-sale")
        #expect(definition.version.value == 1)
        #expect(definition.control.value == .strict)
        #expect(definition.currency?.value.code == "EUR")
        #expect(definition.roles.map(\.id.value) == ["manager", "head"])
        #expect(definition.constants.map(\.type) == [.percent])
        #expect(definition.constants.map(\.value) == [.number(try #require(ExactDecimal("0.15")))])
        #expect(
            definition.fields.map(\.path.text) == [
                "deal.need", "deal.colour", "deal.starts", "deal.weight", "customer.segment",
            ])
        #expect(definition.fields.map(\.factType) == [.string, .list(of: .string), .date, .number, .string])
        #expect(definition.documents[0].states.map(\.value.text) == ["draft", "sent", "accepted"])
        #expect(definition.rules.map(\.plugin?.value) == [nil, nil, "credit-check"])
        #expect(definition.stages.map(\.id.value) == ["lead", "proposal"])
        #expect(definition.stages[0].probability?.value == ExactDecimal("0.05"))
        #expect(definition.stages[0].next == nil)
        #expect(definition.stages[1].back.map(\.value) == ["lead"])
        #expect(definition.outcomes.map(\.countsAs) == [.won, .lost])
        #expect(definition.outcomes[1].reasons.map(\.id.value) == ["price", "silent"])
        #expect(definition.unsupported.isEmpty)
    }

    @Test("FORMAT 3: an item is called by its id, by what it names, else by its address")
    func names() throws {
        let items = """
            { leave: [ classified, { fact: deal.type }, { task: call }, { when: deal.amount > 5, message: Small. },
              { id: agreed, any: [ { approval: head }, { all: [ { when: has(deal.type) } ] } ], message: Not agreed. },
              { any: [ { approval: head }, { approval: manager } ], message: Nobody agreed. } ],
              id: lead, tasks: [ { id: call } ] }
            """
        let (definition, findings) = DefinitionFixture.check(DefinitionFixture.process(["stages": "[ \(items) ]"]))
        #expect(findings.map(\.description) == [])
        let gate = try #require(definition?.stages[0].leave)
        #expect(
            gate.items.map(\.name) == [
                "classified", "deal.type", "task.call", "lead.leave.4", "agreed", "lead.leave.6",
            ])
        #expect(gate.items[5].members.map(\.name) == ["lead.leave.6.1", "lead.leave.6.2"])
        #expect(gate.items[4].members[1].members[0].place.address == "lead.leave.5.2.1")
    }

    @Test("FORMAT 5: an outcome counts as its id says, and a move has the reason of its kind, unless stated")
    func defaults() throws {
        let parts = [
            "outcomes": "{ won: {}, lost: {}, cancelled: {}, sold: { counts_as: won } }", "control": "manual",
            "moves": "{ forward: {}, back: {}, jump: {}}",
        ]
        let definition = try #require(DefinitionFixture.check(DefinitionFixture.process(parts)).definition)
        #expect(definition.outcomes.map(\.countsAs) == [.won, .lost, .neither, .won])
        #expect(definition.moves.map(\.reason) == [.optional, .required, .whenClosed])
        #expect(MoveDefinition.Kind.allCases.filter { !$0.isFreeByDefault } == [.hold, .reopen])
    }

    @Test(
        "FORMAT 2: a constant is read by its form, in quotes as a string",
        arguments: [
            ("45", FactType.int), ("0.9", .number), ("1.0", .number), ("-3", .int), ("15%", .percent),
            ("0.5%", .percent),
            ("50000 RUB", .money), ("12.50 EUR", .money), ("2026-03-02", .date), ("true", .bool), ("\"45\"", .string),
            ("yes", .string), ("Globex", .string), ("[ 1, 2 ]", .list(of: .int)), ("[ A, B ]", .list(of: .string)),
        ])
    func constants(_ written: String, _ type: FactType) throws {
        let text = DefinitionFixture.process(["constants": "{ it: \(written) }"])
        let (definition, findings) = DefinitionFixture.check(text)
        #expect(findings.map(\.description) == [])
        #expect(definition?.constants.first?.type == type)
    }

    @Test(
        "Words near a truth value, a key or a type are taken for what they were meant to be",
        arguments: [
            ("fields", "{ deal: { need: { type: strng } } }", "did you mean 'string'?"),
            ("fields", "{ deal: { need: { type: boolean } } }", "did you mean 'bool'?"),
            ("control", "manuel", "did you mean 'manual'?"),
            ("currency", "eur", "write EUR, in capitals"),
            ("constants", "{ a: 15 % }", "write 15%, without a space"),
            ("constants", "{ a: 1 500 }", "write 1500"),
            ("constants", "{ a: 007 }", "write 7"),
            ("constants", "{ a: 50000 eur }", "write 50000 EUR: a number, one space, the currency"),
            ("constants", "{ a: 2.3.2026 }", "write 2026-03-02: year, month, day"),
            ("roles", "{ Sales_Manager: {} }", "write 'sales-manager'"),
            ("constants", "{ Max-Discount: 1 }", "write 'max_discount'"),
        ])
    func remedies(_ key: String, _ value: String, _ help: String) {
        let findings = DefinitionFixture.check(DefinitionFixture.process([key: value])).findings
        #expect(findings.contains { $0.help.contains(help) }, "\(findings.map(\.help))")
    }

    @Test("FORMAT 1: a key that begins with 'x-' belongs to the host and may stand in any map")
    func hostKeys() {
        let text = """
            x-top: 1
            dealkit: 1
            kind: process
            id: small-sale
            version: 1
            title: { en: Small sale, x-note: Hello }
            control: strict
            x-owner: { anything: [ at, all ] }
            roles: { manager: { x-id: 5 }, x-roles: 1 }
            rules:
              x-rules: none
              classified: { when: has(customer.segment), message: { en: No., x-de: Nein. }, x-sla: 3, "x-quoted": 1 }
            stages: [ { id: lead, leave: [ { rule: classified, x-colour: red } ], x-y: 1 } ]
            outcomes: { won: { x-a: 1 }, x-b: 2 }
            """
        let (definition, findings) = DefinitionFixture.check(text)
        #expect(findings.map(\.description) == [])
        #expect(definition?.rules.count == 1)
    }

    @Test("Each use of what this version does not obey is an error at its key, and is listed")
    func unsupported() throws {
        let parts = [
            "applies_when": "deal.amount > 5", "calendar": "office",
            "moves": "{ hold: { by: head }, reopen: { by: head } }",
            "waivers": "[ { rules: classified, by: head } ]",
            "effects": "[ { after: { entered: lead }, emit: lead.made } ]",
            "stages":
                "[ { id: lead, limit: 3 days, silence: 2 days, tasks: [ { id: call, due: 2 working days } ], while: [ { rule: classified, within: 2 days } ] } ]",
        ]
        let (definition, findings) = DefinitionFixture.check(DefinitionFixture.process(parts))
        #expect(
            findings.allSatisfy {
                $0.code == "not-supported-yet" && $0.message.contains("not supported by this version")
            })
        let features = try #require(definition).unsupported.map(\.feature)
        #expect(Set(features) == Set(UnsupportedFeature.allCases))
        #expect(findings.count == UnsupportedFeature.allCases.count)
    }

    @Test("A file of nothing but slips is refused in bounded time")
    func manySlips() {
        let gates = (0..<5_000).map { "rule-\($0)" }.joined(separator: ", ")
        let rules = (0..<3_000).map { "  other-\($0): { when: has(customer.segment), message: M }\n" }.joined()
        let text = DefinitionFixture.process(["rules": "\n" + rules, "stages": "[ { id: lead, leave: [ \(gates) ] } ]"])
        let clock = ContinuousClock()
        let time = clock.measure { #expect(DefinitionFixture.check(text).findings.count >= 5_000) }
        #expect(time < .seconds(120))
    }
}
