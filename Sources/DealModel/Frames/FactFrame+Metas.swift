package import ExactValues

// What stands in the meta of a slot with a value. Values of one slot whose metas are equal compare as their words do, and
// bools are equal when their metas are.
extension FactFrame {
    /// Of a whole number.
    package static var meta: UInt16 { presence }

    /// Of a bool.
    package static func meta(of bool: Bool) -> UInt16 { presence | (bool ? 1 : 0) }

    /// Of a number: its scale.
    package static func meta(of number: ExactDecimal) -> UInt16 { presence | UInt16(number.scale) }

    /// Of money: its currency and its scale.
    package static func meta(of money: Money) -> UInt16 {
        presence | UInt16(money.currency.index) << 5 | UInt16(money.amount.scale)
    }
}
