@_spi(Reference) import CEL
import Foundation
import TestTags
import Testing

@Suite("Limits", .tags(.language))
struct LimitsTests {
    /// Each shape nested `depth` times.
    static let shapes: [(String, @Sendable (Int) -> String)] = [
        ("parentheses", { String(repeating: "(", count: $0) + "true" + String(repeating: ")", count: $0) }),
        ("lists", { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) + " == []" }),
        ("sums", { "1" + String(repeating: "+1", count: $0) + " > 0" }),
        ("signs", { String(repeating: "!-", count: $0) + "1" }),
        ("conditions", { String(repeating: "true ? true : ", count: $0) + "true" }),
        ("calls", { String(repeating: "size([", count: $0) + "1" + String(repeating: "])", count: $0) + " == 1" }),
        ("selectors", { "{}" + String(repeating: ".a", count: $0) + " == 1" }),
        ("macros", { String(repeating: "[1].all(x, ", count: $0) + "true" + String(repeating: ")", count: $0) }),
        ("maps", { String(repeating: "{1: ", count: $0) + "1" + String(repeating: "}", count: $0) + " == {}" }),
    ]

    static let schema = CELSchema<Int>("nothing") { $0.field("n") { $0 } }

    @Test(
        "Nesting up to the limit and far beyond it is safe on a stack of 512 KiB", arguments: [100, 120, 240, 10_000])
    func nesting(depth: Int) async {
        let outcomes = await Self.onSmallStack {
            Self.shapes.map { name, shape -> (name: String, codes: [String], difference: String?) in
                do throws(CELErrors) {
                    let options = CELOptions(limits: CELLimits(comprehensions: .max))
                    let program = try CELProgram<Int, Bool>(shape(depth), over: Self.schema, options: options)
                    return (name, [], program.difference(on: 1))
                } catch {
                    return (name, error.issues.map(\.code), nil)
                }
            }
        }
        for outcome in outcomes {
            #expect(outcome.difference == nil, "\(outcome.name)")
            if depth <= 120 { #expect(!outcome.codes.contains("limit"), "\(outcome.name)") }
            if depth == 10_000 { #expect(outcome.codes == ["limit"], "\(outcome.name)") }
        }
        #expect(outcomes.count { $0.codes.isEmpty } >= (depth <= 120 ? 5 : (depth == 240 ? 3 : 0)))
    }

    @Test("What is nested too deeply is one error with its reason", arguments: shapes.map(\.0))
    func tooDeep(name: String) async throws {
        let shape = try #require(Self.shapes.first { $0.0 == name }).1
        let codes = await Self.onSmallStack { () -> [String] in
            do throws(CELErrors) {
                _ = try CELProgram<Int, Bool>(shape(10_000), over: Self.schema)
                return []
            } catch {
                return error.issues.map(\.code)
            }
        }
        #expect(codes == ["limit"])
    }

    @Test("Ten thousand terms of `||` and of `&&` are one level each")
    func chains() throws {
        let options = CELOptions(limits: CELLimits(sourceLength: 1_000_000, nodes: 50_000))
        for (sign, term, wanted) in [("||", "n > 5", false), ("&&", "n > 0", true)] {
            let source = Array(repeating: term, count: 10_000).joined(separator: " \(sign) ")
            #expect(try CELProgram<Int, Bool>(source, over: Self.schema, options: options)(1) == wanted)
        }
    }

    @Test("A chain of a thousand conditions is allowed, one of ten thousand is a limit", arguments: ["||", "&&"])
    func longChains(sign: String) throws {
        let condition = "(n + 1) * 2 != n - 3"
        let thousand = Array(repeating: condition, count: 1000).joined(separator: " \(sign) ")
        #expect(try CELProgram<Int, Bool>(thousand, over: Self.schema)(1))
        for term in ["n > 5", "true"] {
            let source = Array(repeating: term, count: 10_000).joined(separator: " \(sign) ")
            #expect(Self.codes(of: source) == ["limit"])
        }
    }

    @Test("Macros within macros end at a depth, however short their lists are; a binding is none of them")
    func comprehensions() {
        let nested = { (depth: Int) in
            String(repeating: "[1].all(x, ", count: depth) + "true" + String(repeating: ")", count: depth)
        }
        #expect(Self.codes(of: nested(12)) == [])
        #expect(Self.codes(of: nested(13)) == ["limit"])
        #expect(Self.codes(of: Array(repeating: nested(12), count: 3).joined(separator: " && ")) == [])
        let bindings = String(repeating: "cel.bind(x, 1, ", count: 40) + "x == 1" + String(repeating: ")", count: 40)
        #expect(Self.codes(of: bindings) == [])
    }

    @Test(
        "A literal that fills pages is a limit",
        arguments: ["9", "0.9", "\"x\"", "b\"x\"", "-9"])
    func literals(form: String) {
        let digit: Character = form.contains("x") ? "x" : "9"
        let source = form.replacing(String(digit), with: String(repeating: digit, count: 90_000)) + " != 0"
        #expect(Self.codes(of: source) == ["limit"])
    }

    private static func codes(of source: String, _ options: CELOptions = CELOptions()) -> [String] {
        do throws(CELErrors) {
            _ = try CELProgram<Int, Bool>(source, over: schema, options: options)
            return []
        } catch {
            return error.issues.map(\.code)
        }
    }

    @Test("Nested macros and growing texts end with the cost limit")
    func cost() throws {
        let list = "[" + Array(repeating: "1", count: 100).joined(separator: ", ") + "]"
        let nested = "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, a + b + c + d > 0))))"
        let failure = try #require(throws: CELFailure.self) { try CELProgram<Int, Bool>(nested, over: Self.schema)(1) }
        #expect(failure.kind == .costLimit)
    }

    @Test("A spent cost limit says which part was expensive, traced or not")
    func culprit() throws {
        let list = "[" + Array(repeating: "1", count: 100).joined(separator: ", ") + "]"
        let part = "\(list).all(a, \(list).all(b, \(list).all(c, a + b + c > 0)))"
        let source = "n == 1 && [1, 2].exists(x, x == 2) && \(part) && n < 3"
        let program = try CELProgram<Int, Bool>(source, over: Self.schema)
        for result in [program.evaluate(1), program.trace(1).result] {
            guard case .failed(let failure) = result else {
                Issue.record("\(result)")
                continue
            }
            #expect(failure.kind == .costLimit)
            let start = source.utf8.count - part.utf8.count - " && n < 3".utf8.count
            #expect(failure.range == start..<start + part.utf8.count)
            #expect(failure.message.hasPrefix("the evaluation costs more than 1000000 units, "))
        }
    }

    @Test(
        "A text or a list that doubles again and again ends with the cost limit",
        arguments: ["\"aaaaaaaaaaaaaaaa\"", "[1, 2, 3, 4]"])
    func doubling(first: String) throws {
        let names = (0..<40).map { "v\($0)" }
        let open = names.enumerated().map { place, name in
            "cel.bind(\(name), \(place == 0 ? first : "\(names[place - 1]) + \(names[place - 1])"), "
        }
        let source = open.joined() + "v39" + String(repeating: ")", count: 40) + ".size() > 0"
        let failure = try #require(throws: CELFailure.self) { try CELProgram<Int, Bool>(source, over: Self.schema)(1) }
        #expect(failure.kind == .costLimit)
    }

    /// Work that is asked for in numbers, and work that is done again and again on long texts and nested lists.
    static let costly: [(name: String, source: String)] = [
        ("a range as wide as an int", "[1].all(x, [2].all(y, lists.range(9223372036854775807).size() > 0))"),
        ("a range whose cost is the widest int", "[1].all(x, lists.range(2305843009213693951).size() > 0)"),
        ("long texts counted", "lists.range(100000).all(i, \(long).size() > 0)"),
        ("long texts compared", "lists.range(100000).all(i, \(long) + \"a\" < \(long) + \"b\")"),
        ("long texts in a list", "lists.range(100000).all(i, cel.bind(x, \(long) + \"a\", !(x in [\(long)])))"),
        (
            "a long text searched",
            "lists.range(1000).all(i, !\(long).contains(\"\(String(repeating: "x", count: 9000))y\"))"
        ),
        ("a text replaced by longer ones", repeated(20, "\"a\"") { "\($0).replace(\"a\", \"aaaaaaaaaa\")" }),
        ("a text quoted again and again", repeated(60, "\"\\\"\"") { "strings.quote(\($0))" }),
        ("nested lists compared", repeated(40, "dyn([1])", result: { "\($0) == \($0)" }) { "dyn([\($0), \($0)])" }),
        (
            "nested lists written",
            repeated(40, "dyn([1])", result: { "'%s'.format([\($0)]) == ''" }) { "dyn([\($0), \($0)])" }
        ),
        ("all digits of small numbers", "lists.range(1000).all(i, \"%.1000e\".format([1e-308]) != \"\")"),
        ("addresses that are none", "lists.range(1000).all(i, !isIP(\(long)))"),
        ("patterns compiled while it runs", "lists.range(10000).all(i, !\"b\".matches(\"a{999}\" + string(i)))"),
    ]

    private static let long = "\"" + String(repeating: "x", count: 19_000) + "\""

    private static func repeated(
        _ count: Int, _ first: String, result: (String) -> String = { "\($0) != \"\"" }, _ next: (String) -> String
    ) -> String {
        let open = (0..<count).map { "cel.bind(v\($0), \($0 == 0 ? first : next("v\($0 - 1)")), " }
        return open.joined() + result("v\(count - 1)") + String(repeating: ")", count: count)
    }

    @Test("What would take long ends with the cost limit", arguments: costly)
    func endsWithCost(name: String, source: String) throws {
        let failure = try #require(throws: CELFailure.self) { try CELProgram<Int, Bool>(source, over: Self.schema)(1) }
        #expect(failure.kind == .costLimit, "\(name): \(failure)")
    }

    @Test("Many large patterns are a limit")
    func patterns() {
        let terms = (0..<100).map { "\"x\".matches(\"\($0).{900}\")" }
        #expect(Self.codes(of: terms.joined(separator: " || "), CELOptions(exact: true)) == ["limit"])
    }

    @Test(
        "Of a source that is wrong from end to end a hundred errors are reported",
        arguments: ["foo(1) && ", "n == “”; ", "== "])
    func manyErrors(part: String) {
        #expect(Self.codes(of: String(repeating: part, count: 3000) + "true").count <= 101)
    }

    @Test("Of a value that is too long to be written the beginning is")
    func longValues() throws {
        let doubled = Self.repeated(40, "dyn([1])", result: { $0 }) { "dyn([\($0), \($0)])" }
        let program = try CELProgram<Int, CELValue>(doubled, over: Self.schema)
        for text in [program.evaluate(1).text, program.trace(1).trace.description] {
            #expect(text.utf8.count < 200_000 && text.contains(" …"))
        }
    }

    @Test("A source longer than the limit is not read")
    func length() {
        let errors = #expect(throws: CELErrors.self) {
            try CELProgram<Int, Bool>(String(repeating: " ", count: 200_000) + "true", over: Self.schema)
        }
        #expect(errors?.issues.map(\.code) == ["limit"])
    }

    @Test("A limit may be as large or as small as a host likes", arguments: [(Int.max, true), (0, false), (-1, false)])
    func extremes(limit: Int, isAllowed: Bool) {
        let limits = CELLimits(
            sourceLength: limit, literalLength: limit, nesting: isAllowed ? 250 : limit, comprehensions: limit,
            nodes: limit, cost: limit)
        let program = try? CELProgram<Int, Bool>(
            "[1].all(x, x == n)", over: Self.schema, options: CELOptions(limits: limits))
        #expect((program != nil) == isAllowed)
    }

    /// Unoptimised code needs about eight times the stack of a release build.
    private static var stackSize: Int {
        #if DEBUG
            4 << 20
        #else
            512 << 10
        #endif
    }

    private static func onSmallStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(returning: body())
            }
            thread.stackSize = stackSize
            thread.start()
        }
    }
}
