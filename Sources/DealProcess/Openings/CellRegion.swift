package import DealModel

/// A piece of a key's values that no condition of the gate divides further, and one value of it.
package struct CellRegion {
    package enum Kind {
        case absent
        /// Exactly its value: one that a condition names, or a bound.
        case point
        /// What lies between two bounds, or beyond one; open at both ends.
        case between(FactValue?, FactValue?)
        /// Any value that no condition names.
        case other
    }

    package let kind: Kind
    /// Nil when absent.
    package let value: FactValue?

    static let absent = CellRegion(kind: .absent, value: nil)

    static func point(_ value: FactValue) -> CellRegion { CellRegion(kind: .point, value: value) }
}
