import Randomness

/// Documents by chance: well-formed for the most part, with every style of writing.
struct RandomYAML {
    private var random: SeededRandom
    private var text = ""

    static func document(seed: UInt64) -> String {
        var maker = RandomYAML(random: SeededRandom(seed: seed))
        maker.mapping(indent: 0, depth: 0)
        return maker.text
    }

    private init(random: SeededRandom) { self.random = random }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int(random.next() % UInt64(choices.count))]
    }

    private mutating func mapping(indent: Int, depth: Int) {
        for number in 0..<Int(1 + random.next() % 4) {
            if number > 0 || depth == 0 { text += String(repeating: " ", count: indent) }
            text += pick(["k", "ключ", "'q''k", "\"d k", "a b"]) + "\(number)"
            if let quote = text.last(where: { $0 == "'" || $0 == "\"" || $0 == "\n" || $0 == " " }) {
                if quote == "'" && text.hasSuffix("'q''k\(number)") { text += "'" }
                if text.hasSuffix("\"d k\(number)") { text += "\"" }
            }
            text += pick([":", ":", " :"])
            value(indent: indent, depth: depth, inMapping: true)
            if random.next() % 8 == 0 { text += pick(["\n", "# comment: x\n", "   # more\n"]) }
        }
    }

    private mutating func sequence(indent: Int, depth: Int) {
        for number in 0..<Int(1 + random.next() % 3) {
            if number > 0 || depth == 0 { text += String(repeating: " ", count: indent) }
            text += "-"
            value(indent: indent, depth: depth, inMapping: false)
        }
    }

    private mutating func value(indent: Int, depth: Int, inMapping: Bool) {
        let isNested = depth < 4 && random.next() % 3 == 0
        guard isNested else { return scalarLine(indent: indent, inMapping: inMapping) }
        switch random.next() % (inMapping ? 3 : 4) {
        case 0:
            text += pick(["\n", " # c\n", "  \n"])
            text += String(repeating: " ", count: indent + 2)
            mapping(indent: indent + 2, depth: depth + 1)
        case 1:
            let inner = inMapping && random.next() % 2 == 0 ? indent : indent + 2
            text += "\n" + String(repeating: " ", count: inner)
            sequence(indent: inner, depth: depth + 1)
        case 2:
            text += " "
            flow(depth: 0)
            text += pick(["\n", " \n", " # c\n"])
        default:
            text += " "
            mapping(indent: indent + 2, depth: depth + 1)
        }
    }

    private mutating func scalarLine(indent: Int, inMapping: Bool) {
        switch random.next() % 12 {
        case 0: blockScalar(indent: indent)
        case 1:
            text += " \"one\n" + String(repeating: " ", count: indent + 3) + "two\"\n"
        case 2 where inMapping:
            text += " plain\n" + String(repeating: " ", count: indent + 1) + "text\n"
        case 3 where inMapping: text += "\n" + String(repeating: " ", count: indent + 1) + "below\n"
        case 4: text += pick([" &a x\n", " !!str x\n", " \n", "\n", "\t1\n", " 1\r\n"])
        default:
            text += " " + flatScalar(inFlow: false) + pick(["\n", "\n", " # c\n", "  \n"])
        }
    }

    private mutating func blockScalar(indent: Int) {
        text += " " + pick(["|", ">", "|-", ">-", "|+", ">+", "|2", "> # c"]) + "\n"
        for _ in 0..<Int(1 + random.next() % 4) {
            let line = pick(["a > b &&", "текст", "  more", "", "", "x # y", "x: y", "- z", "     "])
            text += (line.isEmpty ? "" : String(repeating: " ", count: indent + 2) + line) + "\n"
        }
    }

    private mutating func flatScalar(inFlow: Bool) -> String {
        let common = [
            "x", "15%", "-1", "a b  c", "'it''s'", #""q\t\u00e9\"""#, "\"销售\"", "a#b", "http://x.org/y", "~", "null",
            "'a: b, [c]'", #""\ud83d\ude00""#, "e\u{301}", "100 EUR", "''", "\"\"", "a:b", "-x",
        ]
        return pick(
            inFlow
                ? common : common + ["a, b", "x [y] {z}", "f(a, b) != c", "?x", "a ? b : c".replacing(" :", with: "")])
    }

    private mutating func flow(depth: Int) {
        let isSequence = random.next() % 2 == 0
        text += isSequence ? "[" : "{"
        let count = Int(random.next() % 4)
        for number in 0..<count {
            text += pick(["", " "])
            if !isSequence { text += pick(["k", "'q k", "\"d"]) + "\(number)" }
            if text.hasSuffix("'q k\(number)") { text += "'" }
            if text.hasSuffix("\"d\(number)") { text += "\"" }
            if !isSequence { text += ": " }
            if depth < 3, random.next() % 4 == 0 { flow(depth: depth + 1) } else { text += flatScalar(inFlow: true) }
            text += pick(["", " "])
            if number + 1 < count { text += pick([",", ", ", ",\n              "]) }
        }
        text += isSequence ? "]" : "}"
    }
}
