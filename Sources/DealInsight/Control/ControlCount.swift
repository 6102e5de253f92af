import DealModel
import ExactValues

/// Counts visits, advice not taken and refused attempts by how strictly deals were kept.
struct ControlCount {
    private let table: VisitTable
    private let names: ItemNames
    private var tallies: [InsightEvent.Control: Tally] = [:]

    private struct Tally {
        var deals: [UInt32] = []
        var (visits, observed, imported, jumps, pastGates) = (0, 0, 0, 0, 0)
        var ignored: [String: Counted] = [:]
        var refusedAttempts = 0
        var refused: [String: Refused] = [:]
    }

    private struct Counted {
        var count = 0
        var deals: Set<Int> = []
    }

    private struct Refused {
        var attempts = 0
        var deals: Set<Int> = []
        /// The first refused attempt of each visit.
        var first: [Int: Int64] = [:]
    }

    init(_ table: VisitTable, of deals: DealSelection, named names: ItemNames) {
        self.table = table
        self.names = names
        deals.forEach { add($0) }
        addAttempts(of: deals)
    }

    private mutating func add(_ deal: Int) {
        let visits = table.visits(of: deal)
        if visits.isEmpty {
            tallies[table.control(of: deal) ?? .unknown, default: Tally()].deals.append(UInt32(deal))
        }
        for visit in visits {
            let marks = table.columns.marks(visit)
            var tally = tallies.removeValue(forKey: marks.control) ?? Tally()
            if tally.deals.last != UInt32(deal) { tally.deals.append(UInt32(deal)) }
            tally.visits += 1
            if marks.isImported { tally.imported += 1 } else { tally.observed += 1 }
            if marks.way == .jump { tally.jumps += 1 }
            if marks.ignoredAdvice { tally.pastGates += 1 }
            for item in (table.columns.rare.advice[visit] ?? [])
                + (table.columns.rare.closingAdvice[visit] ?? [])
            {
                tally.ignored[item, default: Counted()].count += 1
                tally.ignored[item, default: Counted()].deals.insert(deal)
            }
            tallies[marks.control] = tally
        }
    }

    private mutating func addAttempts(of deals: DealSelection) {
        guard let attempts = table.log.attempts else { return }
        var numbers: [DealID: Int] = [:]
        deals.forEach { numbers[table.id(of: $0)] = $0 }
        for attempt in attempts where attempt.first <= table.asOf {
            guard let deal = numbers[attempt.deal] else { continue }
            let visit = visit(of: deal, at: attempt.first.microseconds)
            let control =
                visit.map { table.columns.marks($0).control } ?? table.control(of: deal) ?? .unknown
            tallies[control, default: Tally()].refusedAttempts.add(attempt.count)
            let items = attempt.items.isEmpty ? [attempt.kind] : attempt.items
            for item in items { add(attempt, of: deal, visit, item, control) }
        }
    }

    private mutating func add(
        _ attempt: RefusedAttempt, of deal: Int, _ visit: Int?, _ item: String,
        _ control: InsightEvent.Control
    ) {
        var refused = tallies[control]?.refused[item] ?? Refused()
        refused.attempts.add(attempt.count)
        refused.deals.insert(deal)
        if let visit {
            refused.first[visit] = min(refused.first[visit] ?? .max, attempt.first.microseconds)
        }
        tallies[control, default: Tally()].refused[item] = refused
    }

    /// The visit that went on at a time.
    private func visit(of deal: Int, at time: Int64) -> Int? {
        table.visits(of: deal).last { table.columns.entered($0) <= time }
    }
}

// MARK: - The result

extension ControlCount {
    func row(_ control: InsightEvent.Control) -> ControlReport.Row? {
        guard let tally = tallies[control] else { return nil }
        let isObserved = tally.observed > 0
        return ControlReport.Row(
            control: control == .unknown ? nil : "\(control)",
            summary: OutcomeSummary(table, of: DealSelection(tally.deals)), visits: tally.visits,
            observedVisits: tally.observed, importedVisits: tally.imported,
            jumps: isObserved ? tally.jumps : nil,
            jumpsOverClosedGates: isObserved ? tally.pastGates : nil,
            ignored: isObserved ? ignored(tally) : nil,
            refusedAttempts: isObserved && table.log.attempts != nil ? tally.refusedAttempts : nil,
            refusals: isObserved && table.log.attempts != nil ? refusals(tally) : nil)
    }

    private func ignored(_ tally: Tally) -> [ControlReport.Item] {
        tally.ignored.map { ControlReport.Item(item: $0, name: names[$0], count: $1.count, deals: $1.deals.count) }
            .sorted { $0.count == $1.count ? $0.item.precedesInBytes($1.item) : $0.count > $1.count }
    }

    private func refusals(_ tally: Tally) -> [ControlReport.Refusals] {
        tally.refused.map { item, refused in
            let open = refused.first.keys.count { table.columns.marks($0).end == .open }
            let delays = refused.first.filter { table.columns.marks($0.key).end != .open }
                .map { max(0, table.columns.left($0.key) &- $0.value) }
            return ControlReport.Refusals(
                item: item, name: names[item], attempts: refused.attempts, deals: refused.deals.count,
                delay: Quantiles(delays, dividedBy: IncidenceCurves.day), stillOpen: open)
        }.sorted {
            $0.attempts == $1.attempts ? $0.item.precedesInBytes($1.item) : $0.attempts > $1.attempts
        }
    }
}

extension Int {
    /// Adds, up to the greatest number there is: counts come from files.
    fileprivate mutating func add(_ count: Int) {
        let (sum, overflow) = addingReportingOverflow(count)
        self = overflow ? .max : sum
    }
}
