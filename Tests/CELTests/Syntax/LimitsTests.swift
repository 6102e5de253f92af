@_spi(Reference) import CEL
import Foundation
import Testing

@Suite("Limits")
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

    private static func codes(of source: String) -> [String] {
        do throws(CELErrors) {
            _ = try CELProgram<Int, Bool>(source, over: schema)
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
