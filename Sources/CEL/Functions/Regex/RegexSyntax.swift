/// The tree of a regular expression in RE2's syntax.
indirect enum RegexNode: Sendable {
    case empty
    case scalars(ScalarSet)
    case start(multiline: Bool)
    case end(multiline: Bool)
    /// `\b`, or `\B` when not `isInside` a border.
    case wordBorder(isBorder: Bool)
    case sequence([RegexNode])
    case choice([RegexNode])
    case `repeat`(RegexNode, least: Int, most: Int?)
}

/// A set of code points as sorted ranges.
struct ScalarSet: Hashable, Sendable {
    private(set) var ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>]) {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound || range.lowerBound == last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        self.ranges = merged
    }

    init(_ scalar: Unicode.Scalar) { ranges = [scalar.value...scalar.value] }

    static let all = ScalarSet([0...0x10FFFF])
    static let notNewline = ScalarSet([0...9, 11...0x10FFFF])
    static let digits = ScalarSet([48...57])
    static let words = ScalarSet([48...57, 65...90, 95...95, 97...122])
    static let spaces = ScalarSet([9...10, 12...13, 32...32])

    var inverted: ScalarSet {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { result.append(next...0x10FFFF) }
        return ScalarSet(result)
    }

    /// The set with both cases of each letter.
    var ignoringCase: ScalarSet {
        var others: [ClosedRange<UInt32>] = []
        for range in ranges {
            for pair in UnicodeCategories.casePairs(from: range)
            where !range.contains(pair.other) && !contains(pair.other) {
                others.append(pair.other...pair.other)
            }
        }
        return others.isEmpty ? self : ScalarSet(ranges + others)
    }

    func contains(_ scalar: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= scalar
    }
}
