package import ExactValues

/// How a language writes numbers.
public struct NumberStyle: Hashable, Sendable {
    /// What stands between the whole number and its fraction: `.` or `,`.
    public var decimalMark: String
    /// What stands between groups of three digits of an amount of money: `,` or a space that does not break.
    public var groupMark: String
    /// What follows a per cent value, with the space before it where the language has one.
    public var percentMark: String
    /// What stands between an amount and its currency's code.
    public var currencySpace: String

    /// A way to write numbers.
    public init(decimalMark: String, groupMark: String, percentMark: String, currencySpace: String = " ") {
        self.decimalMark = decimalMark
        self.groupMark = groupMark
        self.percentMark = percentMark
        self.currencySpace = currencySpace
    }

    /// The number without padding and without groups: `1234.5`. Groups would turn the number of a house or a year
    /// into an amount.
    package func text(of number: ExactDecimal) -> String {
        text(of: number, shiftedBy: 0, leastFraction: 0, grouped: false, suffix: "")
    }

    /// The number as per cent: 0.155 is `15.5%`.
    package func percentText(of number: ExactDecimal) -> String {
        text(of: number, shiftedBy: 2, leastFraction: 0, grouped: false, suffix: percentMark)
    }

    /// The amount in groups, with the digits of the currency's smallest unit, or more where it was computed:
    /// `184,500.00 EUR`.
    ///
    /// The code stands behind the amount in every language.
    package func text(of money: Money) -> String {
        text(
            of: money.amount, shiftedBy: 0, leastFraction: money.currency.minorDigits, grouped: true,
            suffix: currencySpace + money.currency.code)
    }

    /// Written from the last character to the first, as digits come off a number; one array and one text are made.
    ///
    /// - Parameters:
    ///   - shift: By how many places the decimal mark moves to the right. Digits are moved rather than the value
    ///     multiplied, which could overflow.
    ///   - suffix: What follows the digits.
    private func text(
        of number: ExactDecimal, shiftedBy shift: Int, leastFraction: Int, grouped: Bool, suffix: String
    ) -> String {
        let scale = number.scale - shift
        var rest = number.coefficient.magnitude
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        bytes.append(contentsOf: suffix.utf8.reversed())
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, leastFraction - max(0, scale))))
        for _ in 0..<max(0, scale) { bytes.append(Self.lastDigit(of: &rest)) }
        if scale > 0 || leastFraction > 0 { bytes.append(contentsOf: decimalMark.utf8.reversed()) }

        var zeros = number.isZero ? 0 : max(0, -scale)
        var place = 0
        repeat {
            if grouped, place > 0, place % 3 == 0 { bytes.append(contentsOf: groupMark.utf8.reversed()) }
            bytes.append(zeros > 0 ? UInt8(ascii: "0") : Self.lastDigit(of: &rest))
            zeros -= 1
            place += 1
        } while zeros > 0 || rest > 0
        if number.isNegative { bytes.append(UInt8(ascii: "-")) }
        bytes.reverse()
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func lastDigit(of rest: inout UInt64) -> UInt8 {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        rest = quotient
        return UInt8(ascii: "0") + UInt8(digit)
    }
}

extension NumberStyle {
    /// `184,500.5`, `18%`.
    public static let english = NumberStyle(decimalMark: ".", groupMark: ",", percentMark: "%")
    /// `184 500,5`, `18 %`, with spaces that do not break.
    public static let russian = NumberStyle(
        decimalMark: ",", groupMark: "\u{A0}", percentMark: "\u{A0}%", currencySpace: "\u{A0}")
    /// `184,500.5`, `18%`.
    public static let chinese = NumberStyle(decimalMark: ".", groupMark: ",", percentMark: "%")
}
