import ExactValues
import TestTags
import Testing

@testable import DealEngine
@testable import DealProcess

@Suite("A plugin's typed parameters", .tags(.plugins))
struct ParameterDecoderTests {
    struct Limits: Decodable, Equatable {
        struct Step: Decodable, Equatable {
            var from: Int
            var share: ExactDecimal
        }
        var region: String
        var share: ExactDecimal
        var top: Money
        var since: CivilDate
        var window: DaySpan
        var strict: Bool
        var retries: UInt8?
        var steps: [Step]
        var weights: [String: Double]
    }

    static let complete = """
        region: 77
        share: 12.5%
        top: 50000.50 EUR
        since: 2026-03-02
        window: 3 days
        strict: true
        steps:
          - { from: 1, share: 0.5 }
          - { from: 10, share: 0 }
        weights: { phone: 0.25, visit: 2 }
        x-note: for people
        """

    @Test("Every form of the process file is read as the type that the plugin asks for")
    func readsEveryForm() throws {
        let limits = try decode(Limits.self, Self.complete)
        #expect(limits.region == "77")
        #expect(limits.share == ExactDecimal("0.125"))
        #expect(limits.top == Money("50000.50 EUR"))
        #expect(limits.since == CivilDate("2026-03-02"))
        #expect(limits.window == DaySpan(3, .days))
        #expect(limits.strict)
        #expect(limits.retries == nil)
        #expect(limits.steps.map(\.from) == [1, 10])
        #expect(limits.weights == ["phone": 0.25, "visit": 2])
    }

    struct Slip: Sendable, CustomTestStringConvertible {
        let name: String
        let from: String
        let to: String
        let error: String
        var testDescription: String { name }
    }

    static let slips = [
        Slip(
            name: "a missing parameter", from: "strict: true\n", to: "",
            error: "f.yaml:1:1: error: the parameter 'strict' is missing (add 'strict:' under 'with')"),
        Slip(
            name: "a word where a bool is wanted", from: "strict: true", to: "strict: yes",
            error: "f.yaml:6:9: error: 'strict' must be true or false, not 'yes'"),
        Slip(
            name: "a quoted number", from: "share: 12.5%", to: "share: \"0.5\"",
            error: "f.yaml:2:8: error: 'share' must be a number or a percent, but it is in quotes, "
                + "which make it a text (write 0.5 without quotes)"),
        Slip(
            name: "a number without its currency", from: "50000.50 EUR", to: "50000.50",
            error: "f.yaml:3:6: error: 'top' must be money, as '50000 EUR', not '50000.50'"),
        Slip(
            name: "a number that does not fit", from: "strict: true", to: "strict: true\nretries: 300",
            error: "f.yaml:7:10: error: 'retries' must be a whole number from 0 to 255, not '300'"),
        Slip(
            name: "an error deep inside a list", from: "from: 10", to: "from: ten",
            error: "f.yaml:9:13: error: 'steps[2].from' must be a whole number, not 'ten'"),
        Slip(
            name: "a map where a list is wanted", from: "weights: { phone: 0.25, visit: 2 }", to: "weights: [ 1 ]",
            error: "f.yaml:10:10: error: 'weights' must be a map, not a list"),
        Slip(
            name: "a misspelt parameter", from: "strict: true", to: "strict: true\nretrys: 3",
            error: "f.yaml:7:1: error: the plugin has no parameter 'retrys' (did you mean 'retries'?)"),
        Slip(
            name: "infinity", from: "phone: 0.25", to: "phone: inf",
            error: "f.yaml:10:19: error: 'weights.phone' must be a number, not 'inf'"),
    ]

    @Test("A slip is reported with file, line and column, what is wrong and what to do", arguments: slips)
    func reportsSlips(_ slip: Slip) throws {
        let text = Self.complete.replacing(slip.from, with: slip.to)
        #expect(text != Self.complete)
        let error = #expect(throws: ParameterError.self) { try decode(Limits.self, text) }
        #expect(error?.description == slip.error)
    }

    @Test("A plugin without parameters refuses any")
    func noParameters() throws {
        let error = #expect(throws: ParameterError.self) { try decode(NoParameters.self, "limit: 3") }
        #expect(error?.description == "f.yaml:1:1: error: the plugin has no parameter 'limit'")
    }

    private func decode<T: Decodable>(_ type: T.Type, _ yaml: String) throws -> T {
        var findings = DiagnosticCollector()
        let document = YAMLDocument.read(Array(yaml.utf8), file: "f.yaml", into: &findings)
        return try ParameterDecoder.decode(type, from: ParameterNode(try #require(document)))
    }
}
