public import DealModel
public import ExactValues

/// A deal to be opened.
///
///     NewDeal("d-1", "Ten pumps", for: "acme", under: "typical-sale", worth: Money(80_000, "EUR"))
public struct NewDeal: Hashable, Sendable {
    /// The number the host gives it; no other deal has it.
    public var id: DealID
    /// What it is called.
    public var title: String?
    /// Whose deal it is; `nil` while that is not known.
    public var customer: CustomerID?
    /// Its process, in the newest version the desk has; `nil` when the desk has one process only.
    public var process: ProcessID?
    /// What it is worth.
    public var amount: Money?
    /// Who looks after it.
    public var owner: UserID?
    /// More facts that are known from the start.
    public var facts: [FactChange]

    /// A deal to be opened; what is left out is not known.
    public init(
        _ id: DealID, _ title: String? = nil, for customer: CustomerID? = nil, under process: ProcessID? = nil,
        worth amount: Money? = nil, ownedBy owner: UserID? = nil, with facts: [FactChange] = []
    ) {
        self.id = id
        self.title = title
        self.customer = customer
        self.process = process
        self.amount = amount
        self.owner = owner
        self.facts = facts
    }

    /// Everything that is stated of it.
    var changes: [FactChange] {
        var changes: [FactChange] = []
        if let title { changes.append(.set(FactPath(.deal, "title"), FactValue(text: title))) }
        if let amount { changes.append(.set(FactPath(.deal, "amount"), .money(amount))) }
        if let owner { changes.append(.set(FactPath(.deal, "owner"), FactValue(text: owner.text))) }
        return changes + facts
    }
}
