import ExactValues

extension VisitTable {
    /// The visits of a deal that count: all, or in a truncated export those that had not ended when observation began.
    func observedVisits(of deal: Int) -> Range<Int> {
        let visits = visits(of: deal)
        guard let since = observedSince?.microseconds else { return visits }
        var first = visits.lowerBound
        while first < visits.upperBound, columns.left(first) < since { first += 1 }
        return first..<visits.upperBound
    }

    /// Whether the first visit that counts is not the deal's first, or not in the first stage: its way there was not seen.
    func isFirstSeenLater(deal: Int, firstVisit: Int) -> Bool {
        columns.stage(firstVisit) > 0
            && (standings[deal].isTruncated || firstVisit > visits(of: deal).lowerBound)
    }

    /// How long a visit was under observation, by its own clock, and how it ended; `nil` when nobody noted when it began.
    ///
    /// A continued visit goes on with the clock of the one before; a visit that began before observation did is at risk
    /// from then on.
    func spell(of visit: Int, cause: Int32) -> Spell? {
        let entered = columns.entered(visit)
        guard entered != DealColumns.unknownTime else { return nil }
        let carried = columns.rare.carried[visit] ?? 0
        let unseen = observedSince.map { max(0, $0.microseconds &- entered) } ?? 0
        return Spell(
            entry: carried &+ unseen, exit: max(0, carried &+ columns.left(visit) &- entered),
            cause: cause)
    }

    /// How long a deal was under observation since it began, and how it ended: 0 won, 1 lost; `nil` when nobody noted
    /// when. A deal that was closed as neither was last seen then.
    func spell(of deal: Int) -> Spell? {
        let (began, standing) = (created[deal], standings[deal])
        guard began != DealColumns.unknownTime else { return nil }
        let end = standing.fate == .open ? asOf.microseconds : standing.closed
        guard end != DealColumns.unknownTime else { return nil }
        let unseen = observedSince.map { max(0, $0.microseconds &- began) } ?? 0
        let cause: Int32 = standing.fate == .won ? 0 : standing.fate == .lost ? 1 : Spell.censored
        return Spell(entry: unseen, exit: max(0, end &- began), cause: cause)
    }
}
