import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

/// Figures that pandas, scipy and statsmodels found in the hardware seller's opportunities.
@Suite(
    "Figures of a hardware seller", .tags(.figures, .shared),
    .enabled(if: ReferenceData.isThere, "the shared reference data are not beside it"))
struct HardwareSellerTests {
    let table: VisitTable
    let figures: Figures

    init() throws {
        table = try ReferenceData.maven.get()
        figures = try ReferenceData.figures("maven-crm")
    }

    @Test("Deals without dates do not vanish, and the win rate is that of the closed ones")
    func winRate() {
        let summary = OutcomeSummary(table)
        #expect(summary.deals == figures["rows"]["sales_pipeline"].int)
        #expect(summary.won == figures["win_rate"]["won"].int)
        #expect(summary.winRate.decided == figures["win_rate"]["closed"].int)
        #expect(agree(summary.winRate.rate, figures["win_rate"]["rate"].number))
        #expect(agree(summary.winRate.interval.low, figures["win_rate"]["wilson95"][0].number))
        #expect(agree(summary.winRate.interval.high, figures["win_rate"]["wilson95"][1].number))
        #expect(agree(summary.winRate.soFar, figures["win_rate"]["naive_won_over_all"].number))
        #expect(agree(summary.wonValue["USD"]?.approximate, figures["won_revenue"]["total"].number))
    }

    static let groupings: [(key: String, attribute: DealAttribute)] = [
        ("win_rate_by_sales_agent", .owner), ("win_rate_by_manager", "manager"),
        ("win_rate_by_regional_office", "regional_office"), ("win_rate_by_product", .product),
        ("win_rate_by_sector", .segment),
    ]

    @Test("Win rates of groups, with intervals, shrinkage and heterogeneity", arguments: groupings)
    func groups(_ key: String, _ attribute: DealAttribute) {
        let expected = figures[key]
        let comparison = GroupComparison(table, by: .attribute(attribute))
        #expect(Set(comparison.groups.map { $0.name ?? "nan" }) == Set(expected["groups"].keys))
        let isAtBound = expected["betabinom_mle"]["at_bound"].value as? Bool ?? false
        for group in comparison.groups {
            let own = expected["groups"][group.name ?? "nan"]
            let (summary, share) = (group.summary, group.summary.winRate)
            #expect([summary.won, summary.lost, summary.open] == [own["won"].int, own["lost"].int, own["open"].int])
            #expect(agree(share.rate, own["win_rate"].number))
            if share.decided > 0 {
                #expect(agree(share.interval.low, own["wilson95"][0].number))
                #expect(agree(share.interval.high, own["wilson95"][1].number))
            }
            #expect(agree(group.shrunkRate, own["eb_mean"].number, to: 1e-3), "\(key) \(group.name ?? "–")")
            if !isAtBound {
                #expect(agree(group.shrunkInterval?.low, own["eb95"][0].number, to: 1e-3))
                #expect(agree(group.shrunkInterval?.high, own["eb95"][1].number, to: 1e-3))
            }
        }
        let chance = comparison.heterogeneity
        #expect(agree(chance.statistic, expected["heterogeneity_chi2"]["stat"].number))
        #expect(chance.degreesOfFreedom == expected["heterogeneity_chi2"]["df"].int)
        #expect(agree(chance.pValue, expected["heterogeneity_chi2"]["p"].number))
        if !isAtBound {
            #expect(agree(comparison.prior?.alpha, expected["betabinom_mle"]["alpha"].number, to: 1e-3))
            #expect(agree(comparison.prior?.beta, expected["betabinom_mle"]["beta"].number, to: 1e-3))
        }
        let likelihood = expected["betabinom_mle"]["loglik_kernel"].number ?? 0
        // Of sectors the other program's own sum broke down, and is given as 0.
        if likelihood != 0 { #expect(((comparison.prior?.logLikelihood ?? 0) - likelihood).magnitude < 0.01) }
    }

    @Test("Days from beginning to end", arguments: ["closed", "won", "lost"])
    func cycle(_ key: String) {
        let cycle = CycleTimes(table)
        let found = key == "closed" ? cycle.closed : key == "won" ? cycle.won : cycle.lost
        let expected = figures["cycle_days_type7"][key]
        #expect(found.count == expected["n"].int)
        #expect(agree(found.mean, expected["mean"].number))
        #expect(agree(found.minimum, expected["min"].number) && agree(found.maximum, expected["max"].number))
        for point in found.points { #expect(agree(point.value, expected["\(point.share)"].number)) }
    }

    @Test("What became of deals by age, plain and with deals first seen later")
    func curves() {
        let plain = Fates(table).deals
        expect(plain, figures["competing_risks_from_engaging"])
        #expect(plain.count == figures["competing_risks_from_engaging"]["n"].int)
        #expect(plain.stillOpen == figures["competing_risks_from_engaging"]["n_censored"].int)
        #expect(
            agree(plain.age(atWhich: 0.5), figures["competing_risks_from_engaging"]["km_median_days_to_close"].number))
        let truncated = VisitTable(table.log, asOf: table.asOf, observedSince: ReferenceData.day("2017-03-01"))
        expect(Fates(truncated).deals, figures["competing_risks_from_engaging_left_truncated"])
    }

    private func expect(_ curves: IncidenceCurves, _ expected: Figures) {
        #expect(!expected["at"].keys.isEmpty)
        for key in expected["at"].keys {
            let (point, own) = (curves.at(Double(key) ?? 0), expected["at"][key])
            #expect(agree(point.survival, own["S"].number))
            #expect(agree(point.incidence[0], own["cif1"].number))
            #expect(agree(point.incidence[1], own["cif2"].number))
            if let atRisk = own["n_at_risk"].int { #expect(point.atRisk == atRisk) }
        }
        guard expected["end"]["t"].number != nil else { return }
        #expect(agree(curves.end.age, expected["end"]["t"].number))
        #expect(agree(curves.end.survival, expected["end"]["S"].number))
        #expect(agree(curves.end.incidence[0], expected["end"]["cif1"].number))
    }

    @Test("Cohorts by the month of their beginning")
    func cohorts() {
        let expected = figures["engage_month_cohorts"]
        let groups = table.groups(by: .created(.month)).filter { $0.name != nil }
        #expect(groups.map(\.name) == expected.keys)
        for group in groups {
            let own = expected[group.name ?? ""]
            let summary = OutcomeSummary(table, of: group.deals)
            #expect([summary.won, summary.lost, summary.open] == [own["won"].int, own["lost"].int, own["open"].int])
            #expect(agree(summary.winRate.rate, own["closed_win_rate"].number))
            let curves = IncidenceCurves(table, of: group.deals)
            #expect(curves == Fates(table, of: group.deals).deals)
            for key in own["cif_won"].keys {
                #expect(agree(curves.at(Double(key) ?? 0).incidence[0], own["cif_won"][key].number))
            }
        }
    }

    @Test("Velocity, and its factors")
    func velocity() {
        let expected = figures["velocity"]
        let rate = Velocity(table).rates[0]
        #expect(rate.open == expected["n_open"].int)
        #expect(agree(rate.meanWonValue, expected["mean_won_value"].number))
        #expect(agree(rate.meanDaysToWin, expected["mean_cycle_won"].number))
        #expect(agree(rate.perDay, expected["per_day"].number))
    }

    @Test("What was won, by quarter and product")
    func revenue() {
        for (key, period) in [("by_quarter", Grouping.Period.quarter), ("by_month", .month)] {
            let closings = Closings(table, by: period)
            #expect(closings.periods.map(\.name) == figures["won_revenue"][key].keys)
            for found in closings.periods {
                #expect(
                    agree(found.wonValue["USD"]?.approximate, figures["won_revenue"][key][found.name].number))
                guard period == .month else { continue }
                #expect(found.won == figures["won_revenue"]["won_by_month"][found.name].int)
            }
        }
        for group in table.groups(by: .attribute(.product)) {
            let won = OutcomeSummary(table, of: group.deals).wonValue["USD"]?.approximate
            #expect(agree(won, figures["won_revenue"]["by_product"][group.name ?? ""].number))
        }
    }

    @Test("Open deals: those older than every closed one have no estimate")
    func forecast() {
        let expected = figures["forecast_open_engaging"]
        let engaged = table.deals { table.created($0) != nil }
        let forecast = Forecast(table, of: engaged)
        #expect(forecast.open == expected["n_open"].int)
        #expect(forecast.assumedValues == forecast.open)
        let age = forecast[.age]
        #expect(agree(age.expectedWins, expected["expected_wins"].number))
        #expect(agree(age.values[0].expected, expected["expected_revenue"].number))
        #expect(agree(age.values[0].standardDeviation, expected["sd_independent_bernoulli"].number))
        #expect(age.withoutEstimate == 1291)
        let naive = forecast[.winRate]
        #expect(agree(naive.expectedWins, expected["naive_stage_probability"]["expected_wins"].number))
        #expect(agree(naive.values[0].expected, expected["naive_stage_probability"]["expected_revenue"].number))
        #expect(forecast[.plan].withoutEstimate == forecast.open)
        let open = OpenDeals(table, of: engaged)
        #expect(open.olderThanAllClosed == 1291)
        #expect(agree(open.ages.mean, expected["age_quantiles"]["mean"].number))
        for point in open.ages.points {
            #expect(agree(point.value, expected["age_quantiles"]["\(point.share)"].number))
        }
    }

    @Test("Forecasts at past dates, beside what happened")
    func backtest() throws {
        let dates = figures["backtest_90d"].keys
        let backtest = Backtest(table, at: dates.compactMap { ReferenceData.day($0) }, days: 90)
        #expect(backtest.undated == 500, "deals without dates are in no round")
        #expect(backtest.rounds.count == dates.count && !dates.isEmpty)
        for (round, date) in zip(backtest.rounds, dates) {
            let expected = figures["backtest_90d"][date]
            let age = try #require(round.scores.first { $0.method == .age })
            let naive = try #require(round.scores.first { $0.method == .winRate })
            #expect(round.open == expected["n_open"].int)
            #expect(round.won == expected["actual_wins"].int)
            #expect(agree(round.wonValue["USD"]?.approximate, expected["actual_rev"].number))
            #expect(agree(age.line.expectedWins, expected["pred_wins_age_AJ"].number))
            #expect(agree(age.line.standardDeviation, expected["sd"].number))
            #expect(agree(age.line.values[0].expected, expected["pred_rev"].number))
            #expect(agree(age.brierScore, expected["brier_age_AJ"].number))
            #expect(agree(naive.line.expectedWins, expected["naive_wins_stage_rate"].number))
            #expect(agree(naive.line.values[0].expected, expected["naive_rev"].number))
            #expect(agree(naive.brierScore, expected["brier_naive"].number))
        }
    }
}
