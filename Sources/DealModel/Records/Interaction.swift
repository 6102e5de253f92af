public import ExactValues

/// Something that happened with a customer: a call, a letter, a visit.
///
///     Interaction(channel: "phone", .out, at: now)
public struct Interaction: Identifiable, Hashable, Sendable {
    /// From whom it came.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        /// From the customer; from us.
        case `in`, out
    }

    /// Its number; empty until it is recorded, unless the host gives one.
    public package(set) var id: InteractionID
    /// A word of the host's for what it was.
    public var kind: String? { didSet { kind = kind?.unlessBlank } }
    /// By which way: `phone`, `e-mail`.
    public var channel: String? { didSet { channel = channel?.unlessBlank } }
    /// From whom it came.
    public var direction: Direction
    /// Who of us took part or wrote it down.
    public package(set) var by: UserID?
    /// With whom of the customer.
    public var person: PersonID?
    /// What came of it.
    public var result: String? { didSet { result = result?.unlessBlank } }
    /// When it happened.
    public var at: Instant
    /// The customer; set when it is recorded.
    public package(set) var customer: CustomerID?
    /// The deal it belongs to, if any; set when it is recorded.
    public package(set) var deal: DealID?

    /// Something that happened.
    public init(
        id: InteractionID = "", kind: String? = nil, channel: String? = nil, _ direction: Direction, at: Instant,
        by: UserID? = nil, with person: PersonID? = nil, result: String? = nil
    ) {
        self.id = id
        self.kind = kind?.unlessBlank
        self.channel = channel?.unlessBlank
        self.direction = direction
        self.by = by
        self.person = person
        self.result = result?.unlessBlank
        self.at = at
    }
}

extension Interaction: FactRecord {
    package func value(of name: String) -> FactValue? {
        switch name {
        case "id": FactValue(text: id.text)
        case "kind": FactValue(text: kind)
        case "channel": FactValue(text: channel)
        case "direction": .text(direction.rawValue)
        case "by": FactValue(text: by?.text)
        case "person": FactValue(text: person?.text)
        case "result": FactValue(text: result)
        case "at": .timestamp(at)
        default: nil
        }
    }
}
