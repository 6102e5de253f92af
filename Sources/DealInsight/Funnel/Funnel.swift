/// How far deals came, and where they were lost: each deal once a stage, however often it was there (SEMANTICS 8).
///
///     let funnel = Funnel(table)
///     funnel.steps[1].conversion           // 877647 of 1000000 (… open)
///     funnel.losses                        // from which stage, for which reason, worth how much
///
/// Deals that were closed as duplicates, disqualified or cancelled are in no step and no rate; ``neither`` counts them.
public struct Funnel: Hashable, Sendable, Encodable {
    /// One stage of the funnel.
    public struct Step: Hashable, Sendable, Encodable {
        /// The stage.
        public let stage: String
        /// What people call it.
        public let title: String
        /// Deals that were there.
        public let reached: Int
        /// Their visits, each return counted.
        public let visits: Int
        /// Deals that were there or went past it to a later stage. A deal that was won from an earlier stage went past
        /// none: it is among the ``won`` of that stage.
        public let passed: Int
        /// Deals that went past it without having been there.
        public let skipped: Int
        /// Deals that came back to it from a later stage.
        public let returned: Int
        /// Deals that stand there at the date asked.
        public let standing: Int
        /// Of the deals that passed it, those that passed the next one, or were won after the last. The rate is that of
        /// the deals of which it is decided; ``Share/soFar`` that of all.
        public let conversion: Share
        /// Deals won from it, and lost from it: closed while they stood there.
        public let won, lost: Int
        /// What the deals lost from it were worth then.
        public let lostValue: MoneyTotals
    }

    /// Deals lost from one stage, in one way, for one reason.
    public struct Loss: Hashable, Sendable, Encodable {
        /// The stage of the last visit before; `nil`: nobody noted it.
        public let stage: String?
        /// The outcome.
        public let outcome: String
        /// The reason; `nil`: none was given.
        public let reason: String?
        /// How many deals.
        public let count: Int
        /// What they were worth.
        public let value: MoneyTotals
    }

    /// The stages in their order.
    public let steps: [Step]
    /// Stages that deals were in and that have no place in the funnel: removed ones, by id.
    public let unlisted: [Step]
    /// Of all deals that are a case, those that were won.
    public let winRate: Share
    /// Deals that were lost.
    public let lost: Int
    /// What became of them by stage and reason: in order of stages, outcomes and reasons.
    public let losses: [Loss]
    /// Deals whose end counts as neither, by stage and reason.
    public let neither: [Loss]
    /// Deals that were lost and opened again, once each.
    public let revivals: Int
    /// Deals that went back at least once.
    public let returns: Int
    /// Deals first seen at a later stage, whose way there is not known, and what was assumed of them.
    public let firstSeenLater: Int
    /// What was assumed of those: that they had passed the earlier stages, or nothing.
    public let earlierStages: String
    /// Deals of which no stage is known: without events, or of a process without stages.
    public let withoutStages: Int
}

extension Funnel {
    /// The funnel of some deals, of all if none are named: of a cohort, an owner, a product.
    ///
    /// - Complexity: O(*n*) in the deals' visits.
    public init(_ table: VisitTable, of deals: DealSelection? = nil) {
        self = FunnelCount(table, of: deals ?? table.allDeals).funnel
    }
}
