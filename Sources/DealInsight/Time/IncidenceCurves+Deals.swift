extension IncidenceCurves {
    /// What became of deals by age since their beginning: `won` and `lost`, as in ``Fates/deals``.
    ///
    /// - Parameters:
    ///   - table: What is known.
    ///   - deals: The deals, such as those of one cohort; those left out of which nobody noted when they began.
    public init(_ table: VisitTable, of deals: DealSelection) {
        self.init(table.spells(of: deals), causes: ["won", "lost"])
    }
}

extension VisitTable {
    /// How long each deal was under observation, and how it ended; without those of which nobody noted when.
    func spells(of deals: DealSelection) -> [Spell] {
        (0..<deals.count).compactMap { spell(of: deals[$0]) }
    }
}
