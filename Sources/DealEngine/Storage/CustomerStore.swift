public import DealModel

/// Where customers are kept: in the store of the deals, or in a system of the host's own.
public protocol CustomerStore: Sendable {
    /// A customer with its people and claims; `nil` when there is none of this id.
    func customer(_ id: CustomerID) async throws(StoreError) -> Stored<Customer>?

    /// Saves a customer.
    ///
    /// - Parameters:
    ///   - customer: The customer as it is to be.
    ///   - revision: The revision that was read; `nil`: the customer must be new.
    /// - Returns: The new revision.
    /// - Throws: ``StoreError/stale(_:)`` when the customer has another revision, or is not new.
    func save(_ customer: Customer, expecting revision: Revision?) async throws(StoreError) -> Revision

    /// Runs `body`, which commits a deal, while the customer is known to stand at `revision` (SEMANTICS 6.3).
    ///
    /// A store that can lock a record keeps it locked meanwhile, and says so in ``holdsCustomers``. The default compares
    /// the revision directly before: a change in the moment between the two is not seen.
    ///
    /// - Throws: ``StoreError/stale(_:)`` when the customer has another revision; then `body` is not run.
    func holding<Result: Sendable>(
        _ id: CustomerID, at revision: Revision, _ body: @Sendable () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result

    /// Whether ``holding(_:at:_:)`` keeps others from changing the customer. By default not.
    var holdsCustomers: Bool { get }
}

extension CustomerStore {
    /// Compares the revision, then runs `body`.
    public func holding<Result: Sendable>(
        _ id: CustomerID, at revision: Revision, _ body: @Sendable () async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        let found = try await customer(id)?.revision ?? .zero
        guard found == revision else {
            throw .stale(.customer(id, expected: revision, found: found))
        }
        return try await body()
    }

    /// Not held, only compared.
    public var holdsCustomers: Bool { false }
}

/// How sure it is that the customer was the one the decision read (SEMANTICS 6.3).
public enum CustomerCheck: String, Hashable, Sendable {
    /// The customer was not read.
    case unread
    /// Checked in the transaction that wrote the deal.
    case atomic
    /// The host's store kept it from changing during the commit.
    case held
    /// Compared directly before the commit: a change in between is not seen.
    case compared
}

/// The state of a customer that a decision read, where customers are kept elsewhere.
public struct CustomerRead: Hashable, Sendable {
    /// The customer.
    public let customer: CustomerID
    /// The revision that was read.
    public let revision: Revision
    /// Held, or only compared.
    public let check: CustomerCheck

    /// A customer at a revision.
    public init(customer: CustomerID, revision: Revision, check: CustomerCheck) {
        self.customer = customer
        self.revision = revision
        self.check = check
    }
}
