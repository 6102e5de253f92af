/// Continued fractions by Lentz's method (Lentz, *Applied Optics* 15, 1976, with the safeguard of Thompson & Barnett,
/// *J. Comput. Phys.* 64, 1986).
enum ContinuedFraction {
    /// b₀ + a₁/(b₁ + a₂/(b₂ + …)), to the last digits of a `Double`.
    ///
    /// - Parameter step: a and b of a step, from 1.
    static func value(firstDenominator: Double, _ step: (Int) -> (a: Double, b: Double)) -> Double {
        let tiny = 1e-300
        var value = firstDenominator == 0 ? tiny : firstDenominator
        var (c, d) = (value, 0.0)
        for index in 1...10_000 {
            let (a, b) = step(index)
            d = b + a * d
            if d == 0 { d = tiny }
            d = 1 / d
            c = b + a / c
            if c == 0 { c = tiny }
            let change = c * d
            value *= change
            if (change - 1).magnitude < 1e-15 { break }
        }
        return value
    }
}
