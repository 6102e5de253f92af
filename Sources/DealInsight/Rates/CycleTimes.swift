/// How long deals took from their beginning to their end, in days.
///
/// Of closed deals only, so deals that end fast are over-represented while others are open: ``Fates`` tells the whole.
public struct CycleTimes: Hashable, Sendable, Encodable {
    /// Of deals won or lost, of those won, and of those lost.
    public let closed, won, lost: Quantiles
    /// Deals that go on.
    public let stillOpen: Int
    /// Closed deals of which nobody noted when they began or ended.
    public let undated: Int

    /// Measures some deals, all if none are named.
    public init(_ table: VisitTable, of deals: DealSelection? = nil) {
        var days: [DealStanding.Fate: [Int64]] = [:]
        var (stillOpen, undated) = (0, 0)
        (deals ?? table.allDeals).forEach { deal in
            let standing = table.standings[deal]
            guard standing.fate == .won || standing.fate == .lost else {
                if standing.fate == .open { stillOpen += 1 }
                return
            }
            guard table.created[deal] != DealColumns.unknownTime, standing.closed != DealColumns.unknownTime else {
                undated += 1
                return
            }
            days[standing.fate, default: []].append(max(0, standing.closed &- table.created[deal]))
        }
        let (won, lost) = (days[.won] ?? [], days[.lost] ?? [])
        closed = Quantiles(won + lost, dividedBy: IncidenceCurves.day)
        self.won = Quantiles(won, dividedBy: IncidenceCurves.day)
        self.lost = Quantiles(lost, dividedBy: IncidenceCurves.day)
        self.stillOpen = stillOpen
        self.undated = undated
    }
}
