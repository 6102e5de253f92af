/// A change of a deal's owner, value …
struct ProfileChange: Sendable {
    enum What: Hashable, Sendable {
        case value, plan
        case attribute(UInt16)
    }

    let deal: UInt32
    /// The visit during which it changed: it counts for this and later ones.
    let visit: UInt32
    let what: What
    /// The new name or value by its number, or absent.
    let payload: UInt32

    /// Where the changes of each deal begin, and one more: where the last end; empty when there are none.
    ///
    /// - Parameter changes: In order of the deals.
    static func starts(_ changes: [ProfileChange], deals: Int) -> [UInt32] {
        guard !changes.isEmpty else { return [] }
        var starts = [UInt32](repeating: 0, count: deals + 1)
        for change in changes { starts[Int(change.deal) + 1] += 1 }
        for deal in 0..<deals { starts[deal + 1] += starts[deal] }
        return starts
    }
}

extension VisitTable {
    /// The last change of one kind that a deal had by the end of a visit.
    func lastChange(of deal: Int, _ what: ProfileChange.What, upTo visit: Int) -> ProfileChange? {
        guard !changes.isEmpty else { return nil }
        return changes[Int(changeStarts[deal])..<Int(changeStarts[deal + 1])].last {
            $0.what == what && Int($0.visit) <= visit
        }
    }
}
