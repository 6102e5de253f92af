public import ExactValues

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
        text(of: number, shiftedBy: 0, leastFraction: 0, grouped: false)
    }

    /// The number as per cent: 0.155 is `15.5%`.
    package func percentText(of number: ExactDecimal) -> String {
        text(of: number, shiftedBy: 2, leastFraction: 0, grouped: false) + percentMark
    }

    /// The amount in groups, with the digits of the currency's smallest unit, or more where it was computed:
    /// `184,500.00 EUR`.
    ///
    /// The code stands behind the amount in every language.
    package func text(of money: Money) -> String {
        text(of: money.amount, shiftedBy: 0, leastFraction: money.currency.minorDigits, grouped: true)
            + currencySpace + money.currency.code
    }

    /// - Parameter shift: By how many places the decimal mark moves to the right.
    private func text(of number: ExactDecimal, shiftedBy shift: Int, leastFraction: Int, grouped: Bool) -> String {
        var digits = Array(String(number.coefficient.magnitude).utf8)
        var scale = number.scale - shift
        if scale < 0 {
            // Digits are moved rather than the value multiplied, which could overflow.
            if !number.isZero { digits.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: -scale)) }
            scale = 0
        }
        if digits.count <= scale {
            digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits.count), at: 0)
        }
        let whole = digits.dropLast(scale)
        let fraction = String(decoding: digits.suffix(scale), as: UTF8.self)
        let padding = String(repeating: "0", count: max(0, leastFraction - scale))
        return (number.isNegative ? "-" : "")
            + (grouped ? inGroups(whole) : String(decoding: whole, as: UTF8.self))
            + (fraction.isEmpty && padding.isEmpty ? "" : decimalMark + fraction + padding)
    }

    private func inGroups(_ digits: ArraySlice<UInt8>) -> String {
        var result = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { result += groupMark }
            result.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return result
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
