extension ExactDecimal {
    /// The nearest value with at most `scale` digits behind the point.
    ///
    ///     try ExactDecimal("105555.5556")?.rounded(to: 2, .up)     // 105555.56
    ///
    /// - Parameter scale: From 0 to 18; values outside are brought to the ends.
    /// - Parameter rule: As for floating-point numbers: `.up` is towards plus infinity.
    /// - Throws: ``ArithmeticError/overflow`` when rounding a value near the limits leaves the range.
    public func rounded(
        to scale: Int, _ rule: FloatingPointRoundingRule = .toNearestOrEven
    ) throws(ArithmeticError) -> ExactDecimal {
        let target = min(max(scale, 0), Self.maximumScale)
        guard target < self.scale else { return self }
        let unit = smallPowerOfTen(self.scale - target)
        let (whole, rest) = coefficient.magnitude.quotientAndRemainder(dividingBy: unit)
        let up = rest != 0 && roundsAway(rule, whole: whole, rest: rest, unit: unit)
        let magnitude = UInt128(up ? whole + 1 : whole)
        guard let value = ExactDecimal(negative: isNegative, magnitude: magnitude, scale: target) else {
            throw .overflow
        }
        return value
    }

    private func roundsAway(_ rule: FloatingPointRoundingRule, whole: UInt64, rest: UInt64, unit: UInt64) -> Bool {
        switch rule {
        case .up: !isNegative
        case .down: isNegative
        case .towardZero: false
        case .awayFromZero: true
        case .toNearestOrAwayFromZero: rest >= unit - rest
        case .toNearestOrEven: rest > unit - rest || (rest == unit - rest && whole & 1 == 1)
        @unknown default: false
        }
    }
}
