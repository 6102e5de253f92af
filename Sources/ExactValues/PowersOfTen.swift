/// Ten to the power `exponent`, for exponents from 0 to 36.
///
/// Two table look-ups and one multiplication; exponents outside the range are brought to its ends.
func powerOfTen(_ exponent: Int) -> UInt128 {
    exponent <= 18
        ? UInt128(smallPowerOfTen(exponent))
        : UInt128(smallPowerOfTen(18)) * UInt128(smallPowerOfTen(exponent - 18))
}

/// Ten to the power `exponent`, for exponents from 0 to 18.
///
/// A `switch` and not a static array: the compiler makes a constant table of it, read without a lazy initialiser.
func smallPowerOfTen(_ exponent: Int) -> UInt64 {
    switch exponent {
    case ...0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    default: 1_000_000_000_000_000_000
    }
}
