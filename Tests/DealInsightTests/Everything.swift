import Foundation

@testable import DealInsight

/// All analyses of a table, as the bytes of their JSON.
struct Everything: Encodable {
    let funnel: Funnel
    let owners: GroupComparison
    let months: [String]
    let fates: Fates
    let cycle: CycleTimes
    let velocity: Velocity
    let open: OpenDeals
    let forecast: Forecast
    let backtest: Backtest
    let control: ControlReport
    let stays: CompletedStays

    init(_ table: VisitTable) {
        funnel = Funnel(table)
        owners = GroupComparison(table, by: .attribute(.owner))
        months = table.groups(by: .created(.month)).map { "\($0.name ?? "-") \($0.deals.count)" }
        fates = Fates(table)
        cycle = CycleTimes(table)
        velocity = Velocity(table)
        open = OpenDeals(table)
        forecast = Forecast(table)
        backtest = Backtest(table, at: Backtest.dates(of: table, days: 30, closed: 5), days: 30)
        control = ControlReport(table)
        stays = CompletedStays(table)
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
