import DealModel

/// How long visits lasted that have ended: exact medians, quickly, for millions of visits.
///
/// The figure most tools print. Too short while long visits are still open; ``Fates/Stage/medianDays`` takes those into
/// account.
public struct CompletedStays: Hashable, Sendable, Encodable {
    /// The visits to one stage.
    public struct Stage: Hashable, Sendable, Encodable {
        /// The stage.
        public let stage: String
        /// Visits that ended by a move or a closing, of which both times are known.
        public let count: Int
        /// Visits that go on, and are not in the median.
        public let stillOpen: Int
        /// The median in seconds, the mean of the middle two of an even count; `nil` of none.
        public let medianSeconds: Double?
    }

    /// In the order of the funnel, then others by id; stages that were never visited left out.
    public let stages: [Stage]

    /// Measures all visits of a table.
    ///
    /// - Complexity: O(*n*) in the visits.
    public init(_ table: VisitTable) {
        let medians = StayMedians(table)
        let order =
            Array(0..<table.placeCount)
            + (table.placeCount..<table.stages.count).sorted { table.stages[$0] < table.stages[$1] }
        stages = order.filter { medians.ended($0) + medians.open($0) > 0 }.map { stage in
            Stage(
                stage: table.stages[stage].text, count: medians.ended(stage), stillOpen: medians.open(stage),
                medianSeconds: medians.seconds(stage))
        }
    }
}
