import DealModel
public import ExactValues

/// By what deals are told apart.
public enum Grouping: Hashable, Sendable {
    /// By who owns them at the date asked, where they came from …
    case attribute(DealAttribute)
    /// By when they began.
    case created(Period)
    /// By how strictly they are kept to their process at the date asked.
    case control

    /// A stretch of the calendar.
    public enum Period: String, Hashable, Sendable, CaseIterable {
        /// `2026-03`
        case month
        /// `2026Q1`
        case quarter
        /// `2026`
        case year
    }
}

/// Deals that have something in common.
public struct DealGroup: Sendable {
    /// What they have in common; `nil`: that it is not known of them.
    public let name: String?
    /// The deals.
    public let deals: DealSelection
}

extension VisitTable {
    /// The deals in groups, by name in order of the bytes; those of which nothing is known come last.
    ///
    /// - Parameters:
    ///   - grouping: What they have in common.
    ///   - zone: Where the days of a period begin.
    /// - Complexity: O(*n*) in the deals.
    public func groups(by grouping: Grouping, in zone: some ZoneRules = .utc) -> [DealGroup] {
        var members: [String?: [UInt32]] = [:]
        for deal in 0..<dealCount { members[name(of: deal, by: grouping, zone), default: []].append(UInt32(deal)) }
        return members.keys.sorted { left, right in
            guard let left else { return false }
            guard let right else { return true }
            return left.precedesInBytes(right)
        }.map { DealGroup(name: $0, deals: DealSelection(members[$0] ?? [])) }
    }

    private func name(of deal: Int, by grouping: Grouping, _ zone: some ZoneRules) -> String? {
        switch grouping {
        case .attribute(let attribute): name(attribute, of: deal)
        case .created(let period): created(deal).map { period.name(of: CivilDate($0, in: zone)) }
        case .control: control(of: deal).map { "\($0)" }
        }
    }

    /// How strictly a deal is kept to its process at the date asked, or was at last; `nil`: nobody noted it.
    public func control(of deal: Int) -> InsightEvent.Control? {
        if standings[deal].isNonProcess { return InsightEvent.Control.none }
        guard let last = visits(of: deal).last else { return nil }
        let control = columns.marks(last).control
        return control == .unknown ? nil : control
    }
}

extension Grouping.Period {
    /// `2026-03`, `2026Q1` or `2026`.
    func name(of date: CivilDate) -> String { name(of: number(of: date)) }

    /// The number of the period in which a day lies: the next one's is one more.
    func number(of date: CivilDate) -> Int { date.year * perYear + (date.month - 1) * perYear / 12 }

    /// The name of a period by its number.
    func name(of number: Int) -> String {
        let year = number.quotientAndRemainder(dividingBy: perYear)
        switch self {
        case .month: return "\(year.quotient)-" + (year.remainder < 9 ? "0" : "") + "\(year.remainder + 1)"
        case .quarter: return "\(year.quotient)Q\(year.remainder + 1)"
        case .year: return "\(year.quotient)"
        }
    }

    private var perYear: Int {
        switch self {
        case .month: 12
        case .quarter: 4
        case .year: 1
        }
    }
}
