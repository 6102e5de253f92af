import DealModel
import ExactValues
import TestTags
import Testing

@testable import DealInsight

/// Figures that pandas and scipy found in simulated deals, whose truth is known.
@Suite(
    "Figures of simulated deals", .tags(.figures, .shared),
    .enabled(if: ReferenceData.isThere, "the shared reference data are not beside it"))
struct SimulatedDealsTests {
    let table: VisitTable
    let figures: Figures

    init() throws {
        figures = try ReferenceData.figures("sim-deals")
        table = try ReferenceData.simulated.get()
    }

    @Test("What becomes of the visits to each stage")
    func stages() {
        let fates = Fates(table)
        #expect(fates.stages.map(\.stage) == ["Lead", "Qualified", "Proposal", "Negotiation"])
        for stage in fates.stages {
            let expected = figures["stages"][stage.stage]
            #expect(stage.visits == expected["visits"].int)
            #expect(stage.deals == expected["distinct_deals"].int)
            #expect(stage.revisits == expected["revisits"].int)
            #expect(stage.stillOpen == expected["open"].int)
            #expect(agree(stage.medianDays, expected["km_median_days"].number))
            #expect(agree(stage.completed.mean, expected["naive_mean_days_completed"].number))
            #expect(agree(stage.curves.end.survival, expected["aj_S_end"].number, to: 1e-6))
            for (place, exit) in stage.exits.enumerated() {
                let key = exit.to == "won" ? "Won" : exit.to == "lost" ? "Lost" : exit.to
                #expect(exit.share.hits == expected["exits"][key].int)
                #expect(agree(exit.share.rate, expected["closed_only_share"][key].number))
                #expect(agree(exit.share.soFar, expected["naive_exit_share"][key].number))
                #expect(agree(stage.curves.at(30).incidence[place], expected["aj_cif_30d"][key].number))
                #expect(agree(stage.curves.at(60).incidence[place], expected["aj_cif_60d"][key].number))
                #expect(agree(stage.curves.end.incidence[place], expected["aj_cif_end"][key].number))
            }
            #expect(stage.exits.count == expected["exits"].keys.count)
        }
    }

    @Test("The chance of winning from each stage, beside the truth")
    func winChance() {
        for stage in Fates(table).stages {
            let expected = figures["p_win_from_stage"]["estimate"][stage.stage].number
            let truth = figures["p_win_from_stage"]["truth"][stage.stage].number ?? -1
            #expect(agree(stage.winChance?.value, expected))
            #expect(stage.winChance.map { $0.interval.low < truth && truth < $0.interval.high } == true)
        }
    }

    @Test("Deals as a whole, and the naive ratios beside")
    func deals() {
        let summary = OutcomeSummary(table)
        #expect(summary.won == figures["naive"]["won"].int && summary.lost == figures["naive"]["lost"].int)
        #expect(summary.open == figures["naive"]["open"].int)
        #expect(agree(summary.winRate.rate, figures["naive"]["closed_win_rate"].number))
        let expected = figures["deal_level_competing_risks"]
        let curves = Fates(table).deals
        for key in expected["at"].keys {
            let (point, own) = (curves.at(Double(key) ?? 0), expected["at"][key])
            #expect(agree(point.survival, own["S"].number))
            #expect(agree(point.incidence[0], own["cif1"].number))
            #expect(agree(point.incidence[1], own["cif2"].number))
            #expect(point.atRisk == own["n_at_risk"].int)
        }
        #expect(agree(curves.end.age, expected["end"]["t"].number))
        #expect(agree(curves.end.incidence[0], expected["end"]["won"].number))
        #expect(agree(curves.end.incidence[1], expected["end"]["lost"].number))
    }

    @Test("A forecast by stage and age is near the truth; that by win rate is not")
    func forecast() throws {
        let expected = figures["forecast_open"]
        let forecast = Forecast(table)
        #expect(forecast.open == expected["n_open"].int)
        let line = forecast[.stageAndAge]
        #expect(agree(line.expectedWins, expected["expected_wins"].number))
        #expect(agree(line.standardDeviation, expected["sd_wins"].number))
        #expect(agree(line.values.first?.expected, expected["expected_value"].number))
        #expect(agree(line.values.first?.standardDeviation, expected["sd_value_independent"].number))
        #expect(agree(forecast[.winRate].expectedWins, expected["naive_wins_closed_rate"].number))
        let truth = try #require(expected["truth_wins"].number)
        #expect((line.expectedWins - truth).magnitude < 2 * line.standardDeviation)
    }

    @Test("Managers' rates, drawn towards that of all")
    func managers() {
        let expected = figures["managers"]
        let comparison = GroupComparison(table, by: .attribute(.owner))
        #expect(comparison.groups.map { $0.name ?? "" } == expected["groups"].keys)
        for group in comparison.groups {
            let own = expected["groups"][group.name ?? ""]
            let summary = group.summary
            #expect([summary.won, summary.lost, summary.open] == [own["won"].int, own["lost"].int, own["open"].int])
            #expect(agree(summary.winRate.interval.low, own["wilson95"][0].number))
            #expect(agree(summary.winRate.interval.high, own["wilson95"][1].number))
            #expect(agree(group.shrunkRate, own["eb_mean"].number, to: 1e-3))
            #expect(agree(group.shrunkInterval?.low, own["eb95"][0].number, to: 1e-3))
            #expect(agree(group.shrunkInterval?.high, own["eb95"][1].number, to: 1e-3))
        }
        #expect(agree(comparison.prior?.alpha, expected["betabinom_mle"]["alpha"].number, to: 1e-3))
        #expect(agree(comparison.prior?.beta, expected["betabinom_mle"]["beta"].number, to: 1e-3))
        let likelihood = expected["betabinom_mle"]["loglik_kernel"].number ?? 0
        #expect(((comparison.prior?.logLikelihood ?? 0) - likelihood).magnitude < 0.01)
        #expect(agree(comparison.heterogeneity.statistic, expected["heterogeneity_chi2"]["stat"].number))
        #expect(agree(comparison.heterogeneity.pValue, expected["heterogeneity_chi2"]["p"].number))
        #expect(comparison.heterogeneity.isWithinChance)
    }
}
