/// What became of deals or visits by age: how many go on, and how many each cause has ended.
///
/// The cumulative incidence of competing causes after Aalen & Johansen, *Scandinavian Journal of Statistics* 5, 1978;
/// with one cause the survival of Kaplan & Meier, *JASA* 53, 1958. What is still open counts as long as it was seen, and
/// what was first seen at a later age from there on (delayed entry). At equal ages ends come before what was last seen.
///
/// Ages are in days of 86,400 seconds.
public struct IncidenceCurves: Hashable, Sendable {
    /// What the causes are called, in their order.
    public let causes: [String]
    /// How many came under observation.
    public let count: Int
    /// How many each cause ended.
    public let ended: [Int]
    /// How many had not ended when last seen.
    public let stillOpen: Int
    /// The greatest age at which anything was under observation; `nil` when nothing was.
    public let lastAge: Double?

    /// The ages at which something ended, in microseconds, rising.
    let ages: [Int64]
    /// The share that goes on after each of ``ages``, and the variance of its estimate.
    let survival, survivalVariance: [Double]
    /// By cause: the share ended by it up to each of ``ages``, and the variance of its estimate.
    let incidence, incidenceVariance: [[Double]]
    /// How many were under observation just before each of ``ages``.
    let atRisk: [Int]
    /// All ages at which observation begins, and at which it ends, rising.
    let entries, exits: [Int64]

    /// Of one day, in microseconds.
    static var day: Double { 86_400_000_000 }

    /// Estimates the curves.
    ///
    /// A spell that was first seen after it ended was never at risk, and is left out. One that ended at the very moment
    /// it was first seen is an end, and was not at risk before. One seen from the start was at risk at the age of 0, too:
    /// some end at once.
    ///
    /// - Complexity: O(*n*).
    init(_ spells: [Spell], causes: [String]) {
        let isSeen = { (spell: Spell) in
            spell.entry < spell.exit || spell.entry == 0 || spell.entry == spell.exit && spell.cause >= 0
        }
        let seen = spells.allSatisfy(isSeen) ? spells : spells.filter(isSeen)
        var estimate = IncidenceEstimate(causeCount: causes.count)
        entries = seen.map { $0.entry == 0 ? -1 : $0.entry }.sortedByDigits()
        let byExit = ExitOrder(seen, causeCount: causes.count)
        exits = byExit.ages
        var (place, entered) = (0, 0)
        var ends = [Int](repeating: 0, count: causes.count)
        while place < exits.count {
            let age = exits[place]
            while entered < entries.count, entries[entered] < age { entered += 1 }
            let first = place
            for cause in ends.indices { ends[cause] = 0 }
            while place < exits.count, exits[place] == age {
                let cause = byExit.cause(place)
                if cause >= 0 { ends[cause] += 1 }
                place += 1
            }
            estimate.step(at: age, atRisk: entered - first, ends: ends)
        }
        self.causes = causes
        count = seen.count
        ended = estimate.ended
        stillOpen = seen.count - estimate.ended.reduce(0, +)
        lastAge = exits.last.map { Double($0) / Self.day }
        ages = estimate.ages
        survival = estimate.survival
        survivalVariance = estimate.survivalVariance
        incidence = estimate.incidence
        incidenceVariance = estimate.incidenceVariance
        atRisk = estimate.atRisk
    }
}

// MARK: - Reading

extension IncidenceCurves {
    /// A point of the curves.
    public struct Point: Hashable, Sendable, Encodable {
        /// The age, in days.
        public let age: Double
        /// The share that goes on beyond it, and its interval after Greenwood (1926).
        public let survival: Double
        /// Where the true share lies; `nil` when so few are left that nothing can be said.
        public let survivalInterval: ConfidenceInterval?
        /// By cause, the share that it has ended by then.
        public let incidence: [Double]
        /// By cause, where the true share lies.
        public let incidenceIntervals: [ConfidenceInterval?]
        /// How many are under observation just after it.
        public let atRisk: Int
    }

    /// The curves at an age in days.
    public func at(_ age: Double) -> Point {
        // Within what fits; a hundred thousand years are enough.
        point(at: Int64(((age > 0 ? min(age, 36_525_000) : 0) * Self.day).rounded()))
    }

    /// The curves at every age at which something ended, and how many were at risk just after.
    public var points: [Point] { ages.map(point) }

    /// Where the curves end: beyond it nothing changes, since nothing was seen to end.
    public var end: Point { point(at: .max) }

    /// The least age, in days, at which at least this share has ended; `nil` when so many never have.
    ///
    /// - Parameter share: 0.5 for the median, open cases taken into account.
    public func age(atWhich share: Double) -> Double? {
        let place = survival.firstPlace { $0 <= 1 - share + 1e-12 }
        return place < ages.count ? Double(ages[place]) / Self.day : nil
    }

    private func point(at age: Int64) -> Point {
        let step = self.step(at: age)
        let survival = step < 0 ? 1 : self.survival[step]
        return Point(
            age: age == .max ? lastAge ?? 0 : Double(age) / Self.day,
            survival: survival,
            survivalInterval: .ofProbability(survival, variance: step < 0 ? 0 : survivalVariance[step]),
            incidence: causes.indices.map { incidence(of: $0, at: step) },
            incidenceIntervals: causes.indices.map {
                .ofProbability(
                    incidence(of: $0, at: step), variance: step < 0 ? 0 : incidenceVariance[$0][step])
            },
            atRisk: atRisk(after: age))
    }

    /// The last step at or before an age; −1 before the first.
    func step(at age: Int64) -> Int { ages.firstPlace { $0 > age } - 1 }

    func incidence(of cause: Int, at step: Int) -> Double { step < 0 ? 0 : incidence[cause][step] }

    func survival(at step: Int) -> Double { step < 0 ? 1 : survival[step] }

    /// How many are under observation just after an age.
    private func atRisk(after age: Int64) -> Int {
        entries.firstPlace { $0 > age } - exits.firstPlace { $0 > age }
    }
}

extension IncidenceCurves: Encodable {
    private enum Key: String, CodingKey { case points }

    /// The ages, in days, at which the curves are written besides: a week to three years.
    public static let marks: [Double] = [7, 14, 30, 60, 90, 120, 180, 365, 730, 1095]

    /// At most so many points are written: charts need no more, and reports stay small.
    private static var pointLimit: Int { 200 }

    /// Writes the counts, the curves at ``marks`` that were reached, and at evenly chosen steps, the last one included.
    public func encode(to encoder: any Encoder) throws {
        try IncidenceMarks(self, upTo: lastAge ?? 0).encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(thinned(to: Self.pointLimit), forKey: .points)
    }

    /// At most so many points of the curves, evenly chosen, the last one included.
    public func thinned(to limit: Int) -> [Point] {
        guard ages.count > limit, limit > 1 else { return points }
        return (0..<limit).map { point(at: ages[$0 * (ages.count - 1) / (limit - 1)]) }
    }
}
