public import DealModel
public import ExactValues

/// One thing that happened to a deal, as analyses see it: an entry of a journal, or a line of another system's export.
public struct InsightEvent: Hashable, Sendable {
    /// How strictly the deal was kept to its process at the time.
    public enum Control: UInt8, Hashable, Sendable, CaseIterable {
        /// Nobody noted it, as in an export.
        case unknown
        /// Along the arrows and through open gates only.
        case strict
        /// A permitted person might jump.
        case manual
        /// No stages at all.
        case none
    }

    /// Which way a deal went, where the journal says so; else the order of the stages tells.
    public enum Way: UInt8, Hashable, Sendable, CaseIterable {
        /// Nobody noted it.
        case unknown
        /// Along an arrow, to a later stage.
        case forward
        /// Along an arrow, to an earlier stage.
        case back
        /// Not along an arrow, or past closed gates.
        case jump
    }

    /// What happened.
    public enum What: Hashable, Sendable {
        /// The deal came into a stage: the first event of most deals, and the commonest.
        case entered(StageID, Way = .unknown)
        /// The deal ended; what an outcome counts as is asked of the pipeline first.
        case closed(OutcomeID, countsAs: Outcome.Kind? = nil, reason: ReasonID? = nil)
        /// A closed deal goes on, in this stage; `nil`: in the one it left, or without stages.
        case reopened(StageID?)
        /// The deal was pinned to another version of its process, and stands in this stage since.
        case migrated(StageID?)
        /// The deal was put on hold.
        case held
        /// The deal goes on after a hold.
        case resumed
        /// Another person, source … than before; `nil`: none any more.
        case restated(DealAttribute, String?)
        /// Another value than before; `nil`: none any more.
        case revalued(Money?)
        /// Another thing is to be done next; `nil`: nothing is.
        case planned(NextAction?)
    }

    /// The deal.
    public let deal: DealID
    /// When it happened; `nil`: nobody noted it, as for a deal of which only the present stage is known.
    public let at: Instant?
    /// Its number among the events of the deal; `nil` for events that only their times order.
    public let sequence: Int?
    /// What happened.
    public let what: What
    /// How strictly the deal was kept to its process, since this event.
    public let control: Control
    /// Who did it.
    public let actor: UserID?
    /// Identities of closed gate items that were passed: advice not taken.
    public let advice: [String]
    /// Whether it happened in another system: refusals and advice were not observed there.
    public let isImported: Bool

    /// An event; an imported one unless said otherwise.
    public init(
        _ what: What, of deal: DealID, at instant: Instant?, sequence: Int? = nil, control: Control = .unknown,
        by actor: UserID? = nil, advice: [String] = [], isImported: Bool = true
    ) {
        self.what = what
        self.deal = deal
        at = instant
        self.sequence = sequence
        self.control = control
        self.actor = actor
        self.advice = advice
        self.isImported = isImported
    }
}
