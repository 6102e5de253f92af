import DealModel
import ExactValues

/// Turns what rows say into a log.
struct ImportAssembly {
    let log: EventLog
    let assumptions: [String]
    let hints: [String]
    /// A stage or outcome that was named and that no row has, though one has a name that comes near.
    let misspelt: CSVProblem.Cause?

    init(_ importer: CSVImport) throws(EventLogError) {
        let rows = importer.rows
        let met = MetNames(rows)
        let stages = importer.stages ?? Self.usualOrder(rows)
        let outcomes = Self.outcomes(importer, met)
        let sameTime = importer.sameTime ?? (importer.stages == nil ? .names : .stages)
        var log = try EventLog(Pipeline(stages: stages, outcomes: outcomes), order: .time)
        log.reserve(deals: met.dealCount, events: rows.count)
        let order = Self.order(sameTime, met)
        try Self.addProfiles(rows, to: &log)
        for row in rows { try Self.add(row, sequence: row.step ?? order(row), to: &log) }
        log.shrink()
        self.log = log
        let (stated, known) = (importer.statedNames, met.names)
        let unmet = stated.filter { !known.contains($0) }
        misspelt = Self.misspelt(unmet, among: known.filter { !stated.contains($0) })
        assumptions =
            Self.assumptions(importer, stages, outcomes, sameTime, hasTies: met.hasTies)
            + Self.valueAssumption(importer)
        hints = Self.hints(unmet, known)
    }

    private static func usualOrder(_ rows: [ImportedRow]) -> [StageID] {
        var order = StageOrder()
        for row in rows {
            if case .entered(let stage) = row.what { order.add(row.deal, row.at, stage) }
        }
        return order.stages
    }

    private static func outcomes(_ importer: CSVImport, _ met: MetNames) -> [OutcomeID: Outcome.Kind] {
        if let stated = importer.outcomes { return stated }
        let known = ImportedOutcomes(nil)
        return Dictionary(uniqueKeysWithValues: met.outcomes.map { ($0, known.kind(of: $0.text) ?? .neither) })
    }

    private static func add(
        _ row: ImportedRow, sequence: Int?, to log: inout EventLog
    ) throws(EventLogError) {
        let what: InsightEvent.What
        switch row.what {
        case .known: return
        case .entered(let stage): what = .entered(stage)
        case .closed(let outcome, let reason): what = .closed(outcome, reason: reason)
        }
        try log.add(InsightEvent(what, of: DealID(row.deal), at: row.at, sequence: sequence, by: row.actor))
    }

    /// The number that orders a row among others of the same time.
    private static func order(_ sameTime: CSVImport.SameTime, _ met: MetNames) -> (ImportedRow) -> Int? {
        switch sameTime {
        case .stages: return { _ in nil }
        case .rows: return { $0.number }
        case .names:
            let ranks = Dictionary(
                uniqueKeysWithValues: (met.stages.map(\.text) + met.outcomes.map { "\n" + $0.text })
                    .enumerated().map { ($1, $0) })
            return { row in
                switch row.what {
                case .entered(let stage): ranks[stage.text]
                case .closed(let outcome, _): ranks["\n" + outcome.text]
                case .known: nil
                }
            }
        }
    }

    private static func assumptions(
        _ importer: CSVImport, _ stages: [StageID], _ outcomes: [OutcomeID: Outcome.Kind],
        _ sameTime: CSVImport.SameTime, hasTies: Bool
    ) -> [String] {
        var sentences: [String] = []
        if importer.stages == nil, !stages.isEmpty {
            let names = stages.map(\.text).joined(separator: ", ")
            sentences.append("The order of the stages is that in which deals mostly come into them: \(names).")
        }
        if importer.outcomes == nil, !outcomes.isEmpty {
            let names = outcomes.sorted { $0.key < $1.key }.map { "\($0.key) as \($0.value.rawValue)" }
            sentences.append("Outcomes are taken by their names: \(names.joined(separator: ", ")).")
        }
        if importer.outcomes == nil, outcomes.isEmpty, !stages.isEmpty {
            sentences.append(
                "No deal has ended: of names only Won and Lost are taken for ends, unless others are stated.")
        }
        sentences += likeNames(stages.map(\.text) + outcomes.keys.map(\.text))
        if hasTies {
            let order =
                switch sameTime {
                case .stages: "the order of the stages"
                case .names where importer.sameTime == nil:
                    "the order of their names, since nobody has stated that of the stages"
                case .names: "the order of their names"
                case .rows: "the order of the rows"
                }
            sentences.append("Events of one deal at the same time were put in \(order).")
        }
        return sentences
    }

    /// Names that are probably meant to be one.
    private static func likeNames(_ names: [String]) -> [String] {
        let groups = Dictionary(grouping: Set(names)) { name in
            name.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: " ")
        }
        return groups.values.filter { $0.count > 1 }.map { group in
            group.sorted { $0.precedesInBytes($1) }.map { "'\($0)'" }.joined(separator: " and ")
        }.sorted { $0.precedesInBytes($1) }.map {
            "\($0) differ in capitals or spaces only, and are counted apart; write them alike if one is meant."
        }
    }

    /// Of names that were stated and that no row has: there may be no such row yet, or rows have other words for it.
    private static func hints(_ unmet: [String], _ known: [String]) -> [String] {
        guard !unmet.isEmpty, !known.isEmpty else { return [] }
        let names = unmet.map { "'\($0)'" }.joined(separator: " or ")
        let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
        return ["no row has \(names); the names that rows have are \(shown)"]
    }

    private static func valueAssumption(_ importer: CSVImport) -> [String] {
        guard !importer.map.isOfEvents, importer.map.columns[.value] != nil else { return [] }
        switch importer.valuesKnown {
        case .end:
            return [
                "What a deal is worth is taken to be known since the last day of its row: of one that ended, since its end. "
                    + "At past dates such deals have no value yet."
            ]
        case .start: return ["What a deal is worth is taken to have been known all along."]
        }
    }

    private static func misspelt(_ unmet: [String], among unlisted: [String]) -> CSVProblem.Cause? {
        for name in unmet {
            if let near = nearest(to: name, among: unlisted) { return .misspelt(name, nearest: near) }
        }
        return nil
    }
}

// MARK: - What is known of deals

extension ImportAssembly {
    /// Facts of deals in the order of their times: the first of each kind is the profile's, others are changes. A value
    /// that was stated first when the deal had long begun was not known before.
    private static func addProfiles(_ rows: [ImportedRow], to log: inout EventLog) throws(EventLogError) {
        var byDeal: [String: [Int]] = [:]
        var beginnings: [String: Instant] = [:]
        for (index, row) in rows.enumerated() {
            if row.isTelling { byDeal[row.deal, default: []].append(index) }
            for time in [row.at, row.created].compactMap(\.self) {
                beginnings[row.deal] = min(beginnings[row.deal] ?? time, time)
            }
        }
        for (deal, indexes) in byDeal.sorted(by: { $0.key.precedesInBytes($1.key) }) {
            let told = indexes.map { rows[$0] }.sorted(by: ImportedRow.tellsBefore)
            var profile = DealProfile(DealID(deal), created: told.compactMap(\.created).min())
            var changes: [InsightEvent] = []
            var value: Money?
            var names: [DealAttribute: String] = [:]
            for row in told {
                if let next = row.value, next != value {
                    if value == nil, row.at == nil || row.at == beginnings[deal] {
                        profile.value = next
                    } else {
                        changes.append(row.change(.revalued(next)))
                    }
                    value = next
                }
                for (attribute, name) in row.attributes.sorted(by: { $0.key < $1.key }) where names[attribute] != name {
                    if names.updateValue(name, forKey: attribute) == nil {
                        profile.attributes[attribute] = name
                    } else {
                        changes.append(row.change(.restated(attribute, name)))
                    }
                }
            }
            try log.add(profile)
            try log.add(changes)
        }
    }
}

extension CSVImport {
    /// The stages in their order, then the outcomes.
    fileprivate var statedNames: [String] {
        (stages ?? []).map(\.text) + (outcomes ?? [:]).keys.sorted().map(\.text)
    }
}

extension ImportedRow {
    /// Whether it says anything of the deal but what happened.
    fileprivate var isTelling: Bool { what == .known || created != nil || value != nil || !attributes.isEmpty }

    /// By time; simultaneous ones by what they say, so that the order of the rows plays no part.
    fileprivate static func tellsBefore(_ left: ImportedRow, _ right: ImportedRow) -> Bool {
        let (time, other) = (left.at?.microseconds ?? .min, right.at?.microseconds ?? .min)
        return time == other ? left.telling.precedesInBytes(right.telling) : time < other
    }

    private var telling: String {
        let names = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return names.joined(separator: "\n") + "\n" + (value?.description ?? "")
    }

    fileprivate func change(_ what: InsightEvent.What) -> InsightEvent {
        InsightEvent(what, of: DealID(deal), at: at)
    }
}

/// The names that rows have, in order of their bytes.
private struct MetNames {
    let stages: [StageID]
    let outcomes: [OutcomeID]
    let dealCount: Int
    /// Whether two events of a deal have the same time.
    let hasTies: Bool

    /// Of stages, then of outcomes.
    var names: [String] { stages.map(\.text) + outcomes.map(\.text) }

    init(_ rows: [ImportedRow]) {
        var stages: Set<StageID> = []
        var outcomes: Set<OutcomeID> = []
        var deals: Set<String> = []
        var names: [DealTime: String] = [:]
        var hasTies = false
        for row in rows {
            deals.insert(row.deal)
            switch row.what {
            case .entered(let stage): stages.insert(stage)
            case .closed(let outcome, _): outcomes.insert(outcome)
            case .known: continue
            }
            if row.step == nil {
                // A row that comes twice is no tie.
                let other = names.updateValue(row.what.name ?? "", forKey: DealTime(deal: row.deal, at: row.at))
                if let other, other != row.what.name { hasTies = true }
            }
        }
        self.stages = stages.sorted()
        self.outcomes = outcomes.sorted()
        dealCount = deals.count
        self.hasTies = hasTies
    }

    private struct DealTime: Hashable {
        let deal: String
        let at: Instant?
    }
}
