public import DealModel
public import ExactValues

/// One stay of a deal in a stage, as far as it had gone at the date asked.
public struct StageVisit: Hashable, Sendable {
    /// How a visit began.
    public enum Beginning: UInt8, Hashable, Sendable, CaseIterable {
        /// The deal was seen for the first time.
        case first
        /// The deal came from another stage.
        case moved
        /// The deal had been closed.
        case reopened
        /// The process was changed, and the stage is another one.
        case migrated
        /// The process was changed, and the deal stands where it stood: the visit goes on, and its clock with it.
        case continued
    }

    /// How a visit ended.
    public enum End: UInt8, Hashable, Sendable, CaseIterable {
        /// Not yet.
        case open
        /// The deal went to another stage: that of its next visit.
        case moved
        /// The deal was won.
        case won
        /// The deal was lost.
        case lost
        /// The deal was closed as a duplicate, disqualified, cancelled …: no case at all.
        case neither
        /// The process was changed: neither lost nor converted.
        case migrated
    }

    /// The stage.
    public let stage: StageID
    /// The place of its stage among the table's stages.
    public let place: Int
    /// When it began; `nil`: nobody noted it.
    public let entered: Instant?
    /// When it ended; for an open visit the date asked. Never before ``entered``.
    public let left: Instant
    /// How it began.
    public let beginning: Beginning
    /// How it ended.
    public let end: End
    /// Which way the deal came, where the journal says so.
    public let way: InsightEvent.Way
    /// How strictly the deal was kept to its process.
    public let control: InsightEvent.Control
    /// Whether closed gate items were passed on the way in.
    public let ignoredAdvice: Bool
    /// Whether it began in another system: refusals and advice were not observed there.
    public let isImported: Bool
}
