/// A key and the cells it must be brought into.
package struct WantedChange: Hashable, Sendable {
    /// The index of the key among the domains of the problem.
    package let index: Int
    package let key: OpeningKey
    package let cells: CellSet
    /// As how many changes it counts: the number of elements to add at least, else one.
    package let count: Int
}

/// A smallest set of changes that opens a gate.
package struct OpeningSet: Hashable, Sendable {
    /// Sorted by key.
    package let changes: [WantedChange]
    /// Whether the asker can supply all of them without anybody else.
    package let isAskers: Bool

    package init(changes: [WantedChange], isAskers: Bool) {
        self.changes = changes
        self.isAskers = isAskers
    }

    package var keys: [OpeningKey] { changes.map(\.key) }
    /// How many changes it takes.
    package var cost: Int { changes.reduce(0) { $0 + $1.count } }
}
