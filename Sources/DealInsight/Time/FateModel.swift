/// The fates of deals in a form to compute with: what lists, forecasts and reports share.
struct FateModel: Sendable {
    /// By stage number.
    let exits: [StageExits]
    let chain: WinChain
    /// By age since the beginning: won, lost.
    let deals: IncidenceCurves
    let undatedDeals: Int

    init(_ table: VisitTable, of deals: DealSelection) {
        let gathering = StageExitsGathering(table, of: deals)
        exits = table.stages.indices.map(gathering.exits)
        chain = WinChain(exits)
        var (spells, undated): ([Spell], Int) = ([], 0)
        deals.forEach { deal in
            if let spell = table.spell(of: deal) { spells.append(spell) } else { undated += 1 }
        }
        self.deals = IncidenceCurves(spells, causes: ["won", "lost"])
        undatedDeals = undated
    }
}
