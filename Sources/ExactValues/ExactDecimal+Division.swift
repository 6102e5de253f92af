extension ExactDecimal {
    /// The digits behind the point that a quotient is rounded to.
    public static var quotientScale: Int { 12 }

    /// The quotient, rounded half to even at 12 digits behind the point.
    ///
    /// A quotient too large to keep 12 of them (from about nine million on) is rounded, once and half to even as well, at
    /// as many as fit. For an exact comparison with a quotient see ``compareQuotients(_:_:_:_:)``.
    ///
    /// - Throws: ``ArithmeticError/divisionByZero``, or ``ArithmeticError/overflow`` when not even the whole part fits.
    public func divided(by divisor: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        guard !divisor.isZero else { throw .divisionByZero }
        let negative = isNegative != divisor.isNegative
        var decimals = Self.quotientScale
        while decimals >= 0 {
            if let magnitude = quotientMagnitude(by: divisor, decimals: decimals),
                let value = ExactDecimal(negative: negative, magnitude: magnitude, scale: decimals)
            {
                return value
            }
            decimals -= 1
        }
        throw .overflow
    }

    /// |self ÷ divisor| × 10^decimals, rounded half to even; `nil` beyond 128 bits.
    private func quotientMagnitude(by divisor: ExactDecimal, decimals: Int) -> UInt128? {
        let exponent = decimals - scale + divisor.scale
        var below = UInt128(divisor.coefficient.magnitude)
        let above = UInt128(coefficient.magnitude)
        if exponent < 0 { below *= powerOfTen(-exponent) }
        // 64 bits times 10^18 fit into 128; what is left of the exponent is applied to quotient and remainder apart.
        let first = min(max(exponent, 0), 18)
        let second = powerOfTen(max(exponent, 0) - first)
        let (head, headRest) = (above * powerOfTen(first)).quotientAndRemainder(dividingBy: below)
        let (tail, rest) = (headRest * second).quotientAndRemainder(dividingBy: below)
        let (shifted, overflow) = head.multipliedReportingOverflow(by: second)
        guard !overflow else { return nil }
        let (whole, carried) = shifted.addingReportingOverflow(tail)
        guard !carried else { return nil }
        return Self.roundedHalfEven(whole, rest: rest, of: below)
    }

    private static func roundedHalfEven(_ whole: UInt128, rest: UInt128, of divisor: UInt128) -> UInt128 {
        let opposite = divisor - rest
        let up = rest > opposite || (rest == opposite && whole & 1 == 1)
        return up ? whole + 1 : whole
    }

    /// Compares `n1 ÷ d1` with `n2 ÷ d2` exactly, by cross-multiplication: no rounding, no overflow.
    ///
    /// - Returns: −1, 0 or 1.
    /// - Throws: ``ArithmeticError/divisionByZero``.
    public static func compareQuotients(
        _ n1: ExactDecimal, _ d1: ExactDecimal, _ n2: ExactDecimal, _ d2: ExactDecimal
    ) throws(ArithmeticError) -> Int {
        guard !d1.isZero, !d2.isZero else { throw .divisionByZero }
        let left = signum(n1) * signum(d1)
        let right = signum(n2) * signum(d2)
        guard left == right, left != 0 else { return (left - right).signum() }
        return left * compareProducts(n1, d2, n2, d1)
    }

    /// Compares `value` with `numerator ÷ denominator` exactly.
    ///
    /// - Returns: −1, 0 or 1.
    /// - Throws: ``ArithmeticError/divisionByZero``.
    public static func comparison(
        _ value: ExactDecimal, toQuotient numerator: ExactDecimal, _ denominator: ExactDecimal
    ) throws(ArithmeticError) -> Int {
        try compareQuotients(value, 1, numerator, denominator)
    }

    private static func signum(_ value: ExactDecimal) -> Int { Int(value.coefficient.signum()) }

    /// |a × b| beside |c × d|. Only the coarser product is widened, so if that overflows, it is the larger one.
    private static func compareProducts(
        _ a: ExactDecimal, _ b: ExactDecimal, _ c: ExactDecimal, _ d: ExactDecimal
    ) -> Int {
        let left = UInt128(a.coefficient.magnitude) * UInt128(b.coefficient.magnitude)
        let right = UInt128(c.coefficient.magnitude) * UInt128(d.coefficient.magnitude)
        let gap = (c.scale + d.scale) - (a.scale + b.scale)
        if gap >= 0 {
            let (wide, overflow) = left.multipliedReportingOverflow(by: powerOfTen(gap))
            return overflow || wide > right ? 1 : (wide == right ? 0 : -1)
        }
        let (wide, overflow) = right.multipliedReportingOverflow(by: powerOfTen(-gap))
        return overflow || wide > left ? -1 : (wide == left ? 0 : 1)
    }
}
