import DealModel

extension BuiltInFacts {
    static func example(of root: FactRoot) -> String {
        switch root {
        case .customer: "customer.segment"
        case .terms: "terms.payment_days"
        default: "deal.amount"
        }
    }

    /// The fact of a deal, its customer or its terms that has this name: for paths written without their root.
    static func path(named name: String) -> FactPath? {
        for facts in [deal, customer, terms] {
            if let fact = facts.first(where: { $0.path.name == name }) { return fact.path }
        }
        return nil
    }
}
