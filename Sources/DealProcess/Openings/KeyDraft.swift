import DealModel
import ExactValues

/// A key while a gate is translated: what conditions ask of it, and which values they name.
struct KeyDraft {
    /// The values that a key can have at all.
    enum Shape {
        case finite([FactValue])
        case ordered(FactType)
        case text
        case list
        /// Numbers of elements to add, from none up to what the hints ask for.
        case count
    }

    let key: OpeningKey
    let shape: Shape
    /// Nil is absent.
    let present: FactValue?
    let isNeverAbsent: Bool
    let isAskers: Bool
    var currency: Currency?
    /// Values that conditions compare with.
    private(set) var named: [FactValue] = []
    /// Places on the line where a condition may change.
    private(set) var bounds: [ExactDecimal] = []
    /// Beginnings, and lengths, that conditions ask of a text; sizes that they ask of a list.
    private(set) var prefixes: [String] = []
    private(set) var sizes: [Int] = []
    /// For each condition over this key alone: its truth at a value; nil stands for absence as a value.
    private(set) var tests: [(FactValue?) -> Bool?] = []

    init(
        _ key: OpeningKey, _ shape: Shape, present: FactValue?, isNeverAbsent: Bool, isAskers: Bool,
        currency: Currency? = nil
    ) {
        self.key = key
        self.shape = shape
        self.present = present
        self.isNeverAbsent = isNeverAbsent
        self.isAskers = isAskers
        self.currency = currency
    }

    mutating func add(test: @escaping (FactValue?) -> Bool?) -> Int {
        tests.append(test)
        return tests.count - 1
    }

    mutating func add(named value: FactValue) {
        // A blank text is no fact's value.
        if case .text(let text) = value, FactValue(text: text) == nil { return }
        if case .money(let money) = value, currency == nil { currency = money.currency }
        if !named.contains(value) { named.append(value) }
    }

    mutating func add(bound quantity: ExactDecimal) { bounds.append(quantity) }
    mutating func add(prefix: String) { if !prefixes.contains(prefix) { prefixes.append(prefix) } }
    mutating func add(size: Int) { if !sizes.contains(size) { sizes.append(size) } }

    /// The pieces of the key's values, in the order in which they are proposed; along the line for ordered types.
    func regions() -> [CellRegion] {
        let absence: [CellRegion] = isNeverAbsent ? [] : [.absent]
        switch shape {
        case .finite(let values): return absence + values.map(CellRegion.point)
        case .ordered(let type): return absence + orderedRegions(type)
        case .text: return absence + textRegions()
        case .list: return absence + ListCandidates(present: present, named: named, sizes: sizes).regions
        case .count: return (0...min(sizes.max() ?? 1, CellSet.limit - 1)).map { .point(.int(Int64($0))) }
        }
    }

    /// The same, and what is there now as a piece of its own where it is none of these, as an amount in another currency.
    func regionsWithPresent() -> [CellRegion] {
        let all = regions()
        guard let present, !all.contains(where: { $0.value == present }) else { return all }
        return all + [CellRegion(kind: .other, value: present)]
    }

    private func orderedRegions(_ type: FactType) -> [CellRegion] {
        // Where neither the process nor a condition names a currency, an amount in none (ISO 4217's XXX) stands for any.
        guard var scale = OrderedScale(type, currency: currency ?? "XXX") else { return [] }
        let quantities = named.compactMap(scale.quantity(of:))
        let own = present.flatMap(scale.quantity(of:))
        scale.digits =
            scale.isDense ? (quantities + [own].compactMap { $0 }).map(\.scale).max(or: scale.digits) : scale.digits
        let places = quantities + bounds.flatMap(scale.neighbours)
        let regions = LineRegions(scale: scale, points: Set(places).sorted(), present: own).regions
        // Time goes one way only.
        guard key == .time, case .timestamp(let now)? = present else { return regions }
        return regions.filter { if case .timestamp(let time)? = $0.value { time >= now } else { false } }
    }

    private func textRegions() -> [CellRegion] {
        var regions = named.map(CellRegion.point)
        var seen = Set(named)
        for value in [present].compactMap({ $0 })
            + TextCandidates(named: named, prefixes: prefixes, sizes: sizes).values
        where seen.insert(value).inserted {
            regions.append(CellRegion(kind: .other, value: value))
        }
        return regions
    }
}

extension Sequence<Int> {
    fileprivate func max(or least: Int) -> Int { reduce(least, Swift.max) }
}
