public import ExactValues

/// Somebody we know at a customer.
public struct Person: Identifiable, Hashable, Sendable {
    /// What makes a person worth talking to.
    public enum Point: String, Hashable, Sendable, CaseIterable {
        /// Listens to us; has the problem; can decide.
        case receptivity, dissatisfaction, power
    }

    /// Where a buyer stands.
    public enum BuyerPhase: String, Hashable, Sendable, CaseIterable {
        /// Sees the need, compares, hesitates, decides, uses.
        case recognition, evaluation, concerns, decision, implementation
    }

    /// How much a person counts.
    public enum Influence: String, Hashable, Sendable, CaseIterable {
        /// From least to most.
        case low, medium, high
    }

    /// How a person sees us, −2 to 2.
    public enum Attitude: Int, Hashable, Sendable, CaseIterable {
        /// From against us to for us.
        case hostile = -2, critical, neutral, friendly, supporting
    }

    /// Which person of the customer.
    public let id: PersonID
    /// What the person is called.
    public var name: String? { didSet { name = name?.unlessBlank } }
    /// What the person does there.
    public var job: String? { didSet { job = job?.unlessBlank } }
    /// What makes the person worth talking to, in the order stated.
    public var points: [Point]
    /// Where the person stands as a buyer.
    public var buyerPhase: BuyerPhase?
    /// How much the person counts.
    public var influence: Influence?
    /// How the person sees us.
    public var attitude: Attitude?
    /// The newest interaction with the person; kept by DealKit.
    public package(set) var lastContactAt: Instant?

    /// A person of whom this is known.
    public init(
        id: PersonID, name: String? = nil, job: String? = nil, points: [Point] = [], buyerPhase: BuyerPhase? = nil,
        influence: Influence? = nil, attitude: Attitude? = nil
    ) {
        self.id = id
        self.name = name?.unlessBlank
        self.job = job?.unlessBlank
        self.points = points
        self.buyerPhase = buyerPhase
        self.influence = influence
        self.attitude = attitude
    }
}

extension Person: FactRecord {
    package func value(of name: String) -> FactValue? {
        switch name {
        case "id": FactValue(text: id.text)
        case "name": FactValue(text: self.name)
        case "job": FactValue(text: job)
        case "points": FactValue(texts: points.map(\.rawValue))
        case "buyer_phase": FactValue(text: buyerPhase?.rawValue)
        case "influence": FactValue(text: influence?.rawValue)
        case "attitude": attitude.map { .int(Int64($0.rawValue)) }
        case "last_contact_at": lastContactAt.map(FactValue.timestamp)
        default: nil
        }
    }
}
