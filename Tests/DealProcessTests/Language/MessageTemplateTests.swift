import TestTags
import Testing

@testable import DealProcess

@Suite("Messages of the process file", .tags(.wording))
struct MessageTemplateTests {
    @Test("FORMAT 3: a fact, a constant and a plugin's answer are printed where their braces stand")
    func placeholders() throws {
        let template = try MessageTemplate.parse("{deal.discount} > {constants.max_discount}: {answer.score}!").get()
        #expect(template.placeholders.map(\.path) == ["deal.discount", "constants.max_discount", "answer.score"])
        #expect(
            template.rendered { path in "<\(path)>" }
                == "<deal.discount> > <constants.max_discount>: <answer.score>!")
    }

    @Test(
        "FORMAT 3: `{{` is a brace, and a closing brace alone is one too",
        arguments: [
            ("{{", "{"), ("{{deal.amount}", "{deal.amount}"), ("a } b", "a } b"), ("{{{deal.need}}", "{x}"),
            ("", ""), ("{{{{", "{{"),
        ])
    func braces(_ text: String, _ printed: String) throws {
        #expect(try MessageTemplate.parse(text).get().rendered { _ in "x" } == printed)
    }

    @Test("Places count Unicode scalars and cover the path without its braces")
    func ranges() throws {
        let template = try MessageTemplate.parse("Скидка 👩‍💻 {deal.discount} 折扣 {deal.need}").get()
        #expect(template.placeholders.map(\.range) == [12..<25, 31..<40])
    }

    @Test("A placeholder may be printed by its place among the placeholders")
    func byIndex() throws {
        let template = try MessageTemplate.parse("{deal.a} {deal.b} {deal.a}").get()
        #expect(template.renderedByPlace { ["1", "2", "3"][$0] } == "1 2 3")
    }

    @Test(
        "A wrong placeholder is an error with its place and what to write instead",
        arguments: [
            ("a {deal.amount", MessageTemplateError.Problem.unclosed, 2..<3),
            ("a {deal.amount\nb}", .unclosed, 2..<3),
            ("{deal {deal.need}", .unclosed, 0..<1),
            ("Скидка {}", .empty, 7..<9),
            ("{ }", .empty, 0..<3),
            ("{ deal.amount }", .notAPath(path: "deal.amount"), 0..<15),
            ("{deal.amount * 2}", .notAPath(path: nil), 0..<17),
            ("{deal.}", .notAPath(path: nil), 0..<7),
            ("{2x}", .notAPath(path: nil), 0..<4),
            ("{deal.amount-2}", .notAPath(path: nil), 0..<15),
        ])
    func errors(_ text: String, _ problem: MessageTemplateError.Problem, _ range: Range<Int>) {
        #expect(
            MessageTemplate.parse(text) == .failure(MessageTemplateError(problem: problem, range: range)),
            "\(text)")
    }

    @Test("All mistakes of one message are found, and the rest of it is read")
    func allErrors() {
        let (template, errors) = MessageTemplate.read("{} {deal.need} {1}")
        #expect(errors.map(\.range) == [0..<2, 15..<18])
        #expect(template.placeholders.map(\.path) == ["deal.need"])
    }

    @Test("The sentences about a wrong message read as diagnostics do")
    func sentences() {
        let errors = MessageTemplate.read("{} { x } {1} {").errors
        #expect(
            errors.map { "\($0.message) | \($0.label) | \($0.help)" } == [
                "nothing stands between the braces | no fact is named | name a fact, as in '{deal.amount}', or write '{{' for a brace",
                "only the path of a fact can stand between braces | not a path | write '{x}'",
                "only the path of a fact can stand between braces | not a path | name one fact, as in '{deal.amount}'; a message prints facts and does not compute",
                "a brace is opened and not closed | opened here | close it, as in '{deal.amount}', or write '{{' for a brace",
            ])
    }
}
