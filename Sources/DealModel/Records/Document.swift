public import ExactValues

/// A document of a deal in its present state.
public struct Document: Identifiable, Hashable, Sendable {
    /// Which document of the deal.
    public let id: DocumentID
    /// What it is.
    public let kind: DocumentKind
    /// How far it is.
    public package(set) var state: DocumentState
    /// When it came into this state.
    public package(set) var at: Instant
    /// The sum written in it.
    public package(set) var amount: Money?

    /// A document in a state.
    public init(id: DocumentID, kind: DocumentKind, state: DocumentState, at: Instant, amount: Money? = nil) {
        self.id = id
        self.kind = kind
        self.state = state
        self.at = at
        self.amount = amount
    }
}

extension Document: FactRecord {
    package func value(of name: String) -> FactValue? {
        switch name {
        case "id": FactValue(text: id.text)
        case "kind": FactValue(text: kind.text)
        case "state": FactValue(text: state.text)
        case "at": .timestamp(at)
        case "amount": amount.map(FactValue.money)
        default: nil
        }
    }
}
