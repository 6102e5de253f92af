import DealModel

/// The visits to one stage, and where deals went from there.
struct StageExits: Sendable {
    /// Where deals went: stages by number, then won, then lost.
    let destinations: [Destination]
    /// What became of visits by age, one cause a destination.
    let curves: IncidenceCurves
    /// How many visits ended, by destination; those included that had ended before observation began.
    let counts: [Int]
    let visits: Int
    let deals: Int
    let stillOpen: Int
    /// Visits that ended as neither, or with a change of the process: last seen then.
    let setAside: Int
    /// Of visits that ended, how long they lasted, in microseconds.
    let durations: [Int64]

    enum Destination: Hashable, Sendable {
        case stage(Int)
        case won, lost
    }
}

/// Gathers the visits of some deals stage by stage.
struct StageExitsGathering {
    private let table: VisitTable
    private var spells: [[Spell]]
    private var counts: [[Int]]
    private var visits: [Int]
    private var deals: [Int]
    private var open: [Int]
    private var setAside: [Int]
    private var durations: [[Int64]]
    private var seenBy: [Int32]

    init(_ table: VisitTable, of deals: DealSelection) {
        self.table = table
        let stages = table.stages.count
        spells = Array(repeating: [], count: stages)
        counts = Array(repeating: Array(repeating: 0, count: stages + 2), count: stages)
        visits = Array(repeating: 0, count: stages)
        self.deals = visits
        open = visits
        setAside = visits
        durations = Array(repeating: [], count: stages)
        seenBy = Array(repeating: -1, count: stages)
        deals.forEach { add($0) }
    }

    private mutating func add(_ deal: Int) {
        for visit in table.observedVisits(of: deal) {
            let stage = table.columns.stage(visit)
            let marks = table.columns.marks(visit)
            if marks.beginning != .continued { visits[stage] += 1 }
            if seenBy[stage] != Int32(truncatingIfNeeded: deal) {
                seenBy[stage] = Int32(truncatingIfNeeded: deal)
                deals[stage] += 1
            }
            let cause = cause(of: visit, marks.end)
            if marks.end == .open { open[stage] += 1 } else if cause < 0 { setAside[stage] += 1 }
            if cause >= 0 { counts[stage][Int(cause)] += 1 }
            guard let spell = table.spell(of: visit, cause: cause) else { continue }
            spells[stage].append(spell)
            if cause >= 0 { durations[stage].append(spell.exit) }
        }
    }

    /// By stage number; then won, then lost.
    private func cause(of visit: Int, _ end: StageVisit.End) -> Int32 {
        switch end {
        case .moved: Int32(table.columns.stage(visit + 1))
        case .won: Int32(table.stages.count)
        case .lost: Int32(table.stages.count + 1)
        case .open, .neither, .migrated: Spell.censored
        }
    }

    /// What was gathered of a stage, with the destinations that occur.
    func exits(of stage: Int) -> StageExits {
        let all = table.stages.count
        let present = order(counts[stage].indices.filter { counts[stage][$0] > 0 })
        var places = [Int32](repeating: Spell.censored, count: all + 2)
        for (place, cause) in present.enumerated() { places[cause] = Int32(place) }
        let own = spells[stage].map { spell in
            Spell(
                entry: spell.entry, exit: spell.exit,
                cause: spell.cause < 0 ? Spell.censored : places[Int(spell.cause)])
        }
        return StageExits(
            destinations: present.map { $0 < all ? .stage($0) : $0 == all ? .won : .lost },
            curves: IncidenceCurves(own, causes: present.map(name)), counts: present.map { counts[stage][$0] },
            visits: visits[stage], deals: deals[stage],
            stillOpen: open[stage], setAside: setAside[stage],
            durations: durations[stage])
    }

    private func order(_ causes: [Int]) -> [Int] {
        let (listed, others) = (table.placeCount, table.stages.count)
        return causes.filter { $0 < listed }
            + causes.filter { $0 >= listed && $0 < others }.sorted { table.stages[$0] < table.stages[$1] }
            + causes.filter { $0 >= others }
    }

    private func name(_ cause: Int) -> String {
        let stages = table.stages
        return cause < stages.count ? stages[cause].text : cause == stages.count ? "won" : "lost"
    }
}
