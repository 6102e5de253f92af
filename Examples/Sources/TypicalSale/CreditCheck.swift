import DealKit

/// Asks the credit bureau; the process file names it `credit-check` and says which share of a limit may be used.
struct CreditCheck: RulePlugin {
    struct Parameters: Decodable, Sendable { var share_of_limit: ExactDecimal }

    let id: PluginID = "credit-check"
    let bureau: CreditBureau

    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer {
        guard let customer = facts.customer, let amount = facts.deal.amount else { return .unknown("nothing to check") }
        let usable = try await bureau.limit(of: customer.id).multiplied(by: parameters.share_of_limit)
        return try amount.compared(to: usable) <= 0 ? .pass : .fail(because: "more than \(usable)")
    }
}

/// Stands in for a service far away.
struct CreditBureau: Sendable {
    func limit(of customer: CustomerID) async throws -> Money { Money(100_000, "EUR") }
}
