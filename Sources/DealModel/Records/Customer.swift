/// A company or person we sell to, with the people we know there and their complaints.
public struct Customer: Identifiable, Sendable {
    /// The number the host gave it.
    public let id: CustomerID
    /// Whom we know there.
    public var people: [Person]
    /// What they complained of.
    public var claims: [Claim]
    @usableFromInline package var frame: FactFrame

    /// A customer of whom only this is known.
    public init(id: CustomerID, name: String? = nil, people: [Person] = [], claims: [Claim] = []) {
        self.init(id: id, frame: FactFrame(.customer), people: people, claims: claims)
        self.name = name
    }

    package init(id: CustomerID, frame: FactFrame, people: [Person] = [], claims: [Claim] = []) {
        self.id = id
        self.frame = frame
        self.people = people
        self.claims = claims
    }

    /// The same customer with its facts in the slots of a process, where they all have one there.
    package func adopting(_ layout: FrameLayout) -> Customer {
        var copy = self
        if let frame = frame.adopting(layout) { copy.frame = frame }
        return copy
    }
}

extension Customer: Hashable {
    /// The same customer in the same state.
    public static func == (left: Customer, right: Customer) -> Bool {
        left.id == right.id && left.people == right.people && left.claims == right.claims && left.frame == right.frame
    }

    /// Hashes number and built-in facts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(frame)
    }
}
