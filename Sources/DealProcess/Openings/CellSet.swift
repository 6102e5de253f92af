/// A set of cells of one key: the values of a key that no condition of the gate tells apart are one cell.
///
/// One word holds it, which is where the limit of 64 cells a key comes from.
package struct CellSet: Hashable, Sendable {
    package var bits: UInt64

    @inlinable package init(bits: UInt64) { self.bits = bits }

    /// The set of one cell.
    @inlinable package init(_ cell: Int) { bits = 1 << UInt64(truncatingIfNeeded: cell) }

    /// The first cells of a key that has `count` of them.
    package static func first(_ count: Int) -> CellSet {
        CellSet(bits: count >= limit ? .max : (1 << UInt64(count)) - 1)
    }

    /// The most cells a key may have.
    package static let limit = 64
    package static let none = CellSet(bits: 0)

    @inlinable package var isEmpty: Bool { bits == 0 }
    package var count: Int { bits.nonzeroBitCount }
    /// The lowest cell, or nil when there is none.
    package var lowest: Int? { bits == 0 ? nil : bits.trailingZeroBitCount }

    @inlinable package func contains(_ cell: Int) -> Bool { bits & (1 << UInt64(truncatingIfNeeded: cell)) != 0 }
    package func isSubset(of other: CellSet) -> Bool { bits & ~other.bits == 0 }
    package func union(_ other: CellSet) -> CellSet { CellSet(bits: bits | other.bits) }
    package func intersection(_ other: CellSet) -> CellSet { CellSet(bits: bits & other.bits) }
    package func subtracting(_ other: CellSet) -> CellSet { CellSet(bits: bits & ~other.bits) }

    /// The cells, lowest first.
    package var cells: [Int] { (0..<CellSet.limit).filter(contains) }
}
