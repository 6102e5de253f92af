import DealModel

/// The refused attempts on one deal in a store in memory: they come as they were decided, and rows are made of them when
/// somebody reads.
struct MemoryAttempts: Sendable {
    private var table = AttemptTable()
    /// Those that are not in the table yet, as they came with one commit after the other.
    private var open: [[RefusedAttempts]] = []

    /// The rows, in the order in which they were first counted.
    var rows: [AttemptRow] { whole.rows }

    private var whole: AttemptTable { open.joined().reduce(into: table) { $0.add($1.row) } }

    mutating func add(_ attempts: [RefusedAttempts]) {
        open.append(attempts)
        // Of one kind there is one row: the table ends what would grow here with every repeated attempt.
        if open.count > AttemptRow.kindsInAVisit { settle() }
    }

    /// Adds attempts to the row of their key.
    mutating func add(_ row: AttemptRow) {
        settle()
        table.add(row)
    }

    /// Keeps a row of its own, whatever its key.
    mutating func addEach(_ row: AttemptRow) {
        settle()
        table.addEach(row)
    }

    private mutating func settle() {
        table = whole
        open = []
    }
}
