/// The chance of winning from each stage, and from each age in it: a semi-Markov chain of the stages' fates.
///
/// Where a deal goes from a stage comes from the cumulative incidences of that stage, taken at their end and made to add
/// up to 1, so that open visits count for as long as they were seen; the chances of winning solve P = A P + w (Kemeny &
/// Snell, *Finite Markov Chains*, 1960, ch. 3). The past of a deal before its present stage is not considered.
struct WinChain: Sendable {
    private let exits: [StageExits]
    /// By stage number; `nil` where nothing can be said.
    let chances: [Estimate?]

    /// - Parameter exits: By stage number.
    init(_ exits: [StageExits]) {
        self.exits = exits
        chances = ChainSolution(exits.map(ChainSolution.Row.init)).chances
    }

    /// The chance of winning for a deal that stands in a stage and has been there for so long.
    ///
    /// - Parameter age: In microseconds, by the visit's clock.
    /// - Returns: `nil`: nothing can be said of the stage, or the visit is older than every one that has ended.
    func chance(from stage: Int, at age: Int64) -> Double? {
        let curves = exits[stage].curves
        let (step, last) = (curves.step(at: age), curves.ages.count - 1)
        let rest = curves.causes.indices.map {
            max(0, curves.incidence(of: $0, at: last) - curves.incidence(of: $0, at: step))
        }
        let sum = rest.reduce(0, +)
        guard sum > 1e-12 else { return nil }
        var chance = 0.0
        for (destination, share) in zip(exits[stage].destinations, rest) where share > 0 {
            switch destination {
            case .won: chance += share / sum
            case .lost: break
            case .stage(let next):
                guard let known = chances[next] else { return nil }
                chance += share / sum * known.value
            }
        }
        return chance
    }
}

/// Solves the chain for the stages of which enough is known.
struct ChainSolution {
    /// Where deals go from one stage.
    struct Row {
        /// Shares that add up to 1; empty when no visit has ended.
        let shares: [(destination: StageExits.Destination, share: Double)]
        /// How many visits ended.
        let cases: Int

        init(_ exits: StageExits) {
            let last = exits.curves.ages.count - 1
            let incidence = exits.destinations.indices.map { exits.curves.incidence(of: $0, at: last) }
            let sum = incidence.reduce(0, +)
            shares = sum > 0 ? Array(zip(exits.destinations, incidence.map { $0 / sum })) : []
            cases = exits.curves.ended.reduce(0, +)
        }

        var nextStages: [Int] {
            shares.compactMap { destination, share in
                if case .stage(let stage) = destination, share > 0 { stage } else { nil }
            }
        }

        var ends: Bool { shares.contains { ($0.destination == .won || $0.destination == .lost) && $0.share > 0 } }
    }

    private let rows: [Row]

    init(_ rows: [Row]) { self.rows = rows }

    /// By stage number; `nil` where deals were not seen to leave, or some way of theirs never came to an end.
    ///
    /// The variance is that of multinomial shares carried through the chain (delta method): each stage counts as often
    /// as a deal is expected to visit it.
    ///
    /// - Complexity: O(*n*³) in the stages that were visited.
    var chances: [Estimate?] {
        let known = knownStages.sorted()
        let places = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
        var (matrix, right): ([[Double]], [[Double]]) = ([], [])
        for (place, stage) in known.enumerated() {
            var line = [Double](repeating: 0, count: known.count)
            var result = [Double](repeating: 0, count: known.count + 1)
            line[place] = 1
            result[place + 1] = 1
            for (destination, share) in rows[stage].shares {
                switch destination {
                case .won: result[0] += share
                case .lost: break
                case .stage(let next): if let other = places[next] { line[other] -= share }
                }
            }
            matrix.append(line)
            right.append(result)
        }
        var chances = [Estimate?](repeating: nil, count: rows.count)
        guard let solution = solve(matrix, right) else { return chances }
        let wins = solution.map { $0[0] }
        let spreads = known.map { spread(of: $0, wins, places) }
        for (place, stage) in known.enumerated() {
            let variance = zip(solution[place].dropFirst(), spreads).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
            chances[stage] = .ofProbability(wins[place], variance: variance, cases: rows[stage].cases)
        }
        return chances
    }

    /// The variance that the shares of one stage bring into the chance of winning from there.
    private func spread(of stage: Int, _ wins: [Double], _ places: [Int: Int]) -> Double {
        var (mean, square) = (0.0, 0.0)
        for (destination, share) in rows[stage].shares {
            let win: Double
            switch destination {
            case .won: win = 1
            case .lost: win = 0
            case .stage(let next): win = places[next].map { wins[$0] } ?? 0
            }
            mean += share * win
            square += share * win * win
        }
        return max(0, square - mean * mean) / Double(max(1, rows[stage].cases))
    }

    /// The stages from which every way is known and leads to an end.
    private var knownStages: Set<Int> {
        var known = Set(rows.indices.filter { !rows[$0].shares.isEmpty })
        while true {
            let closed = known.filter { rows[$0].nextStages.allSatisfy(known.contains) }
            var ending = closed.filter { rows[$0].ends }
            while true {
                let more = closed.subtracting(ending).filter { rows[$0].nextStages.contains(where: ending.contains) }
                if more.isEmpty { break }
                ending.formUnion(more)
            }
            if ending.count == known.count { return known }
            known = ending
        }
    }
}
