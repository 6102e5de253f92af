import ExactValues
import Foundation
import TestTags
import Testing

@testable import CEL

/// One row of the article's tables: an expression and what it gives.
struct ArticleExample: Sendable, CustomTestStringConvertible {
    let source: String
    let result: String

    var testDescription: String { source }

    private static let article = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../DocC/DealKit.docc/ConditionsInCEL.md").standardizedFileURL

    static let text = (try? String(contentsOf: article, encoding: .utf8)) ?? ""

    /// Rows whose first two cells are code.
    static let all: [ArticleExample] = text.split(separator: "\n").compactMap { line in
        let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|").map {
            $0.trimmingCharacters(in: .whitespaces).replacing("\u{1}", with: "|")
        }
        guard line.hasPrefix("|"), cells.count >= 2, let source = code(cells[0]), let result = code(cells[1]) else {
            return nil
        }
        return ArticleExample(source: source, result: result)
    }

    private static func code(_ cell: String) -> String? {
        guard cell.hasPrefix("`"), cell.hasSuffix("`"), cell.count > 2 else { return nil }
        return String(cell.dropFirst().dropLast())
    }
}

/// The facts that the article's examples read.
struct ArticleFacts: Sendable {
    struct Line: Sendable {
        let name: String
        let days: Int64
        let isApproved: Bool
    }

    struct Customer: Sendable {}

    let lines = [
        Line(name: "Pump", days: 30, isApproved: true), Line(name: "Valve", days: 45, isApproved: false),
        Line(name: "Hose", days: 60, isApproved: false),
    ]

    static let line = CELSchema<Line>("line") {
        $0.field("name") { $0.name }
        $0.field("days") { $0.days }
        $0.field("approved") { $0.isApproved }
    }

    static let customer = CELSchema<Customer>("customer") {
        $0.field("name") { _ in "Acme GmbH" }
        $0.field("segment") { _ in "A" }
        $0.field("email") { _ in String?.none }
    }

    static let deal = CELSchema<Customer>("deal") {
        $0.field("amount") { _ in Money(80_000, "EUR") }
        $0.field("discount") { _ in ExactDecimal("0.18") ?? .zero }
        $0.field("probability") { _ in ExactDecimal?.none }
    }

    static let schema = CELSchema<ArticleFacts>("facts") {
        $0.record("customer", customer) { _ in Customer() }
        $0.record("deal", deal) { _ in Customer() }
        $0.list("lines", of: line) { $0.lines }
        $0.field("tags") { _ in ["urgent", "export"] }
        $0.field("now") { _ in Instant(seconds: 1_772_443_800) }
        $0.field("today") { _ in CivilDate(daysSinceEpoch: 20_514) }
    }
}

@Suite("The article for analysts", .tags(.language, .documentation))
struct ArticleTests {
    @Test("Each example gives what the article says", arguments: ArticleExample.all)
    func gives(_ example: ArticleExample) throws {
        let options = CELOptions(
            exact: true, absent: .unknown, currency: Currency("EUR"), namedZone: { SystemZone($0) })
        let program = try CELProgram<ArticleFacts, CELValue>(
            example.source, over: ArticleFacts.schema, options: options)
        #expect(program.evaluate(ArticleFacts()).text == example.result)
    }

    @Test("There are examples, one of each function and macro")
    func isComplete() {
        #expect(ArticleExample.all.count > 100)
        let sources = ArticleExample.all.map(\.source)
        let macros = [
            "all", "exists", "exists_one", "filter", "map", "sortBy", "transformList", "transformMap",
            "transformMapEntry", "optMap", "optFlatMap", "cel.bind", "cel.block", "cel.index", "has",
        ]
        let functions = FunctionTable.exact.names.filter { $0.first?.isLetter == true && $0 != "in" }
        for name in functions.sorted() + macros {
            #expect(sources.contains { $0.contains("\(name)(") }, "no example of \(name)")
        }
    }
}
