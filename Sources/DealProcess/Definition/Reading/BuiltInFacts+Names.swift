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
        for root in [FactRoot.deal, .customer, .terms] {
            if let path = declaration(of: FactPath(root, name))?.path { return path }
        }
        return nil
    }
}
