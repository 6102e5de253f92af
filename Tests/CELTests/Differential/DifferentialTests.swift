import ExactValues
import Randomness
import TestTags
import Testing

@testable import CEL

@Suite("Compiled against interpreted", .tags(.language, .random))
struct DifferentialTests {
    static let expressions = rounds(everyDay: 5_000, long: 1_000_000)

    @Test(
        "The compiled form gives what the interpreter gives, on random expressions and data",
        arguments: [1, 2, 3, 4] as [UInt64])
    func agree(seed: UInt64) throws {
        var generator = ExpressionGenerator(seed: seed)
        var checked = 0
        var outcomes: [String: Int] = [:]
        while checked < Self.expressions / 4 {
            let source = generator.bool(Int.random(in: 1...4, using: &generator.random))
            let absent: CELOptions.Absence = checked % 5 == 0 ? .error : .unknown
            let options = CELOptions(exact: true, absent: absent, currency: Currency("EUR"))
            guard let program = try? CELProgram<Sample, Bool>(source, over: Sample.schema, options: options) else {
                continue
            }
            checked += 1
            for _ in 0..<3 {
                let sample = generator.sample()
                let wanted = Self.word(program.interpret(sample))
                outcomes[wanted, default: 0] += 1
                #expect(Self.word(program.compiled(sample)) == wanted, "seed \(seed): \(source) over \(sample)")
                #expect("\(program.verdict(sample))" == wanted, "seed \(seed): \(source) over \(sample)")
            }
        }
        // A generator that only ever made failures would prove nothing.
        for word in ["yes", "no", "unknown", "failed"] {
            #expect(outcomes[word, default: 0] > checked / 20, "\(word): \(outcomes)")
        }
    }

    @Test(
        "Canonical text is an expression of the same meaning, and its own canonical text",
        arguments: [5, 6] as [UInt64])
    func canonical(seed: UInt64) throws {
        var generator = ExpressionGenerator(seed: seed)
        for _ in 0..<rounds(everyDay: 600, long: 20_000) {
            guard let program = try? Sample.program(generator.bool(3)) else { continue }
            let text = canonicalText(program.checked.root)
            let again = try Sample.program(text)
            #expect(canonicalText(again.checked.root) == text)
            let sample = generator.sample()
            #expect(Self.word(again.compiled(sample)) == Self.word(program.compiled(sample)), "\(text)")
        }
    }

    private static func word(_ outcome: CELOutcome) -> String {
        switch outcome {
        case .value(.bool(let holds)): holds ? "yes" : "no"
        case .value(let value): "\(value)"
        case .unknown: "unknown"
        case .failed: "failed"
        }
    }

    private static func word(_ verdict: CELVerdict) -> String { "\(verdict)" }
}

extension CELProgram where Output == Bool {
    /// What the compiled form alone gives.
    func compiled(_ root: Root) -> CELVerdict {
        let (verdict, isExhausted) = withUnsafePointer(to: root) { core.verdict(UnsafeRawPointer($0)) }
        return isExhausted ? .failed : verdict
    }
}
