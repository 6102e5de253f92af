/// What is odd about the data, to be printed beside every figure made of them.
public struct DataNotes: Hashable, Sendable, Encodable {
    /// All deals, and those of which no stage is known though they are of a process with stages.
    public let deals, withoutVisits: Int
    /// Deals of which nobody noted when they began, and closed ones of which nobody noted when they ended.
    public let undatedBeginnings, undatedEnds: Int
    /// Visits that seemed to end before they began, and count as having lasted no time.
    public let negativeStays: Int
    /// Visits of which nobody noted when they began; they are counted, and in no time.
    public let undatedVisits: Int
    /// Deals first seen at a later stage than the first.
    public let firstSeenLater: Int
    /// Deals of which something was brought from another system: refusals and advice were not observed there.
    public let importedDeals: Int
    /// Deals that were closed and opened again.
    public let reopenedDeals: Int
    /// Deals that had ended and ended in another way, without having been opened in between: the last end counts.
    public let correctedEnds: Int
}

extension VisitTable {
    /// What is odd about the data.
    ///
    /// - Complexity: O(*n*) in deals and visits.
    public var notes: DataNotes {
        let unknown = DealColumns.unknownTime
        return DataNotes(
            deals: dealCount,
            withoutVisits: standings.indices.count { !standings[$0].isNonProcess && visits(of: $0).isEmpty },
            undatedBeginnings: standings.indices.count { created[$0] == unknown },
            undatedEnds: standings.count { $0.fate != .open && $0.closed == unknown },
            negativeStays: (0..<visitCount).count { columns.marks($0).isNegative },
            undatedVisits: (0..<visitCount).count { columns.entered($0) == unknown },
            firstSeenLater: standings.count { $0.isTruncated }, importedDeals: standings.count { $0.isImported },
            reopenedDeals: standings.count { $0.wasReopened },
            correctedEnds: standings.count { $0.isCorrected })
    }
}
