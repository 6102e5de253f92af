import DealModel

/// What has no name, or a blank one, where one is needed to find it again.
@nonexhaustive
public enum BlankName: Hashable, Sendable {
    /// A deal that is opened.
    case deal
    /// A customer that is registered.
    case customer
    /// A person at a customer.
    case person
    /// A claim of a customer.
    case claim
    /// Who asks.
    case actor
    /// The key of a command. Without a key, leave it out.
    case key
}

extension BlankName: CustomStringConvertible {
    /// What has no name, and what to give it.
    public var description: String {
        switch self {
        case .deal: "the deal's id is blank; give it one that no other deal has"
        case .customer: "the customer's id is blank; give it one that no other customer has"
        case .person: "the id of a person at the customer is blank; give it one that no other person there has"
        case .claim: "the id of a claim is blank; give it one that no other claim of the customer has"
        case .actor: "the actor's id is blank; say who asks"
        case .key: "the key is blank; give each command a key of its own, or none"
        }
    }
}

extension DeskTask {
    /// Whether everything has a name: what has none would be written under none, and never be told apart.
    @inline(__always)
    func checkNames() throws(DeskError) {
        try command.actor.checkName()
        if let key, key.text.unlessBlank == nil { throw .blankName(.key) }
        if !opening.isEmpty, deal.text.unlessBlank == nil { throw .blankName(.deal) }
    }
}

extension DealActor {
    /// The same of who asks.
    @inline(__always)
    func checkName() throws(DeskError) {
        if id.text.unlessBlank == nil { throw .blankName(.actor) }
    }
}

extension Customer {
    /// The same of a customer and whom we know there.
    ///
    /// - Parameter before: The customer as it was: what a store has already keeps nobody from editing the rest.
    func checkNames(against before: Customer? = nil) throws(DeskError) {
        if id.text.unlessBlank == nil, id != before?.id { throw .blankName(.customer) }
        if hasBlankPerson, before?.hasBlankPerson != true { throw .blankName(.person) }
        if hasBlankClaim, before?.hasBlankClaim != true { throw .blankName(.claim) }
    }

    private var hasBlankPerson: Bool { people.contains { $0.id.text.unlessBlank == nil } }

    private var hasBlankClaim: Bool { claims.contains { $0.id.text.unlessBlank == nil } }
}
