public import DealModel

/// Whose personal data are meant.
public enum DataSubject: Hashable, Sendable {
    /// A customer with all its people.
    case customer(CustomerID)
    /// One person of a customer.
    case person(PersonID, of: CustomerID)

    /// The customer.
    public var customer: CustomerID {
        switch self {
        case .customer(let id), .person(_, of: let id): id
        }
    }
}

/// A place of personal data that can be erased there.
///
/// Nothing personal is in the chain of a deal's history, so a history that was sound stays sound.
public protocol ErasingStore: Sendable {
    /// Erases what is known of a person: the facts of the customer, or the person; with whom interactions were and what
    /// came of them; and, of a whole customer, the receipts and attempts of its deals, of which the chain keeps the
    /// digests.
    ///
    /// That there was a customer, that there were interactions, and the figures DealKit keeps of them, stay.
    ///
    /// - Returns: How many records were changed; 0 when nothing is known of the subject.
    func erase(_ subject: DataSubject) async throws(StoreError) -> Int
}

extension Customer {
    /// The customer without what is personal to a subject; `nil` when there is nothing to erase.
    ///
    /// For stores, which save what is left.
    public func erasing(_ subject: DataSubject) -> Customer? {
        guard subject.customer == id else { return nil }
        var erased = self
        switch subject {
        case .customer:
            erased = Customer(id: id)
            erased.createdAt = createdAt
            erased.dealsWon = dealsWon
            erased.lastContactAt = lastContactAt
        case .person(let person, _):
            erased.people.removeAll { $0.id == person }
        }
        return erased == self ? nil : erased
    }
}

extension Interaction {
    /// The interaction without what is personal to a subject; `nil` when there is nothing to erase.
    ///
    /// For stores, which keep what is left.
    public func erasing(_ subject: DataSubject) -> Interaction? {
        guard subject.customer == customer else { return nil }
        if case .person(let person, _) = subject, person != self.person { return nil }
        var erased = self
        erased.person = nil
        erased.result = nil
        return erased == self ? nil : erased
    }
}
