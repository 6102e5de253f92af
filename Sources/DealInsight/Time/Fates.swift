import DealModel

/// What becomes of deals, stage by stage: going on, going back, winning, losing, and how long that takes.
///
/// Right where shares of closed visits are not: open visits count for as long as they were seen, so that fast ends do
/// not crowd out slow ones.
///
///     let fates = Fates(table)
///     fates.stages[0].curves.at(30).incidence      // of the visits, by cause, after 30 days
///     fates.stages[0].winChance?.value             // P(win | first stage)
public struct Fates: Hashable, Sendable, Encodable {
    /// What becomes of the visits to one stage.
    public struct Stage: Hashable, Sendable, Encodable {
        /// The stage.
        public let stage: String
        /// Visits, and the deals that they were of.
        public let visits, deals: Int
        /// Visits that were not the deal's first here.
        public let revisits: Int
        /// Where visits ended, in the order of ``curves``' causes: stages in the order of the funnel, `won`, `lost`.
        public let exits: [Exit]
        /// Visits that go on.
        public let stillOpen: Int
        /// Visits that ended as neither, or with a change of the process: known until then, and no end.
        public let setAside: Int
        /// By age in the stage, what became of the visits.
        public let curves: IncidenceCurves
        /// Days spent by the visits that ended. Too short while others are open: see ``medianDays``.
        public let completed: Quantiles
        /// The days after which half of the visits have ended, open ones taken into account; `nil`: not half of them.
        public let medianDays: Double?
        /// Days that the visits were on hold, in all: a part of the times above, since the clock of a visit runs on.
        public let daysOnHold: Double
        /// The chance that a deal that enters here is won in the end; `nil`: nothing can be said.
        public let winChance: Estimate?
    }

    /// Where visits ended.
    public struct Exit: Hashable, Sendable, Encodable {
        /// A stage, `won` or `lost`.
        public let to: String
        /// Of the visits that ended. Open ones are not in the rate, which is too high for what comes fast.
        public let share: Share
    }

    /// The stages that were visited: in the order of the funnel, then others by id.
    public let stages: [Stage]
    /// By age since its beginning, what became of a deal: `won` and `lost`. A deal closed as neither is known until then.
    public let deals: IncidenceCurves
    /// Deals of which nobody noted when they began, and which are in no curve.
    public let undatedDeals: Int
}

extension Fates {
    /// The fates of some deals, of all if none are named.
    ///
    /// - Complexity: O(*n*) in the visits.
    public init(_ table: VisitTable, of deals: DealSelection? = nil) {
        self.init(table, FateModel(table, of: deals ?? table.allDeals))
    }

    /// What a model says, for those who ask it for more than one thing.
    package init(_ table: VisitTable, _ model: FateModel) {
        let order =
            Array(0..<table.placeCount)
            + (table.placeCount..<table.stages.count).sorted { table.stages[$0] < table.stages[$1] }
        stages = order.filter { model.exits[$0].visits > 0 }.map { stage in
            Stage(table.stages[stage], model.exits[stage], model.chain.chances[stage], held: model.held[stage])
        }
        deals = model.deals
        undatedDeals = model.undatedDeals
    }
}

extension Fates.Stage {
    init(_ stage: StageID, _ exits: StageExits, _ winChance: Estimate?, held: Int64) {
        let decided = exits.counts.reduce(0, +)
        self.stage = stage.text
        visits = exits.visits
        deals = exits.deals
        revisits = exits.visits - exits.deals
        self.exits = zip(exits.curves.causes, exits.counts).map {
            Fates.Exit(to: $0, share: Share(hits: $1, decided: decided, stillOpen: exits.stillOpen))
        }
        stillOpen = exits.stillOpen
        setAside = exits.setAside
        curves = exits.curves
        completed = Quantiles(exits.durations, dividedBy: IncidenceCurves.day)
        medianDays = exits.curves.age(atWhich: 0.5)
        daysOnHold = Double(held) / IncidenceCurves.day
        self.winChance = winChance
    }
}
