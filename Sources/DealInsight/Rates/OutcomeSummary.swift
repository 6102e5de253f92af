/// Won, lost and in work: counts and values of some deals.
public struct OutcomeSummary: Hashable, Sendable, Encodable {
    /// All deals.
    public let deals: Int
    /// Deals that go on.
    public let open: Int
    /// Of the deals that ended as a case, those that were won; the open ones beside.
    public let winRate: Share
    /// Deals closed as duplicates, disqualified, cancelled …: in no rate.
    public let neither: Int
    /// What the deals won, lost, closed as neither and still open are worth.
    public let wonValue, lostValue, neitherValue, openValue: MoneyTotals

    /// Deals that were won.
    public var won: Int { winRate.hits }
    /// Deals that were lost.
    public var lost: Int { winRate.decided - winRate.hits }

    /// Counts some deals, all if none are named.
    public init(_ table: VisitTable, of deals: DealSelection? = nil) {
        let deals = deals ?? table.allDeals
        var sums = [DealStanding.Fate: MoneySum]()
        deals.forEach { deal in
            sums[table.standings[deal].fate, default: MoneySum()].add(table.value(deal))
        }
        let count: (DealStanding.Fate) -> Int = { sums[$0]?.count ?? 0 }
        let value: (DealStanding.Fate) -> MoneyTotals = { (sums[$0] ?? MoneySum()).totals }
        self.deals = deals.count
        open = count(.open)
        winRate = Share(hits: count(.won), decided: count(.won) + count(.lost), stillOpen: count(.open))
        neither = count(.neither)
        wonValue = value(.won)
        lostValue = value(.lost)
        neitherValue = value(.neither)
        openValue = value(.open)
    }
}
