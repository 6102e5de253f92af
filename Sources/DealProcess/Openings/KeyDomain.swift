/// One key of a gate with its cells, and where it stands now.
package struct KeyDomain: Hashable, Sendable {
    package let key: OpeningKey
    /// Every cell the key can be in. Absence is one of them, unless the key is never absent.
    package let cells: CellSet
    /// The cell the key is in now.
    package let present: Int
    /// Whether cell *n* means "*n* elements added", and so counts as *n* changes.
    package let isCounted: Bool
    /// Whether the asker can supply it without anybody else.
    package let isAskers: Bool

    package init(key: OpeningKey, cells: CellSet, present: Int, isCounted: Bool = false, isAskers: Bool = true) {
        self.key = key
        self.cells = cells
        self.present = present
        self.isCounted = isCounted
        self.isAskers = isAskers
    }
}
