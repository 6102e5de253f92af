import DealModel
import ExactValues

/// What is learnt from the past of deals, to be asked about one that is open.
struct ForecastModel {
    private let table: VisitTable
    private let fates: FateModel
    private let winRate: Share
    /// By stage number, of the closed deals that were there.
    private let stageRates: [Share]
    private let meanValues: MeanWonValues

    init(_ table: VisitTable, of deals: DealSelection, _ fates: FateModel, valuesBy attribute: DealAttribute?) {
        self.table = table
        self.fates = fates
        winRate = OutcomeSummary(table, of: deals).winRate
        stageRates = Self.stageRates(table, deals)
        meanValues = MeanWonValues(table, of: deals, by: attribute)
    }

    /// The chances of winning open deals; `nil`: the method has nothing to say of one.
    ///
    /// - Parameter horizon: Only wins within so many microseconds; understood by the method `age` alone.
    func chances(of deals: [Int], by method: ForecastMethod, within horizon: Int64? = nil) -> [Double?] {
        deals.map { chance(of: $0, by: method, within: horizon) }
    }

    private func chance(of deal: Int, by method: ForecastMethod, within horizon: Int64?) -> Double? {
        switch method {
        case .plan: plannedChance(of: deal)
        case .winRate: winRate.rate
        case .stageRate:
            table.openVisit(of: deal).flatMap { stageRates[table.columns.stage($0)].rate }
        case .age: ageChance(of: deal, within: horizon)
        case .stageAndAge:
            table.openVisit(of: deal).flatMap { visit in
                table.stageAge(of: deal).flatMap { fates.chain.chance(from: table.columns.stage(visit), at: $0) }
            }
        }
    }

    /// What a deal is worth, or what won deals like it were worth on the average.
    func value(of deal: Int) -> (currency: Currency, value: Double, isAssumed: Bool)? {
        if let value = table.value(deal) { return (value.currency, value.approximate, false) }
        return meanValues.value(of: deal, in: table).map { ($0.currency, $0.mean, true) }
    }

    private func plannedChance(of deal: Int) -> Double? {
        guard let visit = table.openVisit(of: deal) else { return nil }
        let place = table.columns.stage(visit)
        guard place < table.placeCount, let stated = table.log.pipeline.places[place].probability else { return nil }
        return Double(stated.coefficient) / (0..<stated.scale).reduce(1) { power, _ in power * 10 }
    }

    /// (F(a + h) − F(a)) / S(a): of the deals that were open at the age, those won later. What the curves never saw to
    /// end is not won.
    private func ageChance(of deal: Int, within horizon: Int64?) -> Double? {
        guard let spell = table.spell(of: deal), let last = fates.deals.ages.last, spell.exit <= last else {
            return nil
        }
        let now = fates.deals.step(at: spell.exit)
        let until = horizon.map { fates.deals.step(at: spell.exit + $0) } ?? fates.deals.ages.count - 1
        let present = fates.deals.survival(at: now)
        guard present > 0 else { return nil }
        return (fates.deals.incidence(of: 0, at: until) - fates.deals.incidence(of: 0, at: now)) / present
    }

    private static func stageRates(_ table: VisitTable, _ deals: DealSelection) -> [Share] {
        var (won, closed) = (
            [Int](repeating: 0, count: table.stages.count), [Int](repeating: 0, count: table.stages.count)
        )
        deals.forEach { deal in
            let fate = table.standings[deal].fate
            guard fate == .won || fate == .lost else { return }
            for stage in Set(table.observedVisits(of: deal).map { table.columns.stage($0) }) {
                closed[stage] += 1
                if fate == .won { won[stage] += 1 }
            }
        }
        return zip(won, closed).map { Share(hits: $0, decided: $1, stillOpen: 0) }
    }
}

/// What won deals were worth on the average, by product or the like: for open deals that have no value yet.
///
/// Nothing is assumed where won deals were of several currencies.
struct MeanWonValues {
    private let column: Int?
    private let means: [UInt32: (currency: Currency, mean: Double)]
    private let overall: (currency: Currency, mean: Double)?

    init(_ table: VisitTable, of deals: DealSelection, by attribute: DealAttribute?) {
        let column = attribute.flatMap { table.log.deals.attributes.known($0) }
        var (sums, all): ([UInt32: MoneySum], MoneySum) = ([:], MoneySum())
        deals.forEach { deal in
            guard table.standings[deal].fate == .won, let value = table.value(deal) else { return }
            all.add(value)
            if let column { sums[table.code(column: column, of: deal), default: MoneySum()].add(value) }
        }
        self.column = column
        means = sums.compactMapValues(Self.mean)
        overall = Self.mean(of: all)
    }

    func value(of deal: Int, in table: VisitTable) -> (currency: Currency, mean: Double)? {
        column.flatMap { means[table.code(column: $0, of: deal)] } ?? overall
    }

    private static func mean(of sum: MoneySum) -> (currency: Currency, mean: Double)? {
        let totals = sum.totals.totals
        return totals.count == 1 ? (totals[0].currency, totals[0].mean) : nil
    }
}
