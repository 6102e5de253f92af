import DealKit
import DealTesting
import TestTags
import Testing

@Suite("The scenario runner", .tags(.scenarios))
struct ScenarioRunnerTests {
    private func play(_ steps: String, start: String? = nil) throws -> ScenarioReport {
        let process = try #require(SmallSale.process)
        let text = SmallSale.scenarios(steps, start: start)
        return ScenarioRunner(process).run(Array(text.utf8), named: "small-sale.scenarios.yaml")
    }

    /// What was expected and what came, a line a problem.
    private func problems(_ report: ScenarioReport) -> [String] {
        report.diagnostics.map(\.description)
            + report.steps.flatMap(\.problems).map { "expected \($0.expected) | came \($0.came)" }
    }

    @Test("A story that goes as it says passes, with each step told")
    func passes() throws {
        let report = try play(
            """
            - { move: offer, refused: [ deal.amount, classified ] }
            - { set: { deal.amount: 100 EUR, customer.segment: A, deal.discount: 20% } }
            - { move: offer, refused: discount-allowed }
            - { approve: discount-allowed, refused: not-permitted }
            - { approve: discount-allowed, as: hugo }
            - { move: offer }
            - { set: { customer.blocked: true }, out_of_line: not-blocked }
            - { close: won }
            """)
        #expect(problems(report).isEmpty)
        #expect(report.isPassed)
        #expect(
            report.steps.map(\.came) == [
                "refused: deal.amount, classified", "done", "refused: discount-allowed", "refused: not-permitted",
                "done",
                "done", "done", "done",
            ])
        #expect(report.steps[0].place == "small-sale.scenarios.yaml:10:9")
    }

    @Test(
        "What goes another way is told with what was expected and what came",
        arguments: [
            ("- { move: offer }", "expected done | came refused: deal.amount, classified"),
            (
                "- { move: offer, refused: classified }",
                "expected refused: classified | came refused: deal.amount, classified"
            ),
            (
                "- { close: lost, refused: not-permitted }",
                "expected refused: not-permitted | came refused: reason-missing"
            ),
            ("- { move: lead, refused: classified }", "expected refused: classified | came refused: already-there"),
            ("- { close: lost, reason: price, refused: deal-closed }", "expected refused: deal-closed | came done"),
            (
                "- { set: { deal.amount: 1 EUR }, advice: classified }",
                "expected advice: classified | came advice: nothing"
            ),
            (
                "- { set: { deal.amount: 1 EUR }, warned: classified }",
                "expected warned: classified | came warned: nothing"
            ),
        ])
    func tellsWhatCame(_ step: String, _ problem: String) throws {
        let report = try play(step)
        #expect(problems(report) == [problem])
        #expect(!report.isPassed)
    }

    @Test("What a scenario says would open the way is held against the smallest openings")
    func openings() throws {
        let amount = "- { set: { deal.amount: 1 EUR, customer.segment: A, deal.discount: 20% } }"
        let right = try play(
            """
            - { move: offer, refused: [ deal.amount, classified ], opens_with: [ customer.segment, deal.amount ] }
            \(amount)
            - { move: offer, refused: discount-allowed, opens_with: deal.discount }
            - { move: offer, refused: discount-allowed, opens_with: discount-allowed }
            """)
        #expect(problems(right).isEmpty)
        let wrong = try play("\(amount)\n- { move: offer, refused: discount-allowed, opens_with: deal.amount }")
        #expect(
            problems(wrong) == [
                "expected opens_with: deal.amount | came opens with one of { deal.discount }, { discount-allowed }"
            ])
    }

    @Test("After a step that took another way the rest of its story is not run")
    func stops() throws {
        let report = try play("- { move: offer }\n- { close: won }")
        #expect(report.steps.map(\.result) == [.failed, .notRun])
    }

    @Test("A deal that begins in a later stage is not asked for the gates before it")
    func start() throws {
        let report = try play("- { close: won }", start: "offer")
        #expect(problems(report).isEmpty)
    }

    @Test("Nothing is out of line only where that is so")
    func outOfLine() throws {
        let report = try play(
            "- { set: { customer.blocked: true }, out_of_line: [] }\n- { set: { customer.blocked: false }, out_of_line: [] }",
            start: "offer")
        #expect(problems(report) == ["expected out_of_line: nothing | came out_of_line: not-blocked"])
    }

    @Test("A step that this version does not obey is refused with its place, and nothing is played")
    func notSupported() throws {
        let report = try play("- { hold: true, reason: Holidays }\n- { close: won }")
        #expect(report.stories.isEmpty)
        #expect(report.diagnostics.map(\.description).joined().contains("small-sale.scenarios.yaml:10:11: error"))
        #expect(report.diagnostics.map(\.message).joined().contains("not supported by this version"))
    }

    @Test("What no scenario went through is named: stages, moves, outcomes, reasons, and items open and closed")
    func coverage() throws {
        let report = try play("- { move: offer, refused: [ deal.amount, classified ] }")
        let missing = Dictionary(uniqueKeysWithValues: report.coverage.aspects.map { ($0.name, $0.missing) })
        #expect(missing["stages"] == ["offer"])
        #expect(missing["moves"] == ["lead → offer", "offer → lead"])
        #expect(missing["outcomes"] == ["won", "lost"])
        #expect(missing["reasons"] == ["lost: price", "lost: silent"])
        #expect(
            missing["items open"] == [
                "lead.leave.1 (deal.amount)", "offer.enter.1 (classified)", "offer.enter.2.2 (discount-allowed)",
            ])
        #expect(
            missing["items closed"] == [
                "offer.enter.2 (discount-allowed)", "offer.enter.2.1", "offer.while.1 (not-blocked)",
            ])
        #expect(!report.coverage.isComplete)
    }

    @Test("An unreadable file is a finding, never a crash")
    func unreadable() throws {
        let report = ScenarioRunner(try #require(SmallSale.process)).run(file: "/nowhere/at-all.scenarios.yaml")
        #expect(report.diagnostics.map(\.code) == ["unreadable-file"])
        #expect(!report.isPassed)
    }

    @Test("The report for people quotes the refusal under the step that failed")
    func text() throws {
        let report = try play("- { set: { deal.amount: 5 EUR } }\n- { move: offer }\n- { close: won }")
        #expect(
            report.text(ReportStyle(showsPassedSteps: false)).hasPrefix(
                """
                small-sale 1: small-sale.scenarios.yaml
                ✗ a story
                  ✗   11  move offer  (ann)
                          small-sale.scenarios.yaml:11:9
                          expected  done
                          but came  refused: classified
                          | The deal cannot move to
                """))
    }

    @Test("The report for programs is one JSON object")
    func json() throws {
        let report = try play("- { set: { deal.amount: 5 EUR } }")
        #expect(report.json.hasPrefix(#"{"coverage":{"#))
        #expect(
            report.json.contains(
                #""action":"set deal.amount = 5 EUR","actor":"ann","came":"done","column":9,"line":10"#))
    }
}
