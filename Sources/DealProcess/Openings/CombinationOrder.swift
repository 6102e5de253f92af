/// One member of each list at a time, all combinations in the order of (changes, keys, cells), made as they are taken.
///
/// Lists share no key, and so the order of the combinations follows that of the lists: a later member in one list never
/// makes an earlier combination. The queue therefore holds only what follows from what was taken.
struct CombinationOrder {
    struct Node {
        let indexes: [Int]
        let cost: Int
        let ranks: [Int]
        /// The list that was advanced last; only this and later ones are advanced from here, so that each combination
        /// is met once.
        let advanced: Int
    }

    private let lists: [[SmallestSets.Member]]
    /// Sorted backwards, the next one last.
    private var queue: [Node] = []

    init(_ lists: [[SmallestSets.Member]]) {
        self.lists = lists
        guard lists.allSatisfy({ !$0.isEmpty }) else { return }
        queue = [node(Array(repeating: 0, count: lists.count), advanced: 0)]
    }

    var first: Node? { queue.last }

    var isAskersOnly: Bool { members.allSatisfy(\.isAskers) }

    var set: OpeningSet? {
        guard first != nil else { return nil }
        let changes = members.flatMap(\.changes).sorted { $0.key < $1.key }
        return OpeningSet(changes: changes, isAskers: isAskersOnly)
    }

    private var members: [SmallestSets.Member] {
        guard let first else { return [] }
        return zip(lists, first.indexes).map { $0[$1] }
    }

    mutating func removeFirst() {
        guard let taken = queue.popLast() else { return }
        for list in taken.advanced..<max(taken.advanced, lists.count)
        where taken.indexes[list] + 1 < lists[list].count {
            var indexes = taken.indexes
            indexes[list] += 1
            insert(node(indexes, advanced: list))
        }
    }

    private func node(_ indexes: [Int], advanced: Int) -> Node {
        let chosen = zip(lists, indexes).map { $0[$1] }
        return Node(
            indexes: indexes, cost: chosen.reduce(0) { $0 + $1.cost }, ranks: chosen.flatMap(\.ranks).sorted(),
            advanced: advanced)
    }

    private mutating func insert(_ node: Node) {
        var low = 0
        var high = queue.count
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(node, queue[middle]) { low = middle + 1 } else { high = middle }
        }
        queue.insert(node, at: low)
    }

    private static func precedes(_ left: Node, _ right: Node) -> Bool {
        if left.cost != right.cost { return left.cost < right.cost }
        if left.ranks != right.ranks { return left.ranks.lexicographicallyPrecedes(right.ranks) }
        return left.indexes.lexicographicallyPrecedes(right.indexes)
    }
}
