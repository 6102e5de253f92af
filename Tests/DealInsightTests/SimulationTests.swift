import DealModel
import ExactValues
import Randomness
import TestTags
import Testing

@testable import DealInsight

/// A pipeline whose chances are known, watched for a while: losses come faster than wins, so many wins are still to come.
struct SimulatedPipeline {
    /// From stage 0: to stage 1 with 0.5, else lost; from stage 1: won 0.4, lost 0.45, back 0.15.
    static let truth = 0.5 * 0.4 / (1 - 0.5 * 0.15)
    static let window = 200.0

    let table: VisitTable

    init(seed: Int, deals: Int = 600) throws {
        var random = SeededRandom(seed: UInt64(seed))
        var log = try EventLog(Pipeline(stages: ["first", "second"], outcomes: ["won": .won, "lost": .lost]))
        for number in 0..<deals {
            let id = DealID("d\(number)")
            // More deals come every day than the day before.
            var day = Self.window * random.fraction().squareRoot()
            var stage = 0
            try log.live(id, [(day, "first")])
            while true {
                let chance = random.fraction()
                if stage == 0 {
                    guard chance < 0.5 else {
                        try log.add(.init(.closed("lost"), of: id, at: .day(day + 15 * random.fraction())))
                        break
                    }
                    day += 5 + 25 * random.fraction()
                    stage = 1
                    try log.live(id, [(day, "second")])
                } else if chance < 0.4 {
                    try log.add(.init(.closed("won"), of: id, at: .day(day + 20 + 30 * random.fraction())))
                    break
                } else if chance < 0.85 {
                    try log.add(.init(.closed("lost"), of: id, at: .day(day + 15 * random.fraction())))
                    break
                } else {
                    day += 10 * random.fraction()
                    stage = 0
                    try log.live(id, [(day, "first")])
                }
            }
        }
        table = VisitTable(log, asOf: .day(Self.window))
    }
}

@Suite("A pipeline whose chances are known", .tags(.figures, .random))
struct SimulationTests {
    @Test("Over 50 seeds the chance of winning is right within two standard errors, and the naive ratio is not")
    func unbiased() throws {
        let runs = try (1...50).map { seed in
            let table = try SimulatedPipeline(seed: seed).table
            let chance = try #require(Fates(table).stages[0].winChance, "seed \(seed)")
            let naive = try #require(Funnel(table).winRate.rate, "seed \(seed)")
            return (chance: chance, naive: naive)
        }
        let (estimates, naive) = (runs.map(\.chance.value), runs.map(\.naive))
        let truth = SimulatedPipeline.truth
        print(
            "truth \(truth), estimate \(mean(estimates)) ± \(error(estimates)), naive \(mean(naive)) ± \(error(naive))")
        #expect((mean(estimates) - truth).magnitude < 2 * error(estimates))
        #expect((mean(naive) - truth).magnitude > 5 * error(naive))
        // The intervals hold the truth about as often as they say.
        let held = runs.count { $0.chance.interval.low <= truth && truth <= $0.chance.interval.high }
        #expect(held >= 42, "\(held) of 50")
    }

    private func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

    /// The standard error of the mean.
    private func error(_ numbers: [Double]) -> Double {
        let middle = mean(numbers)
        let square = numbers.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(numbers.count - 1)
        return (square / Double(numbers.count)).squareRoot()
    }
}

extension SeededRandom {
    /// From 0 up to, but not, 1.
    mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
