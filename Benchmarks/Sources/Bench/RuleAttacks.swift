import CAllocations
import CEL

/// Expressions made to cost much: each must end with a value or a typed error, soon and in little memory.
struct RuleAttacks {
    private static let list = "[" + Array(repeating: "1", count: 100).joined(separator: ", ") + "]"

    static let all: [(name: String, source: String)] = [
        (
            "nested comprehensions",
            "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, a + b + c + d > 0))))"
        ),
        ("nested maps of lists", "\(list).map(a, \(list).map(b, \(list).map(c, \(list)))).size() > 0"),
        ("doubled text", bound(30, "\"aaaaaaaaaaaaaaaa\"") { "\($0) + \($0)" } + " != \"\""),
        ("doubled list", bound(30, "[1, 2, 3, 4]") { "\($0) + \($0)" } + " != []"),
        ("pattern (a+)+$", "\"\(String(repeating: "a", count: 40))!\".matches(\"(a+)+$\")"),
        ("pattern (a?){40}a{40}", "\"\(String(repeating: "a", count: 40))\".matches(\"^(a?){40}a{40}$\")"),
        ("pattern of repeated repeats", "\"a\".matches(\"(((a{100}){100}){100}){100}\")"),
        ("pattern of repeated nothing", "\"a\".matches(\"((((){1000}){1000}){1000}){1000}\")"),
        ("many patterns", "\(list).all(a, \(list).all(b, string(a + b).matches(\"(x{100}){\" + string(b) + \"}\")))"),
        ("10,000 terms", Array(repeating: "n > 5", count: 10_000).joined(separator: " || ")),
        ("10,000 short terms", Array(repeating: "true", count: 10_000).joined(separator: "||")),
        ("2,475 terms, which are allowed", Array(repeating: "n > 5", count: 2475).joined(separator: " || ")),
        ("10,000 parentheses", String(repeating: "(", count: 10_000) + "true" + String(repeating: ")", count: 10_000)),
        ("10,000 signs", String(repeating: "!", count: 10_000) + "true"),
        ("number of 90,000 digits", String(repeating: "9", count: 90_000) + " > 0"),
        ("decimals of 90,000 digits", "0." + String(repeating: "9", count: 90_000) + " > 0.0"),
        ("text of 90,000 letters", "\"" + String(repeating: "x", count: 90_000) + "\" != \"\""),
        ("list of 24,000 numbers", "[" + Array(repeating: "1", count: 24_000).joined(separator: ",") + "].size() > 0"),
        ("wide range", "lists.range(9223372036854775807).size() > 0"),
        ("many decimals", "\"%.1000f\".format([1e-300]).size() > 0"),
    ]

    /// `cel.bind` nested `count` deep, each time applied to the last.
    private static func bound(_ count: Int, _ first: String, _ next: (String) -> String) -> String {
        let names = (0..<count).map { "v\($0)" }
        let open = names.enumerated().map { place, name in
            "cel.bind(\(name), \(place == 0 ? first : next(names[place - 1])), "
        }
        return open.joined() + (names.last ?? "") + String(repeating: ")", count: count)
    }

    func figures() -> [Figure] {
        let schema = CELSchema<Int>("nothing") { $0.field("n") { $0 } }
        return Self.all.map { name, source in
            var outcome = ""
            let times = (0..<3).map { _ in Timing.once { outcome = Self.outcome(of: source, schema) } }
            allocations_start()
            _ = Self.outcome(of: source, schema)
            _ = allocations_stop()
            return Figure(
                name: "attack: \(name)", value: (times.min() ?? 0) * 1000, unit: "ms",
                check: [
                    "outcome": outcome,
                    "peak": allocations_can_be_counted() ? "\(allocations_peak() >> 10) KiB" : "?",
                ])
        }
    }

    private static func outcome(of source: String, _ schema: CELSchema<Int>) -> String {
        do throws(CELErrors) {
            switch try CELProgram<Int, Bool>(source, over: schema).evaluate(1) {
            case .value(let value): return "\(value)"
            case .unknown: return "unknown"
            case .failed(let failure): return "\(failure.kind)"
            }
        } catch {
            return error.issues.first?.code ?? ""
        }
    }
}
