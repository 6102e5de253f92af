/// The attempts on one deal, as a store keeps them: equal keys are counted, and beyond 32 kinds a visit there is one
/// `other` (SEMANTICS 7.2).
public struct AttemptTable: Sendable {
    /// In the order in which they were first counted.
    public private(set) var rows: [AttemptRow] = []

    /// A table of these rows, in the order in which they were first counted.
    public init(_ rows: [AttemptRow] = []) { self.rows = rows }

    /// Adds attempts to the row of their key.
    ///
    /// - Complexity: O(*n*) in the kinds of attempt on the deal.
    public mutating func add(_ row: AttemptRow) {
        if count(row) { return }
        let kinds = rows.count { $0.key.visit == row.key.visit && $0.key.target != .other }
        guard kinds >= AttemptRow.kindsInAVisit, row.key.target != .other else {
            rows.append(row)
            return
        }
        let other = row.asOther
        if !count(other) { rows.append(other) }
    }

    /// Keeps a row of its own, whatever its key.
    public mutating func addEach(_ row: AttemptRow) { rows.append(row) }

    private mutating func count(_ row: AttemptRow) -> Bool {
        guard let index = rows.firstIndex(where: { $0.key == row.key }) else { return false }
        rows[index].add(row)
        return true
    }
}
