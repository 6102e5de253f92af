/// The cells of a component's keys without anything else about them: what the search computes with.
struct CellSpace {
    /// By key, every cell.
    let cells: [UInt64]
    /// By key, the cell it is in now.
    private let present: [UInt64]
    private let isCounted: [Bool]

    init(_ domains: [KeyDomain]) {
        cells = domains.map(\.cells.bits)
        present = domains.map { CellSet($0.present).bits }
        isCounted = domains.map(\.isCounted)
    }

    /// How many changes it takes at least to bring a key into one of `wanted`: none when it is there.
    func cost(of wanted: UInt64, key: Int) -> Int {
        if wanted & present[key] != 0 { return 0 }
        return isCounted[key] ? wanted.trailingZeroBitCount : 1
    }
}
