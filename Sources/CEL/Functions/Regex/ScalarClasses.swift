/// The code points cut into classes that no set of a pattern tells apart.
struct ScalarClasses: Sendable {
    /// The class of each ASCII character.
    let ascii: [UInt8]
    /// The first code points of ranges, sorted, and the class of each range.
    private let starts: [UInt32]
    private let classes: [UInt8]
    /// What each class shows to assertions.
    let kinds: [ScalarKind]
    /// For each set: whether a class lies in it.
    let members: [[Bool]]

    /// `nil` when there are too many classes for a table.
    init?(_ sets: [ScalarSet]) {
        let all = sets + [.words, ScalarSet("\n")]
        var borders: Set<UInt32> = [0]
        for range in all.flatMap(\.ranges) {
            borders.insert(range.lowerBound)
            borders.insert(range.upperBound + 1)
        }
        starts = borders.filter { $0 <= 0x10FFFF }.sorted()
        guard starts.count * all.count < 100_000 else { return nil }
        var known: [[Bool]: UInt8] = [:]
        var signatures: [[Bool]] = []
        var firsts: [UInt32] = []
        var classes: [UInt8] = []
        for start in starts {
            let signature = all.map { $0.contains(start) }
            if let known = known[signature] {
                classes.append(known)
                continue
            }
            guard signatures.count < 128 else { return nil }
            let new = UInt8(signatures.count)
            known[signature] = new
            signatures.append(signature)
            firsts.append(start)
            classes.append(new)
        }
        self.classes = classes
        kinds = firsts.map { ScalarKind($0) }
        members = sets.indices.map { set in signatures.map { $0[set] } }
        let starts = starts
        ascii = (UInt32(0)..<128).map { classes[Self.place(of: $0, in: starts)] }
    }

    var count: Int { kinds.count }

    /// The class of a code point.
    func of(_ scalar: UInt32) -> Int { Int(classes[Self.place(of: scalar, in: starts)]) }

    /// The last range that begins at or before `scalar`; the first begins at 0.
    private static func place(of scalar: UInt32, in starts: [UInt32]) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle } else { high = middle }
        }
        return low
    }
}
