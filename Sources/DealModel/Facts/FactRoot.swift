/// What a fact is about: the first word of its path.
public enum FactRoot: String, Hashable, Sendable, CaseIterable {
    /// The deal, its customer, its terms of sale.
    case deal, customer, terms
    /// The lists: documents, tasks and interactions of the deal, people and claims of the customer.
    case documents, tasks, interactions, people, claims
    /// Who asks, when, under which process, and the process's constants.
    case actor, now, process, constants
    /// What a plugin said; only in that plugin's rule.
    case answer

    /// Whether it is a list of records.
    public var isList: Bool {
        switch self {
        case .documents, .tasks, .interactions, .people, .claims: true
        default: false
        }
    }

    /// The groups of facts that a store has to load for it; empty when it is always at hand.
    public var needs: FactNeeds {
        switch self {
        case .customer: .customer
        case .documents: .documents
        case .tasks: .tasks
        case .interactions: .interactions
        case .people: [.customer, .people]
        case .claims: [.customer, .claims]
        case .deal, .terms, .actor, .now, .process, .constants, .answer: []
        }
    }
}
