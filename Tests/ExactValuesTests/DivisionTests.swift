import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Division of exact decimals", .tags(.values, .random))
struct DivisionTests {
    @Test(
        "SEMANTICS 4.5: a quotient is rounded half to even at 12 decimals",
        arguments: [
            ("1", "3", "0.333333333333"), ("2", "3", "0.666666666667"), ("-2", "3", "-0.666666666667"),
            ("10", "4", "2.5"), ("1", "2000000000000", "0"), ("3", "2000000000000", "0.000000000002"),
            ("5", "2000000000000", "0.000000000002"), ("7", "2000000000000", "0.000000000004"),
            ("1", "0.000000000000000001", "1000000000000000000"), ("0", "7", "0"),
            ("0.000000000000000001", "9223372036854775807", "0"),
            ("-9223372036854775808", "1", "-9223372036854775808"),
        ])
    func quotient(_ numerator: String, _ denominator: String, _ expected: String) throws {
        let (n, d) = (try #require(ExactDecimal(numerator)), try #require(ExactDecimal(denominator)))
        #expect(try n.divided(by: d).description == expected)
    }

    @Test("A quotient too large for 12 decimals keeps as many as fit, rounded once")
    func largeQuotient() throws {
        #expect(try ExactDecimal(100_000_000).divided(by: 7).description == "14285714.28571428571")
        #expect(try ExactDecimal(Int64.max).divided(by: 2).description == "4611686018427387904")
        #expect(try ExactDecimal(1_000_000_000_000).divided(by: 3).description == "333333333333.3333333")
    }

    @Test("SEMANTICS 4.5: division by zero is an error, and a whole part that does not fit is overflow")
    func errors() {
        #expect(throws: ArithmeticError.divisionByZero) { try ExactDecimal(1).divided(by: 0) }
        #expect(throws: ArithmeticError.overflow) {
            try ExactDecimal(Int64.max).divided(by: ExactDecimal("0.1") ?? 0)
        }
    }

    @Test(
        "SEMANTICS 4.5: every quotient that fits differs from the true one by at most half a unit of the 12th decimal")
    func againstLongDivision() {
        var random = SeededRandom(printing: #function)
        for _ in 0..<20_000 {
            let (n, d) = (random.decimal(), random.decimal())
            guard !d.isZero, let found = try? n.divided(by: d), found.scale == 12 else { continue }
            let expected = WideDecimal.quotient(n, d, decimals: 12)
            #expect(WideDecimal(found) == expected, "\(n) / \(d)")
        }
    }

    @Test("SEMANTICS 4.5: comparison with a quotient is exact where the rounded quotient is not")
    func comparisonWithQuotient() throws {
        let third = try ExactDecimal(1).divided(by: 3)
        #expect(try ExactDecimal.comparison(third, toQuotient: 1, 3) == -1)
        #expect(try ExactDecimal.comparison(2, toQuotient: 4, 2) == 0)
        #expect(try ExactDecimal.comparison(0, toQuotient: -1, 3) == 1)
        #expect(try ExactDecimal.compareQuotients(1, 3, 2, 6) == 0)
        #expect(try ExactDecimal.compareQuotients(-1, 3, 1, -3) == 0)
        #expect(try ExactDecimal.compareQuotients(0, 3, 0, -8) == 0)
        #expect(throws: ArithmeticError.divisionByZero) { try ExactDecimal.compareQuotients(1, 0, 1, 1) }
    }

    @Test("SEMANTICS 4.5: quotients compare as by unlimited cross-multiplication")
    func quotientsAgainstReference() throws {
        var random = SeededRandom(printing: #function)
        for _ in 0..<20_000 {
            let (a, b, c, d) = (random.decimal(), random.decimal(), random.decimal(), random.decimal())
            guard !b.isZero, !d.isZero else { continue }
            let flip = b.isNegative != d.isNegative
            let (left, right) = WideDecimal.aligned(
                WideDecimal(a) * WideDecimal(d), WideDecimal(c) * WideDecimal(b))
            let expected = left == right ? 0 : ((left < right) != flip ? -1 : 1)
            #expect(try ExactDecimal.compareQuotients(a, b, c, d) == expected, "\(a)/\(b) beside \(c)/\(d)")
        }
    }
}
