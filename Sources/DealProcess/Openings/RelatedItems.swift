/// The items of a gate that have to do with each other: those that read the same facts, directly or through a third.
///
/// What reads nothing in common cannot contradict, so only these groups need be looked at together.
enum RelatedItems {
    /// The groups of two and more, each in the order of the gate.
    ///
    /// - Complexity: O(*n*) in the facts that the items read.
    static func groups(of items: [GateItem]) -> [[GateItem]] {
        guard mayBeRelated(items) else { return [] }
        var groups = Array(items.indices)
        var owners: [String: Int] = [:]
        for (index, item) in items.enumerated() {
            for path in item.reads.paths {
                // The day follows from the time.
                let path = path == "today" ? "now" : path
                if let owner = owners[path] { join(index, owner, &groups) } else { owners[path] = index }
            }
        }
        var members: [Int: [GateItem]] = [:]
        for (index, item) in items.enumerated() { members[root(of: index, groups), default: []].append(item) }
        return members.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// False only when it is certain that no two items read the same.
    private static func mayBeRelated(_ items: [GateItem]) -> Bool {
        var read: UInt64 = 0
        for item in items {
            if read & item.reads.marks != 0 { return true }
            read |= item.reads.marks
        }
        return false
    }

    private static func join(_ one: Int, _ other: Int, _ groups: inout [Int]) {
        let (first, second) = (root(of: one, groups), root(of: other, groups))
        groups[max(first, second)] = min(first, second)
        groups[one] = min(first, second)
    }

    private static func root(of index: Int, _ groups: [Int]) -> Int {
        var index = index
        while groups[index] != index { index = groups[index] }
        return index
    }
}
