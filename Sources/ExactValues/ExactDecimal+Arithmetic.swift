extension ExactDecimal {
    /// The exact sum.
    ///
    /// - Throws: ``ArithmeticError/overflow`` when the sum has more digits than can be kept.
    @inlinable public func adding(_ other: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        if storedScale | other.storedScale == 0 {
            let (sum, overflow) = coefficient.addingReportingOverflow(other.coefficient)
            if !overflow { return ExactDecimal(normalised: sum, scale: 0) }
        }
        return try widelyAdding(other)
    }

    /// The exact difference.
    ///
    /// - Throws: ``ArithmeticError/overflow`` when the difference has more digits than can be kept.
    @inlinable public func subtracting(_ other: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        if storedScale | other.storedScale == 0 {
            let (difference, overflow) = coefficient.subtractingReportingOverflow(other.coefficient)
            if !overflow { return ExactDecimal(normalised: difference, scale: 0) }
        }
        return try widelySubtracting(other)
    }

    /// The exact product.
    ///
    /// - Throws: ``ArithmeticError/overflow`` when the product has more digits than can be kept.
    @inlinable public func multiplied(by other: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        if storedScale | other.storedScale == 0 {
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
            if !overflow { return ExactDecimal(normalised: product, scale: 0) }
        }
        return try widelyMultiplied(by: other)
    }

    /// The value with the other sign.
    ///
    /// - Throws: ``ArithmeticError/overflow`` for the one coefficient, −2^63, that has no counterpart.
    public func negated() throws(ArithmeticError) -> ExactDecimal {
        guard coefficient != .min else { throw .overflow }
        return ExactDecimal(normalised: -coefficient, scale: storedScale)
    }

    /// The value without its sign.
    ///
    /// - Throws: ``ArithmeticError/overflow`` for the one coefficient, −2^63, that has no counterpart.
    public func absolute() throws(ArithmeticError) -> ExactDecimal {
        isNegative ? try negated() : self
    }

    @usableFromInline func widelyAdding(_ other: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        let common = max(scale, other.scale)
        return try Self.fitting(widened(to: common) + other.widened(to: common), scale: common)
    }

    @usableFromInline func widelySubtracting(_ other: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        let common = max(scale, other.scale)
        return try Self.fitting(widened(to: common) - other.widened(to: common), scale: common)
    }

    @usableFromInline func widelyMultiplied(by other: ExactDecimal) throws(ArithmeticError) -> ExactDecimal {
        try Self.fitting(Int128(coefficient) * Int128(other.coefficient), scale: scale + other.scale)
    }

    private static func fitting(_ wide: Int128, scale: Int) throws(ArithmeticError) -> ExactDecimal {
        guard let value = ExactDecimal(negative: wide < 0, magnitude: wide.magnitude, scale: scale) else {
            throw .overflow
        }
        return value
    }
}
