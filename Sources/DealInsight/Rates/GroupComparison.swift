/// Groups of deals side by side: managers, products, sources, months.
///
///     let managers = GroupComparison(table, by: .attribute(.owner))
///     managers.heterogeneity.isWithinChance      // then nobody is ranked
///     managers.groups[0].shrunkRate              // what to expect of the group's next deals
public struct GroupComparison: Hashable, Sendable, Encodable {
    /// One group.
    public struct Group: Hashable, Sendable, Encodable {
        /// Its name; `nil`: the deals of which it is not known.
        public let name: String?
        /// Its counts, values and win rate, with Wilson's interval.
        public let summary: OutcomeSummary
        /// Its rate drawn towards that of all, by as much as its own cases are few; `nil` when nothing could be fitted.
        public let shrunkRate: Double?
        /// Where its true rate lies; `nil` when nothing could be fitted, and when the groups differ no more than by
        /// chance, since the interval would then be that of a certainty.
        public let shrunkInterval: ConfidenceInterval?
    }

    /// In order of their names; the deals of which the name is not known come last.
    public let groups: [Group]
    /// Whether they differ by more than chance.
    public let heterogeneity: Heterogeneity
    /// How much their true rates differ; `nil` when there is nothing to compare.
    public let prior: BetaBinomialFit?
}

extension GroupComparison {
    /// Compares groups of deals.
    public init(_ table: VisitTable, by grouping: Grouping) { self.init(table, table.groups(by: grouping)) }

    /// Compares these groups of deals.
    public init(_ table: VisitTable, _ groups: [DealGroup]) {
        let summaries = groups.map { OutcomeSummary(table, of: $0.deals) }
        let shares = summaries.map(\.winRate)
        let prior = BetaBinomialFit(shares)
        heterogeneity = Heterogeneity(shares)
        self.prior = prior
        self.groups = zip(groups, summaries).map { group, summary in
            let posterior = prior?.posterior(summary.winRate)
            return Group(
                name: group.name, summary: summary, shrunkRate: posterior?.mean,
                shrunkInterval: prior?.isAtBound == false ? posterior?.interval : nil)
        }
    }
}
