/// A column of which most logs need little or nothing: it is only as long as the last event that has a value.
struct SideColumn: Sendable {
    private var values: [UInt32] = []

    /// What an event without a value has.
    static var absent: UInt32 { .max }

    subscript(row: Int) -> UInt32 {
        get { row < values.count ? values[row] : Self.absent }
        set {
            if row >= values.count {
                guard newValue != Self.absent else { return }
                values.append(contentsOf: repeatElement(Self.absent, count: row + 1 - values.count))
            }
            values[row] = newValue
        }
    }

    /// Whether no event has a value.
    var isEmpty: Bool { values.isEmpty }
}
