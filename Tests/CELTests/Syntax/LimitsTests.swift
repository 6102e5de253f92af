import CEL
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

    @Test("Nesting to the limit and far beyond it is safe on a stack of 512 KiB", arguments: [100, 240, 10_000])
    func nesting(depth: Int) async {
        await Self.onSmallStack {
            for (_, shape) in Self.shapes {
                guard let program = try? CELProgram<Int, Bool>(shape(depth), over: Self.schema) else { continue }
                _ = program.evaluate(1)
                _ = program.interpret(1)
            }
        }
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
        let options = CELOptions(limits: CELLimits(sourceLength: 1_000_000))
        for (sign, term, wanted) in [("||", "n > 5", false), ("&&", "n > 0", true)] {
            let source = Array(repeating: term, count: 10_000).joined(separator: " \(sign) ")
            #expect(try CELProgram<Int, Bool>(source, over: Self.schema, options: options)(1) == wanted)
        }
    }

    @Test("Nested macros and growing texts end with the cost limit")
    func cost() throws {
        let list = "[" + Array(repeating: "1", count: 100).joined(separator: ", ") + "]"
        let nested = "\(list).all(a, \(list).all(b, \(list).all(c, \(list).all(d, a + b + c + d > 0))))"
        let double = String(repeating: "[\"a\"].map(x, x + x)[0].size() + ", count: 1) + "0 > 0"
        let failure = try #require(throws: CELFailure.self) { try CELProgram<Int, Bool>(nested, over: Self.schema)(1) }
        #expect(failure.kind == .costLimit)
        #expect(try CELProgram<Int, Bool>(double, over: Self.schema)(1))
    }

    @Test("A source longer than the limit is not read")
    func length() {
        let errors = #expect(throws: CELErrors.self) {
            try CELProgram<Int, Bool>(String(repeating: " ", count: 200_000) + "true", over: Self.schema)
        }
        #expect(errors?.issues.map(\.code) == ["limit"])
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
