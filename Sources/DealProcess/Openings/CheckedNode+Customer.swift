import CEL
import DealModel

extension CheckedNode {
    /// Whether it reads a fact of the customer, or the people or claims there.
    var readsCustomer: Bool {
        if let text = path ?? testedPath { return FactPath(text)?.root.isOfCustomer ?? false }
        if let engineList { return engineList.isOfCustomer }
        return children.contains(where: \.readsCustomer)
    }
}

extension FactRoot {
    /// Whether a deal without a customer has nothing of it.
    package var isOfCustomer: Bool { self == .customer || self == .people || self == .claims }
}
