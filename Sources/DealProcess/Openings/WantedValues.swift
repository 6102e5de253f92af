public import DealModel

/// Which values of a fact would do.
public enum WantedValues: Hashable, Sendable {
    /// Any value at all.
    case any
    /// One of these.
    case oneOf([FactValue])
    /// Any but these.
    case noneOf([FactValue])
    /// This or less.
    case atMost(FactValue)
    /// Less than this.
    case below(FactValue)
    /// This or more.
    case atLeast(FactValue)
    /// More than this.
    case above(FactValue)
    /// From the first to the second; the flags say whether the ends themselves do.
    case between(FactValue, FactValue, includingFirst: Bool, includingSecond: Bool)
    /// Some values that cannot be listed, of which this is one.
    case suchAs(FactValue)
    /// No value: the fact is cleared.
    case absent
    /// So many elements more.
    case added(Int)
}

extension WantedValues {
    /// - Parameter regions: What would do, in the order of the table.
    init(_ regions: [CellRegion], of table: KeyCellTable) {
        let stated = regions.filter { $0.value != nil }
        let all = table.cellOfRegion.map(\.region).filter { $0.value != nil }
        if table.domain.isCounted {
            self = .added(regions.compactMap { if case .int(let n)? = $0.value { Int(n) } else { nil } }.min() ?? 0)
        } else if stated.isEmpty {
            self = .absent
        } else if stated.count == all.count {
            self = .any
        } else if table.isOrdered {
            self = .onLine(stated, all: all)
        } else if stated.contains(where: { if case .other = $0.kind { true } else { false } }) {
            self = .beside(stated, all: all)
        } else {
            self = .oneOf(stated.compactMap(\.value))
        }
    }

    /// Unnamed values are among what would do: everything but what is named and would not.
    private static func beside(_ stated: [CellRegion], all: [CellRegion]) -> WantedValues {
        let wanted = Set(stated.compactMap(\.value))
        let refused = all.filter { $0.value.map { !wanted.contains($0) } ?? false }
        let isNamed = refused.allSatisfy { if case .point = $0.kind { true } else { false } }
        if isNamed { return .noneOf(refused.compactMap(\.value)) }
        return stated.compactMap(\.value).first.map { .suchAs($0) } ?? .any
    }

    /// One run of neighbours is a bound or two; several are listed by a value of each.
    private static func onLine(_ stated: [CellRegion], all: [CellRegion]) -> WantedValues {
        let wanted = Set(stated.compactMap(\.value))
        let places = all.indices.filter { all[$0].value.map(wanted.contains) ?? false }
        guard let first = places.first, let last = places.last, last - first + 1 == places.count else {
            return .scattered(stated, all: all)
        }
        let lower = all[first].lowerEnd
        let upper = all[last].upperEnd
        switch (lower, upper) {
        case (nil, nil): return .any
        case (nil, let upper?): return upper.isIncluded ? .atMost(upper.value) : .below(upper.value)
        case (let lower?, nil): return lower.isIncluded ? .atLeast(lower.value) : .above(lower.value)
        case (let lower?, let upper?):
            if lower.value == upper.value { return .oneOf([lower.value]) }
            return .between(
                lower.value, upper.value, includingFirst: lower.isIncluded, includingSecond: upper.isIncluded)
        }
    }

    private static func scattered(_ stated: [CellRegion], all: [CellRegion]) -> WantedValues {
        let wanted = Set(stated.compactMap(\.value))
        let refused = all.filter { $0.value.map { !wanted.contains($0) } ?? false }
        let arePoints = refused.allSatisfy { if case .point = $0.kind { true } else { false } }
        return arePoints ? .noneOf(refused.compactMap(\.value)) : .oneOf(stated.compactMap(\.value))
    }
}

extension CellRegion {
    fileprivate typealias End = (value: FactValue, isIncluded: Bool)

    fileprivate var lowerEnd: End? {
        switch kind {
        case .between(let lower, _): lower.map { ($0, false) }
        case .point, .other, .absent: value.map { ($0, true) }
        }
    }

    fileprivate var upperEnd: End? {
        switch kind {
        case .between(_, let upper): upper.map { ($0, false) }
        case .point, .other, .absent: value.map { ($0, true) }
        }
    }
}
