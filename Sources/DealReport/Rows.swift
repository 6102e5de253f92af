import DealInsight
import DealModel

/// Rows of tables that text and page share.
extension DealsSection {
    /// Deals that ended so, or are open, and what they are worth.
    func worthRow(_ name: String, _ count: Int, _ value: MoneyTotals) -> [String] {
        [name, Figures.count(count), Figures.money(value), Figures.count(value.withoutValue)]
    }

    /// Days from beginning to end: the count, 10 %, half, 90 % and the mean.
    func cycleRow(_ name: String, _ days: Quantiles) -> [String] {
        [name, Figures.count(days.count)]
            + [0.1, 0.5, 0.9].map { share in
                Figures.decimal(days.points.first { $0.share == share }?.value, digits: 1)
            } + [Figures.decimal(days.mean, digits: 1)]
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
