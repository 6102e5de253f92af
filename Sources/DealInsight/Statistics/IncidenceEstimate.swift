/// The curves while they are made, age after age.
struct IncidenceEstimate {
    private(set) var ages: [Int64] = []
    private(set) var survival: [Double] = []
    private(set) var survivalVariance: [Double] = []
    private(set) var incidence: [[Double]]
    private(set) var incidenceVariance: [[Double]]
    private(set) var atRisk: [Int] = []
    private(set) var ended: [Int]

    private var present = 1.0
    /// Greenwood's sum of d / n (n − d).
    private var greenwood = 0.0
    private var causes: [CauseSums]

    init(causeCount: Int) {
        incidence = Array(repeating: [], count: causeCount)
        incidenceVariance = incidence
        ended = Array(repeating: 0, count: causeCount)
        causes = Array(repeating: CauseSums(), count: causeCount)
    }

    /// Takes the ends at one age; an age without ends is no step of the curves.
    mutating func step(at age: Int64, atRisk count: Int, ends: [Int]) {
        let all = ends.reduce(0, +)
        guard all > 0 else { return }
        // Ends of what was first seen at that moment are not at risk before; where few are, they may be more than those.
        let (n, d) = (Double(max(count, all)), Double(all))
        let before = present
        // Where all end, Greenwood's term is infinite, and multiplied by a survival of 0.
        let term = d < n ? d / (n * (n - d)) : 0
        present = all >= count ? 0 : before * (1 - d / n)
        greenwood += term
        ages.append(age)
        atRisk.append(count)
        survival.append(present)
        survivalVariance.append(present * present * greenwood)
        for cause in ends.indices {
            ended[cause] += ends[cause]
            causes[cause].step(survival: before, ends: Double(ends[cause]), atRisk: n, term: term)
            incidence[cause].append(causes[cause].incidence)
            incidenceVariance[cause].append(causes[cause].variance)
        }
    }
}

/// The sums of one cause from which the variance of its incidence follows at every age (delta method; Dinse & Larson,
/// *Biometrika* 73, 1986; Marubini & Valsecchi, *Analysing Survival Data*, 1995, 10.3): with F at the age t, f at an
/// earlier one and S just before that,
/// Σ (F − f)² d / n (n − d) + Σ S² dₖ (n − dₖ) / n³ − 2 Σ (F − f) S dₖ / n².
private struct CauseSums {
    private(set) var incidence = 0.0
    private var (weight, weightF, weightFF) = (0.0, 0.0, 0.0)
    private var own = 0.0
    private var (mixed, mixedF) = (0.0, 0.0)

    mutating func step(survival: Double, ends: Double, atRisk n: Double, term: Double) {
        incidence += survival * ends / n
        let f = incidence
        weight += term
        weightF += f * term
        weightFF += f * f * term
        own += survival * survival * ends * (n - ends) / (n * n * n)
        mixed += survival * ends / (n * n)
        mixedF += f * survival * ends / (n * n)
    }

    var variance: Double {
        let f = incidence
        let spread = f * f * weight - 2 * f * weightF + weightFF
        return max(0, spread + own - 2 * (f * mixed - mixedF))
    }
}
