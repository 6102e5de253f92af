/// Groups of facts that a store loads together. The deal with its terms is always loaded.
public struct FactNeeds: OptionSet, Hashable, Sendable {
    /// One bit a group.
    public let rawValue: UInt8

    /// The groups with these bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The customer of the deal, without people and claims.
    @inlinable public static var customer: FactNeeds { FactNeeds(rawValue: 1) }
    /// The documents of the deal.
    @inlinable public static var documents: FactNeeds { FactNeeds(rawValue: 2) }
    /// The tasks of the deal.
    @inlinable public static var tasks: FactNeeds { FactNeeds(rawValue: 4) }
    /// The interactions of the deal.
    @inlinable public static var interactions: FactNeeds { FactNeeds(rawValue: 8) }
    /// The people of the customer.
    @inlinable public static var people: FactNeeds { FactNeeds(rawValue: 16) }
    /// The claims of the customer.
    @inlinable public static var claims: FactNeeds { FactNeeds(rawValue: 32) }
    /// The approvals given to the deal.
    @inlinable public static var approvals: FactNeeds { FactNeeds(rawValue: 64) }

    /// Every group.
    @inlinable public static var all: FactNeeds { FactNeeds(rawValue: 127) }
}

extension FactNeeds: CustomStringConvertible {
    /// The groups' names, `customer, tasks`.
    public var description: String {
        let names: [(FactNeeds, String)] = [
            (.customer, "customer"), (.documents, "documents"), (.tasks, "tasks"), (.interactions, "interactions"),
            (.people, "people"), (.claims, "claims"), (.approvals, "approvals"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}
