/// ln Γ(x) for x > 0, to some 14 digits.
///
/// Stirling's series after Abramowitz & Stegun 6.1.41, where it is exact enough from 10 on; below, Γ(x + 1) = x Γ(x).
func lnGamma(_ x: Double) -> Double {
    var (shifted, product) = (x, 1.0)
    while shifted < 10 {
        product *= shifted
        shifted += 1
    }
    let halfLogOfTwoPi = 0.918_938_533_204_672_8
    return (shifted - 0.5) * ln(shifted) - shifted + halfLogOfTwoPi + stirlingRest(shifted) - ln(product)
}

/// What Stirling's formula lacks: 1/12x − 1/360x³ + …
private func stirlingRest(_ x: Double) -> Double {
    let square = 1 / (x * x)
    return (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188)))) / x
}

/// ln Γ(x + n) − ln Γ(x), for x > 0: the logarithm of the product x (x + 1) … (x + n − 1).
///
/// The difference of two values of ``lnGamma(_:)`` loses all its digits when x is large; this loses none.
func lnRising(_ x: Double, _ n: Int) -> Double {
    var (x, rest, sum) = (x, Double(n), 0.0)
    while x < 10, rest > 0 {
        sum += ln(x)
        x += 1
        rest -= 1
    }
    guard rest > 0 else { return sum }
    return sum + rest * ln(x) + (x + rest - 0.5) * ln1p(rest / x) - rest + stirlingRest(x + rest) - stirlingRest(x)
}

/// The upper tail of the χ² distribution: how often chance alone gives at least `statistic`.
///
/// The regularised incomplete gamma function Q(k/2, x/2): its series (Abramowitz & Stegun 6.5.29) below k/2 + 1, its
/// continued fraction (6.5.31) above.
func chiSquareTail(_ statistic: Double, degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 0, statistic > 0 else { return 1 }
    let (a, x) = (Double(degreesOfFreedom) / 2, statistic / 2)
    let front = e(to: a * ln(x) - x - lnGamma(a))
    if x < a + 1 {
        var (term, sum, next) = (1 / a, 1 / a, a)
        while term > sum * 1e-16 {
            next += 1
            term *= x / next
            sum += term
        }
        return max(0, 1 - front * sum)
    }
    let fraction = ContinuedFraction.value(firstDenominator: x + 1 - a) { step in
        let i = Double(step)
        return (-i * (i - a), x + 2 * i + 1 - a)
    }
    return front / fraction
}
