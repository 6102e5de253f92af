import ExactValues
import DealModel
import Randomness
import TestTags
import Testing

@testable import DealInsight

@Suite("Numbers", .tags(.figures, .random))
struct StatisticsTests {
    @Test("Gamma and beta functions agree with their tables")
    func special() {
        #expect(agree(lnGamma(0.5), 0.572_364_942_924_700_1, to: 1e-13))
        #expect(agree(lnGamma(100), 359.134_205_369_575_4, to: 1e-13))
        #expect(agree(lnRising(3, 4), ln(3 * 4 * 5 * 6), to: 1e-13))
        #expect(agree(lnRising(1e9, 3), 3 * ln(1e9) + 3e-9, to: 1e-13))
        #expect(agree(chiSquareTail(3.841_458_820_694_124, degreesOfFreedom: 1), 0.05, to: 1e-10))
        #expect(agree(chiSquareTail(30, degreesOfFreedom: 10), 0.000_856_641_210_944, to: 1e-8))
        #expect(agree(BetaDistribution(alpha: 2, beta: 3).probability(upTo: 0.5), 0.6875, to: 1e-12))
        #expect(agree(BetaDistribution(alpha: 1, beta: 1).quantile(0.025), 0.025, to: 1e-9))
    }

    @Test("Survival and its error agree with those published of 21 patients (Gehan, Biometrika 52, 1965)")
    func survival() {
        let ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
        let open = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
        let day = Int64(IncidenceCurves.day)
        let spells =
            ended.map { Spell(entry: 0, exit: Int64($0) * day, cause: 0) }
            + open.map { Spell(entry: 0, exit: Int64($0) * day, cause: Spell.censored) }
        let curves = IncidenceCurves(spells, causes: ["ended"])
        let published: [(age: Double, survival: Double, error: Double)] = [
            (6, 0.8571, 0.0764), (7, 0.8067, 0.0869), (10, 0.7529, 0.0963), (13, 0.6902, 0.1068),
            (16, 0.6275, 0.1141), (22, 0.5378, 0.1282), (23, 0.4482, 0.1346),
        ]
        for line in published {
            let step = curves.step(at: Int64(line.age) * day)
            #expect((curves.survival[step] - line.survival).magnitude < 5e-5)
            #expect((curves.survivalVariance[step].squareRoot() - line.error).magnitude < 6e-5)
            // With one cause, what has ended is what does not go on, and as uncertain.
            #expect(agree(curves.incidence[0][step], 1 - curves.survival[step], to: 1e-12))
            #expect(agree(curves.incidenceVariance[0][step], curves.survivalVariance[step], to: 1e-9))
        }
        #expect(curves.age(atWhich: 0.5) == 23)
        #expect(curves.count == 21 && curves.stillOpen == 12)
    }

    @Test("What is first seen later is at risk from then on")
    func delayedEntry() {
        let day = Int64(IncidenceCurves.day)
        let curves = IncidenceCurves(
            [
                Spell(entry: 0, exit: 2 * day, cause: 0), Spell(entry: 3 * day, exit: 5 * day, cause: 0),
                Spell(entry: 0, exit: 6 * day, cause: Spell.censored), Spell(entry: 4 * day, exit: 3 * day, cause: 0),
            ], causes: ["ended"])
        #expect(curves.atRisk == [2, 2])
        #expect(curves.survival == [0.5, 0.25])
        #expect(curves.count == 3)
    }

    @Test("Stirling's rest loses nothing where differences of large logarithms would")
    func precise() {
        let direct = (0..<50).reduce(0.0) { $0 + ln(1e6 + Double($1)) }
        #expect(agree(lnRising(1e6, 50), direct, to: 1e-14))
    }

    @Test("Sorting by digits gives what comparing gives", arguments: [0, 1, 512, 513, 5000])
    func digits(_ count: Int) {
        var random = SeededRandom(seed: UInt64(count))
        let anything = (0..<count).map { _ in Int64(truncatingIfNeeded: random.next()) }
        let ages = (0..<count).map { _ in Int64(random.below(1000)) * 86_400_000_000 }
        let extremes = anything + [.min, .max, 0, -1]
        for numbers in [anything, ages, extremes, ages.sorted(), ages.sorted().reversed()] {
            #expect(numbers.sortedByDigits() == numbers.sorted())
        }
    }

    @Test("Medians by counting are those of sorting, of few stays and many, short and long", arguments: 1...6)
    func medians(_ seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var (log, stays): (EventLog, [[Double]]) = (try .sample(), [[], []])
        for deal in 0..<[1, 2, 3, 50, 500, 2000][seed - 1] {
            var seconds: Int64 = 0
            for (place, stage) in (["A", "B", "C"] as [StageID]).enumerated() {
                let at = Instant(seconds: 1_767_225_600 + seconds)
                try log.add(InsightEvent(.entered(stage), of: DealID("d\(deal)"), at: at))
                let stay = Int64(random.chance(3) ? random.below(3) : random.below(60_000_000))
                if place < 2 { stays[place].append(Double(stay)) }
                seconds += stay
            }
        }
        let found = CompletedStays(VisitTable(log)).stages
        for (stage, own) in zip(found, stays) {
            let sorted = own.sorted()
            let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
            #expect(stage.count == own.count && stage.medianSeconds == median, "seed \(seed)")
        }
    }
}
