import DealModel
import ExactValues

/// One thing that a row says of a deal.
struct ImportedRow {
    enum What: Hashable {
        case entered(StageID)
        case closed(OutcomeID, ReasonID?)
        /// That there is such a deal, and what is known of it.
        case known

        /// The stage's or outcome's.
        var name: String? {
            switch self {
            case .entered(let stage): stage.text
            case .closed(let outcome, _): outcome.text
            case .known: nil
            }
        }
    }

    let deal: String
    let what: What
    /// `nil`: the row does not say when.
    let at: Instant?
    let line: Int
    /// The place among the things that one row of a deal says, from 1; `nil` in a file of events.
    var step: Int?
    var actor: UserID?
    var created: Instant?
    var value: Money?
    var attributes: [DealAttribute: String] = [:]
    /// The place among all rows read.
    var number = 0
}

/// Reads what a row says, in one of the two forms of files.
struct RowForm {
    let row: MappedRow
    let outcomes: ImportedOutcomes
    /// Of amounts that name none.
    let currency: Currency

    /// One row an event.
    func event() throws(CSVProblem) -> [ImportedRow] {
        let at = try row.time(.time)
        let reason = row.text(.reason).map { ReasonID($0) }
        var what = ImportedRow.What.known
        if let outcome = row.text(.outcome) {
            what = .closed(OutcomeID(outcome), reason)
        } else if let stage = row.text(.stage) {
            what = outcomes.isKnown(stage) ? .closed(OutcomeID(stage), reason) : .entered(StageID(stage))
        }
        // A stage needs its time, and a time its stage; a file that has neither column knows of deals only.
        if what != .known, at == nil { throw row.problem(.empty(.time), at: .time) }
        if what == .known, at != nil, row.has(.stage) { throw row.problem(.empty(.stage), at: .stage) }
        return [try known(what, at: at)]
    }

    /// One row a deal.
    func deal(valueKnown: CSVImport.ValuesKnown) throws(CSVProblem) -> [ImportedRow] {
        let reason = row.text(.reason).map { ReasonID($0) }
        let entries = try row.entries().sorted(by: comesBefore)
        var steps: [(what: ImportedRow.What, at: Instant?)] = entries.map { entry in
            let isEnd = outcomes.isKnown(entry.stage.text)
            return (isEnd ? .closed(OutcomeID(entry.stage.text), reason) : .entered(entry.stage), entry.at)
        }
        var ending = row.text(.outcome)
        if let stage = row.text(.stage) {
            if outcomes.isKnown(stage) {
                ending = ending ?? stage
            } else if !entries.contains(where: { $0.stage == StageID(stage) }) {
                steps.append((.entered(StageID(stage)), entries.last?.at))
            }
        }
        if let ending, !entries.contains(where: { $0.stage == StageID(ending) }) {
            let closed = try row.time(.closed)
            // Undated, an end would stand before what has a day.
            if closed == nil, !entries.isEmpty { throw row.problem(.empty(.closed), at: .closed) }
            steps.append((.closed(OutcomeID(ending), reason), closed))
        }
        var read = [try known(.known, at: nil)]
        if valueKnown == .end, let last = steps.compactMap(\.at).max(), let value = read[0].value {
            read[0].value = nil
            var worth = ImportedRow(deal: read[0].deal, what: .known, at: last, line: row.line)
            worth.value = value
            read.append(worth)
        }
        for (index, step) in steps.enumerated() {
            read.append(
                ImportedRow(
                    deal: read[0].deal, what: step.what, at: step.at, line: row.line, step: index + 1))
        }
        return read
    }

    /// By time; of one day stages before outcomes, then by name.
    private func comesBefore(_ left: (stage: StageID, at: Instant), _ right: (stage: StageID, at: Instant)) -> Bool {
        if left.at != right.at { return left.at < right.at }
        let (isEnd, isOtherEnd) = (outcomes.isKnown(left.stage.text), outcomes.isKnown(right.stage.text))
        return isEnd == isOtherEnd ? left.stage < right.stage : isOtherEnd
    }

    private func known(_ what: ImportedRow.What, at: Instant?) throws(CSVProblem) -> ImportedRow {
        ImportedRow(
            deal: try row.required(.deal), what: what, at: at, line: row.line,
            actor: row.text(.actor).map { UserID($0) }, created: try row.time(.created),
            value: try row.value(else: currency), attributes: row.attributes)
    }
}

/// Which names are those of outcomes.
struct ImportedOutcomes {
    let stated: [OutcomeID: Outcome.Kind]?

    init(_ stated: [OutcomeID: Outcome.Kind]?) { self.stated = stated }

    func isKnown(_ name: String) -> Bool { kind(of: name) != nil }

    func kind(of name: String) -> Outcome.Kind? {
        if let stated { return stated[OutcomeID(name)] }
        switch name.lowercased() {
        case "won", "closed won": return .won
        case "lost", "closed lost": return .lost
        default: return nil
        }
    }
}
