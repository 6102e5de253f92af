/// Strict and manual deals side by side: what the gates refused and what that cost, and which closed gates were passed.
///
/// What happened in another system was not observed: there the counts are `nil`, never 0.
public struct ControlReport: Hashable, Sendable, Encodable {
    /// The deals that were kept to their process in one way.
    public struct Row: Hashable, Sendable, Encodable {
        /// `strict`, `manual` or `none`; `nil`: nobody noted it.
        public let control: String?
        /// Their counts, values and win rate. A deal whose process was changed is in both rows.
        public let summary: OutcomeSummary
        /// Their visits, those that were observed here, and those that are known from another system only.
        public let visits, observedVisits, importedVisits: Int
        /// Visits that began with a jump: not along an arrow, or past closed gates.
        public let jumps: Int?
        /// Visits that began past closed gates: advice not taken.
        public let jumpsOverClosedGates: Int?
        /// Which items were passed though they were closed, most often first.
        public let ignored: [Item]?
        /// Attempts that were refused, each once however many items refused it.
        public let refusedAttempts: Int?
        /// What refused them, most often first.
        public let refusals: [Refusals]?
    }

    /// How often a closed item was passed.
    public struct Item: Hashable, Sendable, Encodable {
        /// The item's identity, and what people call it.
        public let item, name: String
        /// How often, and by how many deals.
        public let count, deals: Int
    }

    /// How often an item refused a move, and what that cost.
    public struct Refusals: Hashable, Sendable, Encodable {
        /// The item's identity, and what people call it; the refusal's kind where it had no items.
        public let item, name: String
        /// Attempts that it refused, and the deals they were of.
        public let attempts, deals: Int
        /// Days from the first refused attempt of a visit to the visit's end.
        public let delay: Quantiles
        /// Visits that it refused to let go and that have not ended: they are in no delay.
        public let stillOpen: Int
    }

    /// In the order strict, manual, none, not noted; only what occurs.
    public let rows: [Row]
    /// Whether refused attempts were handed over at all.
    public let observesAttempts: Bool
}

extension ControlReport {
    /// Puts strict and manual deals side by side.
    ///
    /// - Parameters:
    ///   - table: The visits of the deals.
    ///   - deals: Which of them; `nil`: all.
    ///   - items: What people call the items; by default their identities.
    public init(_ table: VisitTable, of deals: DealSelection? = nil, named items: ItemNames = ItemNames()) {
        let count = ControlCount(table, of: deals ?? table.allDeals, named: items)
        observesAttempts = table.log.attempts != nil
        rows = [.strict, .manual, .none, .unknown].compactMap(count.row)
    }
}
