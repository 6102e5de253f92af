import CEL
import ExactValues
import Randomness

/// Writes random expressions that mostly check, and random data for them.
struct ExpressionGenerator {
    var random: SeededRandom
    private var locals = 0

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    private mutating func record() -> String {
        locals > 0 && Bool.random(using: &random)
            ? "v\(Int.random(in: 0..<locals, using: &random))" : pick(["deal", "customer"])
    }

    mutating func bool(_ depth: Int) -> String {
        if depth <= 0 { return pick(["true", "false", "\(record()).flag", "has(\(record()).\(field()))"]) }
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return "(\(bool(depth - 1)) && \(bool(depth - 1)))"
        case 1: return "(\(bool(depth - 1)) || \(bool(depth - 1)) || \(bool(depth - 2)))"
        case 2: return "!(\(bool(depth - 1)))"
        case 3: return "(\(bool(depth - 1)) ? \(bool(depth - 1)) : \(bool(depth - 1)))"
        case 4: return "\(int(depth - 1)) \(comparison()) \(int(depth - 1))"
        case 5: return "\(text(depth - 1)) \(comparison()) \(text(depth - 1))"
        case 6: return "\(number(depth - 1)) \(comparison()) \(pick([number(depth - 1), "0.15", int(0)]))"
        case 7: return "\(money(depth - 1)) \(comparison()) \(pick([money(depth - 1), "500", "0"]))"
        case 8: return "\(text(depth - 1)) in [\"a\", \(pick(["\"b\"", text(0)]))]"
        case 9: return macro(depth, pick(["all", "exists", "exists_one"]))
        case 10: return "\(date(depth - 1)) \(comparison()) \(date(depth - 1))"
        case 11: return "\(text(depth - 1)).\(pick(["contains", "startsWith", "endsWith"]))(\(text(0)))"
        case 12:
            return
                "\(pick(["ratio", "now", "at"]) == "ratio" ? "\(record()).ratio > 0.5" : "now - \(record()).at > duration(\"1h\")")"
        default: return "\(bool(depth - 1)) \(pick(["==", "!=", "<"])) (\(bool(depth - 1)))"
        }
    }

    private mutating func macro(_ depth: Int, _ name: String) -> String {
        let range = pick([
            "lines", "lines", "lines.filter(w, \(pick(["w.flag", "has(w.count)", "w.count > 1", "true"])))",
        ])
        let variable = "v\(locals)"
        locals += 1
        defer { locals -= 1 }
        return "\(range).\(name)(\(variable), \(bool(depth - 1)))"
    }

    private mutating func comparison() -> String { pick(["==", "!=", "<", "<=", ">", ">="]) }

    private mutating func field() -> String {
        pick(["flag", "count", "ratio", "name", "discount", "amount", "day", "at"])
    }

    mutating func int(_ depth: Int) -> String {
        if depth <= 0 {
            return pick(["0", "1", "-2", "9223372036854775807", "\(record()).count", "twice(\(record()).count)"])
        }
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "(\(int(depth - 1)) \(pick(["+", "-", "*", "/", "%"])) \(int(depth - 1)))"
        case 1: return "size(\(text(depth - 1)))"
        case 2: return "size(lines.filter(w, \(pick(["w.flag", "has(w.count)", "w.count > 1"]))))"
        case 3: return "\(record()).?count.orValue(\(int(depth - 1)))"
        case 4: return "(\(bool(depth - 1)) ? \(int(depth - 1)) : \(int(depth - 1)))"
        case 5: return "[\(int(depth - 1)), \(int(0))][\(pick(["0", "1", "2", int(0)]))]"
        default: return pick(["sum", "max", "min"]) + "(lines.map(w, \(pick(["w.count", "1", "w.count * 2"]))))"
        }
    }

    mutating func text(_ depth: Int) -> String {
        if depth <= 0 {
            return pick(["\"a\"", "\"b\"", "\"\"", "\"é\"", "\"e\\u0301\"", "\(record()).name", "tags[0]"])
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "(\(text(depth - 1)) + \(text(depth - 1)))"
        case 1:
            return "\(text(depth - 1)).\(pick(["upperAscii()", "trim()", "substring(1)", "replace(\"a\", \"bb\")"]))"
        case 2: return "(\(bool(depth - 1)) ? \(text(depth - 1)) : \(text(0)))"
        default: return "string(\(pick([int(depth - 1), number(0), date(0)])))"
        }
    }

    mutating func number(_ depth: Int) -> String {
        if depth <= 0 { return pick(["\(record()).discount", "\(record()).amount.value", "constants.max_discount"]) }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "(\(number(depth - 1)) \(pick(["+", "-", "*", "/"])) \(pick([number(depth - 1), "0.5", "3"])))"
        case 1: return "(\(money(depth - 1)) / \(money(0)))"
        case 2: return "(\(bool(depth - 1)) ? \(number(depth - 1)) : 0.25)"
        default: return "-\(number(depth - 1))"
        }
    }

    mutating func money(_ depth: Int) -> String {
        if depth <= 0 { return pick(["\(record()).amount", "money(\"10 EUR\")", "money(\"7.50 USD\")"]) }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return "(\(money(depth - 1)) \(pick(["+", "-"])) \(pick([money(depth - 1), "5", "0"])))"
        case 1: return "(\(money(depth - 1)) \(pick(["*", "/"])) \(pick([number(0), "0.9", int(0)])))"
        case 2: return "sum(lines.map(w, w.amount))"
        default: return "(\(bool(depth - 1)) ? \(money(depth - 1)) : \(money(0)))"
        }
    }

    mutating func date(_ depth: Int) -> String {
        if depth <= 0 { return pick(["today", "\(record()).day", "date(\"2026-03-01\")", "date(\(record()).at)"]) }
        return "(\(date(depth - 1)) \(pick(["+", "-"])) days(\(int(0))))"
    }
}

extension ExpressionGenerator {
    mutating func sample() -> Sample {
        var sample = Sample(deal: fields(), customer: fields(), tags: pick([[], ["a"], ["b", "c"]]))
        sample.lines = (0..<Int.random(in: 0...3, using: &random)).map { _ in fields() }
        return sample
    }

    private mutating func fields() -> Sample.Fields {
        Sample.Fields(
            flag: presence([true, false]), count: presence([0, 1, 2, -7]), ratio: presence([0.25, 0.75]),
            name: presence(["a", "b", "é", "long enough not to be small"]),
            discount: presence([0, 3, ExactDecimal("0.15") ?? 0]),
            amount: presence([Money(10, "EUR"), Money("7.50 USD") ?? Money(0, "EUR"), Money(0, "EUR")]),
            day: presence([CivilDate(daysSinceEpoch: 20_514), CivilDate(daysSinceEpoch: 20_520)]),
            at: presence([CELTimestamp(seconds: 1_772_400_000)].compactMap { $0 }))
    }

    private mutating func presence<Value>(_ values: [Value]) -> CELPresence<Value> {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: .absent
        case 1: .withheld
        default: .value(pick(values))
        }
    }
}
