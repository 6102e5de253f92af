import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Exact decimals", .tags(.values, .random))
struct ExactDecimalTests {
    @Test(
        "Plain decimal text is read exactly and printed in its shortest form",
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.15", "0.15"), ("-0.15", "-0.15"), ("80000.50", "80000.5"), ("1.000", "1"),
            ("0.000000000000000001", "0.000000000000000001"), ("9223372036854775807", "9223372036854775807"),
            ("-9223372036854775808", "-9223372036854775808"), ("9.223372036854775807", "9.223372036854775807"),
            ("1.0000000000000000000000000", "1"), ("100", "100"),
        ])
    func readsAndPrints(_ text: String, _ printed: String) throws {
        let value = try #require(ExactDecimal(text))
        #expect(value.description == printed)
        #expect(ExactDecimal(printed) == value)
    }

    @Test(
        "Anything but a plain decimal in range is refused",
        arguments: [
            "", "-", "+1", ".5", "5.", "1e3", "1,000", "1_000", " 1", "1 ", "007", "00", "-00.1", "1.2.3", "--1",
            "0x10",
            "9223372036854775808", "-9223372036854775809", "0.0000000000000000001", "10.223372036854775807", "１", "∞",
            "nan",
        ])
    func refuses(_ text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("SEMANTICS 4.2: values are normalised, so equal values are equal and hash equally")
    func normalised() {
        #expect(ExactDecimal(coefficient: 1_500, scale: 4) == ExactDecimal("0.15"))
        #expect(ExactDecimal(coefficient: 0, scale: 9) == .zero)
        #expect(ExactDecimal(coefficient: 0, scale: 9)?.scale == 0)
        #expect(ExactDecimal(coefficient: 1, scale: 19) == nil)
        #expect(ExactDecimal(coefficient: 1, scale: -1) == nil)
        #expect(Set([ExactDecimal(coefficient: 10, scale: 1), ExactDecimal(1), 1]).count == 1)
    }

    @Test("SEMANTICS 4.2: + - * give the exact result or overflow, never a rounded one")
    func againstWideReference() throws {
        var random = SeededRandom(printing: #function)
        for _ in 0..<40_000 {
            let (a, b) = (random.decimal(), random.decimal())
            check(try? a.adding(b), WideDecimal(a) + WideDecimal(b), a, "+", b)
            check(try? a.subtracting(b), WideDecimal(a) - WideDecimal(b), a, "-", b)
            check(try? a.multiplied(by: b), WideDecimal(a) * WideDecimal(b), a, "*", b)
        }
    }

    private func check(
        _ found: ExactDecimal?, _ expected: WideDecimal, _ a: ExactDecimal, _ sign: String, _ b: ExactDecimal
    ) {
        #expect(found == expected.narrowed, "\(a) \(sign) \(b)")
    }

    @Test("SEMANTICS 4.2: comparison is exact at any scales and never overflows")
    func comparison() {
        var random = SeededRandom(printing: #function)
        for _ in 0..<40_000 {
            let a = random.decimal()
            let b = random.chance(4) ? a : random.decimal()
            let (left, right) = WideDecimal.aligned(WideDecimal(a), WideDecimal(b))
            #expect((a < b) == (left < right), "\(a) < \(b)")
            #expect((a <= b) == (left <= right), "\(a) <= \(b)")
            #expect((a > b) == (left > right), "\(a) > \(b)")
            #expect((a >= b) == (left >= right), "\(a) >= \(b)")
            #expect((a == b) == (left == right), "\(a) == \(b)")
        }
    }

    @Test("A sum beyond the range overflows")
    func overflow() {
        #expect(throws: ArithmeticError.overflow) { try ExactDecimal(Int64.max).adding(1) }
        #expect(throws: ArithmeticError.overflow) { try ExactDecimal(Int64.min).subtracting(1) }
        #expect(throws: ArithmeticError.overflow) { try ExactDecimal(Int64.max).multiplied(by: 2) }
        #expect(throws: ArithmeticError.overflow) { try ExactDecimal(Int64.min).negated() }
        #expect(throws: ArithmeticError.overflow) { try ExactDecimal(Int64.max).adding(tenth) }
    }

    private let tenth = ExactDecimal("0.1") ?? 0

    @Test(
        "Rounding follows its rule on both sides of zero",
        arguments: [
            ("105555.5556", 2, FloatingPointRoundingRule.up, "105555.56"), ("-1.25", 1, .up, "-1.2"),
            ("-1.25", 1, .down, "-1.3"), ("1.25", 1, .toNearestOrEven, "1.2"), ("1.35", 1, .toNearestOrEven, "1.4"),
            ("1.25", 1, .toNearestOrAwayFromZero, "1.3"), ("1.29", 1, .towardZero, "1.2"),
            ("1.21", 1, .awayFromZero, "1.3"), ("1.5", 3, .up, "1.5"), ("9.99", 0, .up, "10"),
        ])
    func rounding(_ text: String, _ scale: Int, _ rule: FloatingPointRoundingRule, _ expected: String) throws {
        let value = try #require(ExactDecimal(text))
        #expect(try value.rounded(to: scale, rule).description == expected)
    }
}
