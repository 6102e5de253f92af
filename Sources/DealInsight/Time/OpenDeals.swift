public import DealModel
public import ExactValues

/// Unfinished deals with their age against the history of their stage, their chance, and what is to be done next.
public struct OpenDeals: Hashable, Sendable, Encodable {
    /// One deal that goes on.
    public struct Deal: Hashable, Sendable {
        /// The deal.
        public let id: DealID
        /// Who looks after it.
        public let owner: String?
        /// What it is worth.
        public let value: Money?
        /// Where it stands; `nil`: it has no stages, or none was noted.
        public let stage: StageID?
        /// Days since it came there; `nil`: nobody noted when.
        public let daysInStage: Double?
        /// Days since it began.
        public let days: Double?
        /// The share of visits to its stage that had ended by that age: 0.9 is late, open visits taken into account.
        public let laterThan: Double?
        /// The chance of winning at its stage and age; `nil` when nothing can be said.
        public let winChance: Double?
        /// Whether it has been in its stage for longer than every visit that has ended: there is no estimate for it.
        public let isOlderThanAllClosed: Bool
        /// Whether it is on hold.
        public let isOnHold: Bool
        /// What is to be done next; `nil`: nothing is planned.
        public let nextAction: NextAction?
        /// Whether that was due before the date asked.
        public let isOverdue: Bool
    }

    /// Those whose stage they have outstayed most come first; those of which no age is known come last.
    public let deals: [Deal]
    /// Days since they began; those left out of which nobody noted when.
    public let ages: Quantiles
    /// How many have nothing planned, and how many have something overdue.
    public let withoutNextAction, overdue: Int
    /// How many are older in their stage than every visit that has ended.
    public let olderThanAllClosed: Int

    /// The unfinished of some deals, of all if none are named.
    public init(_ table: VisitTable, of deals: DealSelection? = nil) {
        let deals = deals ?? table.allDeals
        self.init(table, of: deals, FateModel(table, of: deals))
    }

    /// The unfinished of some deals, measured by a model of the same deals.
    package init(_ table: VisitTable, of deals: DealSelection, _ model: FateModel) {
        var (open, ages): ([Deal], [Int64]) = ([], [])
        deals.forEach { deal in
            guard table.standings[deal].fate == .open else { return }
            open.append(Deal(table, deal, model))
            let began = table.created[deal]
            if began != DealColumns.unknownTime { ages.append(table.asOf.microseconds &- began) }
        }
        self.ages = Quantiles(ages, dividedBy: IncidenceCurves.day)
        self.deals = open.sorted { left, right in
            let (one, other) = (
                (left.laterThan ?? -1, left.daysInStage ?? -1), (right.laterThan ?? -1, right.daysInStage ?? -1)
            )
            return one == other ? left.id < right.id : one > other
        }
        withoutNextAction = open.count { $0.nextAction == nil }
        overdue = open.count(where: \.isOverdue)
        olderThanAllClosed = open.count(where: \.isOlderThanAllClosed)
    }
}

extension OpenDeals.Deal {
    fileprivate init(_ table: VisitTable, _ deal: Int, _ model: FateModel) {
        let now = table.asOf.microseconds
        id = table.id(of: deal)
        owner = table.name(.owner, of: deal)
        value = table.value(deal)
        stage = table.stage(of: deal)
        days =
            table.created[deal] == DealColumns.unknownTime
            ? nil : Double(now &- table.created[deal]) / IncidenceCurves.day
        isOnHold = table.standings[deal].isOnHold
        nextAction = table.nextAction(deal)
        isOverdue = nextAction?.due.map { $0 < table.asOf } ?? false
        guard let age = table.stageAge(of: deal), let visit = table.openVisit(of: deal) else {
            (daysInStage, laterThan, winChance, isOlderThanAllClosed) = (nil, nil, nil, false)
            return
        }
        let place = table.columns.stage(visit)
        let curves = model.exits[place].curves
        daysInStage = Double(age) / IncidenceCurves.day
        laterThan = curves.ages.isEmpty ? nil : 1 - curves.survival(at: curves.step(at: age))
        winChance = model.chain.chance(from: place, at: age)
        isOlderThanAllClosed = curves.ages.last.map { age > $0 } ?? false
    }
}

extension VisitTable {
    /// How long a deal has been in its present stage, in microseconds; `nil` when nobody noted since when.
    func stageAge(of deal: Int) -> Int64? { openVisit(of: deal).flatMap { spell(of: $0, cause: Spell.censored)?.exit } }
}

extension OpenDeals.Deal: Encodable {
    private enum Key: String, CodingKey {
        case id, owner, value, stage, daysInStage = "days_in_stage", days, laterThan = "later_than"
        case winChance = "win_chance", isOlderThanAllClosed = "older_than_all_closed", isOnHold = "on_hold"
        case nextAction = "next_action", nextDue = "next_due", isOverdue = "overdue"
    }

    /// Writes ids, money and instants as texts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(id.text, forKey: .id)
        try container.encode(owner, forKey: .owner)
        try container.encode(value?.description, forKey: .value)
        try container.encode(stage?.text, forKey: .stage)
        try container.encode(daysInStage, forKey: .daysInStage)
        try container.encode(days, forKey: .days)
        try container.encode(laterThan, forKey: .laterThan)
        try container.encode(winChance, forKey: .winChance)
        try container.encode(isOlderThanAllClosed, forKey: .isOlderThanAllClosed)
        try container.encode(isOnHold, forKey: .isOnHold)
        try container.encode(nextAction?.title, forKey: .nextAction)
        try container.encode(nextAction?.due?.description, forKey: .nextDue)
        try container.encode(isOverdue, forKey: .isOverdue)
    }
}
