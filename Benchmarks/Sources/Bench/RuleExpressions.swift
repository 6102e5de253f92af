import CAllocations
import CEL
import Foundation

/// `bench cel`: gate expressions over maps, as other implementations are measured, and comparisons over a typed record.
struct RuleExpressions {
    private let data: [String: Any]
    /// The least time of one round.
    private let seconds: Double
    private let rounds: Int

    init(path: String, rounds: Int, seconds: Double = 0.005) throws {
        let json = try JSONSerialization.jsonObject(with: try Data(contentsOf: URL(fileURLWithPath: path)))
        guard let data = json as? [String: Any] else { throw BenchError("\(path) is no JSON object") }
        self.data = data
        self.rounds = rounds
        self.seconds = seconds
    }

    func figures() throws -> [Figure] { try overMaps() + overRecords() }

    // MARK: Over maps

    /// What the data declares, each variable a value of the language.
    private struct Variables: Sendable {
        var customer = CELValue.null
        var deal = CELValue.null
        var now = CELValue.null
        var config = CELValue.null

        static let schema = CELSchema<Variables>("activation") {
            $0.field("customer", type: .map(.string, .dyn)) { .value($0.customer) }
            $0.field("deal", type: .map(.string, .dyn)) { .value($0.deal) }
            $0.field("now", type: .timestamp) { .value($0.now) }
            $0.field("config", type: .map(.string, .map(.string, .list(.string)))) { .value($0.config) }
        }
    }

    private func overMaps() throws -> [Figure] {
        guard let activation = data["activation"] as? [String: Any],
            let expressions = data["expressions"] as? [[String: Any]]
        else { throw BenchError("the data has no activation or no expressions") }
        func value(_ name: String) throws -> CELValue {
            guard let value = Self.value(activation[name]) else { throw BenchError("'\(name)' cannot be read") }
            return value
        }
        let variables = Variables(
            customer: try value("customer"), deal: try value("deal"), now: try value("now"),
            config: try value("config"))
        return try expressions.map { expression in
            guard let name = expression["name"] as? String, let source = expression["expr"] as? String,
                let wanted = Self.value(expression["result"])
            else { throw BenchError("an expression cannot be read") }
            let wantedText = CELResult.value(wanted).text
            if case .bool = wanted {
                return try figure(name, source, over: Variables.schema, Bool.self, variables, wantedText)
            }
            return try figure(name, source, over: Variables.schema, String.self, variables, wantedText)
        }
    }

    // MARK: Over a typed record

    /// A host's own type, read in place.
    private struct Deal: Sendable {
        var isUrgent = true
        var days: Int64 = 60
        var amount = 184_500.0
        var limit: Double? = 225_000
        var stage = "negotiation"

        static let schema = CELSchema<Deal>("deal") {
            $0.field("urgent") { $0.isUrgent }
            $0.field("days") { $0.days }
            $0.field("amount") { $0.amount }
            $0.field("limit") { $0.limit }
            $0.field("stage") { $0.stage }
        }
    }

    private func overRecords() throws -> [Figure] {
        let sources = [
            ("record: constant", "true"), ("record: flag", "urgent"), ("record: int", "days <= 90"),
            ("record: double", "amount > 1000.0"), ("record: two fields", "amount <= limit"),
            ("record: product", "amount <= limit * 0.9"), ("record: text", "stage == \"negotiation\""),
            ("record: three gates", "urgent && days <= 90 && amount > 1000.0"),
        ]
        return try sources.map { name, source in
            try figure(name, source, over: Deal.schema, Bool.self, Deal(), "true")
        }
    }

    // MARK: Measuring

    private func figure<Root: Sendable, Output: CELRepresentable>(
        _ name: String, _ source: String, over schema: CELSchema<Root>, _: Output.Type, _ root: Root, _ wanted: String
    ) throws -> Figure {
        let program = try CELProgram<Root, Output>(source, over: schema)
        var unlimited = CELOptions()
        unlimited.limits.cost = .max
        let free = try CELProgram<Root, Output>(source, over: schema, options: unlimited)
        let found = CELResult.value(try program(root).celValue).text
        guard found == wanted else { throw BenchError("\(name): gives \(found), not \(wanted)") }
        let count = calibrated { Self.loop(program, root, $0) }
        var (limited, open): ([Double], [Double]) = ([], [])
        // Many short rounds, of which the quickest counts: whatever else the machine does can only add to the time.
        for _ in 0..<rounds * 10 {
            limited.append(Timing.once { Self.loop(program, root, count) })
            open.append(Timing.once { Self.loop(free, root, count) })
        }
        let nanoseconds = (limited.min() ?? 0) / Double(count) * 1e9
        let without = (open.min() ?? 0) / Double(count) * 1e9
        allocations_start()
        Self.loop(program, root, 1000)
        let allocations = allocations_stop()
        return Figure(
            name: name, value: nanoseconds, unit: "ns",
            check: [
                "result": found, "without cost limit": String(format: "%.3g ns", without),
                "cost limit costs": String(format: "%+.0f %%", (nanoseconds / without - 1) * 100),
                "allocations": allocations_can_be_counted() ? String(format: "%.3g", Double(allocations) / 1000) : "?",
            ])
    }

    @inline(never)
    private static func loop<Root: Sendable, Output: CELRepresentable>(
        _ program: CELProgram<Root, Output>, _ root: Root, _ count: Int
    ) {
        for _ in 0..<count { keep(program.evaluate(root)) }
    }

    /// Stands for a use of the value, which the optimiser may not leave out.
    @inline(never)
    private static func keep<Value>(_ value: Value) {}

    private func calibrated(_ run: (Int) -> Void) -> Int {
        var count = 1000
        while true {
            let time = Timing.once { run(count) }
            if time > seconds / 2 { return max(1, Int(Double(count) * seconds / time)) }
            count *= 4
        }
    }

    // MARK: Reading

    /// The value that the data writes as an object with one key.
    private static func value(_ json: Any?) -> CELValue? {
        guard let object = json as? [String: Any], let (tag, content) = object.first else { return nil }
        switch tag {
        case "bool": return (content as? NSNumber).map { .bool($0.boolValue) }
        case "int": return (content as? NSNumber).map { .int($0.int64Value) }
        case "double": return (content as? NSNumber).map { .double($0.doubleValue) }
        case "string": return (content as? String).map(CELValue.string)
        case "timestamp": return (content as? String).flatMap { CELTimestamp($0) }.map(CELValue.timestamp)
        case "list": return (content as? [Any])?.compactMap { value($0) }.celList
        case "map":
            return (content as? [String: Any]).map { members in
                .map(
                    CELMap(members.sorted { $0.key < $1.key }.compactMap { key, json in value(json).map { (key, $0) } })
                )
            }
        default: return nil
        }
    }
}

extension [CELValue] {
    fileprivate var celList: CELValue { .list(self) }
}
