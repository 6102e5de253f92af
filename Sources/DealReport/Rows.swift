import DealInsight
import DealModel

/// Rows of tables that text and page share.
extension DealsSection {
    /// Deals that ended so, or are open, and what they are worth.
    func worthRow(_ name: String, _ count: Int, _ value: MoneyTotals) -> [String] {
        [name, Figures.count(count), Figures.money(value), Figures.count(value.withoutValue)]
    }

    /// The finest stretches of the calendar that are not too many, and what people call one.
    func shownClosings(atMost limit: Int = 15) -> (word: String, closings: Closings) {
        let candidates = [("month", closings.month), ("quarter", closings.quarter), ("year", closings.year)]
        return candidates.first { $0.1.periods.count <= limit } ?? candidates[2]
    }

    /// What ended in one stretch.
    func closingRow(_ period: Closings.Period) -> [String] {
        [period.name, Figures.count(period.won), Figures.count(period.lost), Figures.roundMoney(period.wonValue)]
    }

    /// Days from beginning to end: the count, 10 %, half, 90 % and the mean.
    func cycleRow(_ name: String, _ days: Quantiles) -> [String] {
        [name, Figures.count(days.count)]
            + [0.1, 0.5, 0.9].map { share in
                Figures.decimal(days.points.first { $0.share == share }?.value, digits: 1)
            } + [Figures.decimal(days.mean, digits: 1)]
    }

    /// How old the open deals are.
    var agesSentence: String? {
        guard let half = open.ages.median, let most = open.ages.points.first(where: { $0.share == 0.9 })?.value else {
            return nil
        }
        return "Half of the open deals are older than \(Figures.days(half)), one in ten older than "
            + "\(Figures.days(most))."
    }

    /// What was won after a past date, and what methods would have said that it is worth.
    func worthRow(_ round: Backtest.Round, _ methods: [ForecastMethod]) -> [String] {
        [Figures.date(round.at), Figures.roundMoney(round.wonValue)]
            + methods.map { method in
                let values = round.scores.first { $0.method == method }?.line.values ?? []
                let sums = values.map { Figures.amount(Figures.decimal($0.expected, digits: 0), $0.currency) }
                return sums.isEmpty ? "–" : sums.joined(separator: " + ")
            }
    }

    /// How far off the chances of each method were, over all dates.
    func brierSentence(_ methods: [ForecastMethod]) -> String {
        let scores = methods.compactMap { method -> String? in
            let scores = backtest.rounds.compactMap { round in round.scores.first { $0.method == method }?.brierScore }
            guard !scores.isEmpty else { return nil }
            let mean = scores.reduce(0, +) / Double(scores.count)
            return "\(method.title) \(Figures.decimal(mean, digits: 3))"
        }
        return "How far off the chances were, as a mean of squares over these dates (Brier; 0 is best): "
            + scores.joined(separator: ", ") + "."
    }

    /// What each method says of the open deals.
    var forecastRows: [[String]] {
        forecast.lines.map { line in
            let isSilent = line.estimated == 0
            return [
                line.method.title, Figures.count(line.estimated), Figures.count(line.withoutEstimate),
                isSilent ? "–" : Figures.decimal(line.expectedWins, digits: 1),
                isSilent ? "–" : Figures.decimal(1.96 * line.standardDeviation, digits: 1), line.valueText,
            ]
        }
    }
}

extension FunnelSection {
    /// The ages, in days, at which groups are put side by side: those that a month, a quarter … is long.
    static let groupAges: [Double] = [30, 60, 90]

    /// How many of a group's deals were won by those ages, open ones counted for as long as they were seen; a dash where
    /// none was seen so long.
    func wonByAge(_ group: Group) -> [String] {
        Self.groupAges.map { age in
            guard age <= group.deals.lastAge ?? 0 else { return "–" }
            return Figures.percent(group.deals.points.first { $0.age == age }?.incidence.first)
        }
    }

    /// How long visits of a stage last, and what comes of them.
    func fateRow(_ stage: Fates.Stage) -> [String] {
        [
            title(of: stage.stage), Figures.count(stage.visits), Figures.count(stage.stillOpen),
            stage.medianDays.map { Figures.days($0) } ?? "not half", Figures.days(stage.completed.median),
            Figures.estimate(stage.winChance),
        ]
    }
}

extension MiningSection {
    /// What followed what, how often and how soon.
    func edgeRow(_ edge: ProcessMap.Edge) -> [String] {
        [
            edge.from.name, edge.to.name, Figures.count(edge.count), Figures.duration(seconds: edge.times.median),
            Figures.duration(seconds: edge.times.mean),
        ]
    }

    /// A step that is not allowed, and how often it was taken.
    func violationRow(_ violation: Conformance.Violation) -> [String] {
        [
            violation.from?.name ?? "(beginning)", violation.to.name, Figures.count(violation.count),
            Figures.count(violation.caseCount), Figures.count(violation.strictCount),
        ]
    }
}
