import CEL
import ExactValues

/// A host's records for tests: every field may be present, absent or withheld.
struct Sample: Sendable {
    var deal = Fields()
    var customer = Fields()
    var lines: [Fields] = []
    var tags: [String] = []
    var now = CELTimestamp(seconds: 1_772_443_800)
    var today = CivilDate("2026-03-02")

    /// One record with a field of each type.
    struct Fields: Sendable {
        var flag: CELPresence<Bool> = .absent
        var count: CELPresence<Int64> = .absent
        var ratio: CELPresence<Double> = .absent
        var name: CELPresence<String> = .absent
        var discount: CELPresence<ExactDecimal> = .absent
        var amount: CELPresence<Money> = .absent
        var day: CELPresence<CivilDate> = .absent
        var at: CELPresence<CELTimestamp> = .absent
    }

    static let fields = CELSchema<Fields>("deal") {
        $0.field("flag", reader: .bool { $0.flag })
        $0.field("count", reader: .int { $0.count })
        $0.field("ratio", reader: .double { $0.ratio })
        $0.field("name", reader: .text { $0.name })
        $0.field("discount", reader: .number { $0.discount })
        $0.field("amount", reader: .money { $0.amount })
        $0.field("day", reader: .date { $0.day })
        $0.field("at", reader: .timestamp { $0.at })
    }

    static let schema = CELSchema<Sample>("facts") {
        $0.record("deal", fields) { $0.deal }
        $0.record("customer", fields) { $0.customer }
        $0.list("lines", of: fields) { $0.lines }
        $0.field("tags") { $0.tags }
        $0.field("now", reader: .timestamp { CELPresence($0.now) })
        $0.field("today") { $0.today }
        $0.constant("constants.max_discount", ExactDecimal("0.15") ?? .zero)
        $0.constant("constants.large", 50_000)
        $0.function("twice", [.int], returns: .int) { values throws(CELFault) in
            guard case .int(let value) = values[0] else { throw CELFault(.host, "no int") }
            return .int(value &* 2)
        }
    }

    /// Gates' options: exact, absence unknown, in euros.
    static let options = CELOptions(exact: true, absent: .unknown, currency: Currency("EUR"))

    static func program(_ source: String) throws(CELErrors) -> CELProgram<Sample, Bool> {
        try CELProgram(source, over: schema, options: options)
    }

    /// The result of a condition in one word: true, false, U with its paths, or E with its kind.
    func verdict(_ source: String) throws -> String {
        switch try Self.program(source).evaluate(self) {
        case .value(let value): "\(value)"
        case .unknown(let unknown): Self.word(unknown)
        case .failed(let failure):
            "E \(failure.kind)" + (failure.unknowns.isEmpty ? "" : " " + Self.word(failure.unknowns))
        }
    }

    private static func word(_ unknown: CELUnknown) -> String {
        "U " + (unknown.absent + unknown.withheld.map { "-" + $0 }).joined(separator: " ")
    }
}
