/// The fates of deals in a form to compute with: what lists, forecasts and reports share.
package struct FateModel: Sendable {
    /// By stage number.
    let exits: [StageExits]
    let chain: WinChain
    /// By age since the beginning: won, lost.
    let deals: IncidenceCurves
    let undatedDeals: Int
    /// By stage number: how long visits were on hold, in microseconds.
    let held: [Int64]

    /// Learns from some deals.
    package init(_ table: VisitTable, of deals: DealSelection) {
        let gathering = StageExitsGathering(table, of: deals)
        exits = table.stages.indices.map(gathering.exits)
        chain = WinChain(exits)
        let spells = table.spells(of: deals)
        self.deals = IncidenceCurves(spells, causes: ["won", "lost"])
        undatedDeals = deals.count - spells.count
        held = Self.held(table, deals)
    }

    private static func held(_ table: VisitTable, _ deals: DealSelection) -> [Int64] {
        var held = [Int64](repeating: 0, count: table.stages.count)
        guard !table.holds.isEmpty else { return held }
        deals.forEach { deal in
            for hold in table.holds(of: deal) where table.visits(of: deal).contains(Int(hold.visit)) {
                held[table.columns.stage(Int(hold.visit))] += hold.to &- hold.from
            }
        }
        return held
    }
}
