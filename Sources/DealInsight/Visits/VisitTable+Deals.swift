public import DealModel
public import ExactValues

extension VisitTable {
    /// The number of deals that had begun by the date asked, those without events or stages included.
    public var dealCount: Int { standings.count }

    /// The row of a deal in the log.
    func row(of deal: Int) -> Int { rows.map { Int($0[deal]) } ?? deal }

    /// The deal with a number.
    public func id(of deal: Int) -> DealID { log.deals.ids[row(of: deal)] }

    /// When the deal began; `nil`: nobody noted it.
    public func created(_ deal: Int) -> Instant? { EventLog.instant(created[deal]) }

    /// What the deal's end counts as; `nil`: it was open at the date asked.
    public func outcome(_ deal: Int) -> Outcome.Kind? { standings[deal].fate.outcome }

    /// The deal's end by name, with its reason and its time; `nil`: it was open at the date asked.
    public func closing(_ deal: Int) -> (outcome: OutcomeID, reason: ReasonID?, at: Instant?)? {
        let standing = standings[deal]
        guard standing.fate != .open else { return nil }
        let reason = standing.reason == DealStanding.noReason ? nil : log.reasons[Int(standing.reason)]
        return (log.outcomes[Int(standing.outcome)], reason, EventLog.instant(standing.closed))
    }

    /// What the deal was worth at the date asked, or when it closed.
    public func value(_ deal: Int) -> Money? { value(deal, atVisit: .max) }

    /// What the deal was worth when a visit of it ended.
    public func value(_ deal: Int, atVisit visit: Int) -> Money? {
        guard let change = lastChange(of: deal, .value, upTo: visit) else {
            return log.deals.value(at: row(of: deal))
        }
        return change.payload == SideColumn.absent ? nil : log.moneys[Int(change.payload)]
    }

    /// How many days a deal was on hold in all; they are part of its visits.
    public func daysOnHold(_ deal: Int) -> Double {
        Double(holds(of: deal).reduce(0) { $0 &+ $1.to &- $1.from }) / IncidenceCurves.day
    }

    /// The stretches during which a deal was on hold.
    func holds(of deal: Int) -> ArraySlice<Hold> {
        holds[holds.firstPlace { Int($0.deal) >= deal }...].prefix { Int($0.deal) == deal }
    }

    /// What was to be done next for the deal at the date asked; `nil`: nothing was planned.
    public func nextAction(_ deal: Int) -> NextAction? {
        guard let change = lastChange(of: deal, .plan, upTo: .max) else {
            return log.deals.nextActions[row(of: deal)]
        }
        return log.plans[Int(change.payload)]
    }

    /// The owner, source … of the deal at the date asked, or when it closed; `nil`: none was noted.
    public func name(_ attribute: DealAttribute, of deal: Int) -> String? {
        name(attribute, of: deal, atVisit: .max)
    }

    /// The owner, source … of the deal when a visit of it ended.
    public func name(_ attribute: DealAttribute, of deal: Int, atVisit visit: Int) -> String? {
        guard let column = log.deals.attributes.known(attribute) else { return nil }
        let code = code(column: column, of: deal, atVisit: visit)
        return code == SideColumn.absent ? nil : log.deals.names[column][Int(code)]
    }

    /// The number of a name in the column of an attribute.
    func code(column: Int, of deal: Int, atVisit visit: Int = .max) -> UInt32 {
        if let change = lastChange(of: deal, .attribute(UInt16(truncatingIfNeeded: column)), upTo: visit) {
            return change.payload
        }
        return log.deals.codes[column][row(of: deal)]
    }
}

/// A stretch of time during which a deal was on hold.
struct Hold: Sendable {
    let deal: UInt32
    /// The visit during which it began.
    let visit: UInt32
    /// Microseconds since 1970.
    let from: Int64
    let to: Int64
}

extension Array {
    /// The first place whose element satisfies a condition that all later ones satisfy as well.
    func firstPlace(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
