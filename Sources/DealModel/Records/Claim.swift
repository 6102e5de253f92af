public import ExactValues

/// A customer's complaint.
public struct Claim: Identifiable, Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        /// From least to most.
        case low, medium, high, critical
    }

    /// Which claim of the customer.
    public let id: ClaimID
    /// A word of the host's for what it is about.
    public var kind: String? { didSet { kind = kind?.unlessBlank } }
    /// The deal it is about.
    public var deal: DealID?
    /// How bad it is.
    public var severity: Severity?
    /// Whether it is not settled yet.
    public var isOpen: Bool
    /// When it was raised.
    public var openedAt: Instant?
    /// Until when it is to be settled.
    public var dueAt: Instant?

    /// A claim.
    public init(
        id: ClaimID, kind: String? = nil, deal: DealID? = nil, severity: Severity? = nil, isOpen: Bool = true,
        openedAt: Instant? = nil, dueAt: Instant? = nil
    ) {
        self.id = id
        self.kind = kind?.unlessBlank
        self.deal = deal
        self.severity = severity
        self.isOpen = isOpen
        self.openedAt = openedAt
        self.dueAt = dueAt
    }
}

extension Claim: FactRecord {
    package func value(of name: String) -> FactValue? {
        switch name {
        case "id": FactValue(text: id.text)
        case "kind": FactValue(text: kind)
        case "deal": FactValue(text: deal?.text)
        case "severity": FactValue(text: severity?.rawValue)
        case "open": .bool(isOpen)
        case "opened_at": openedAt.map(FactValue.timestamp)
        case "due_at": dueAt.map(FactValue.timestamp)
        default: nil
        }
    }
}
