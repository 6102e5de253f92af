public import DealModel

/// Why a store could not do what it was asked.
@nonexhaustive
public enum StoreError: Error {
    /// A counter that the commit was decided on has changed since; nothing was written.
    case stale(StaleRead)
    /// The connection broke during the commit: it was written, or it was not.
    case uncertain
    /// The store is too busy now; nothing was written, and a later call may succeed.
    case busy
    /// There is no room left; nothing was written.
    case full
    /// What was read is not what was written; the text says which record.
    case damaged(String)
    /// The place of the store may only be read; nothing was written.
    case readOnly
    /// The store was made by a later DealKit, with a schema that this one does not know.
    case newerSchema(found: Int, known: Int)
    /// Another store, of this process or another, has the place open for writing; the text says which, and what to do.
    case inUse(String)
    /// The store was closed by its host; nothing was written.
    case closed
    /// A text that this store cannot keep as it is; the text says which. Nothing was written.
    case unstorable(String)
    /// Anything else, with the store's own error; nothing was written, unless that error says so.
    case failed(any Error)

    /// Runs host code that may throw anything, and gives its error the type that a store must throw.
    ///
    ///     guard let row = try await StoreError.wrapping({ try await api.get(id.text) }) else { return nil }
    public static func wrapping<Value: Sendable>(
        _ body: @Sendable () async throws -> Value
    ) async throws(StoreError) -> Value {
        do {
            return try await body()
        } catch let error as StoreError {
            throw error
        } catch {
            throw .failed(error)
        }
    }
}

extension StoreError: Equatable {
    /// Equal kinds with equal particulars; errors of a host are compared by their texts.
    public static func == (first: StoreError, second: StoreError) -> Bool {
        switch (first, second) {
        case (.stale(let first), .stale(let second)): first == second
        case (.uncertain, .uncertain), (.busy, .busy), (.full, .full), (.readOnly, .readOnly),
            (.closed, .closed):
            true
        case (.newerSchema(let first, _), .newerSchema(let second, _)): first == second
        case (.inUse(let first), .inUse(let second)): first == second
        case (.unstorable(let first), .unstorable(let second)): first == second
        case (.damaged(let first), .damaged(let second)): first == second
        case (.failed(let first), .failed(let second)): "\(first)" == "\(second)"
        default: false
        }
    }
}

extension StoreError {
    /// The kind in a word, for logs and metrics: the description may have in it what somebody has written.
    package var label: String {
        switch self {
        case .stale: "stale"
        case .uncertain: "uncertain"
        case .busy: "busy"
        case .full: "full"
        case .damaged: "damaged"
        case .readOnly: "read-only"
        case .newerSchema: "newer-schema"
        case .inUse: "in-use"
        case .closed: "closed"
        case .unstorable: "unstorable"
        case .failed: "failed"
        }
    }
}

extension StoreError: CustomStringConvertible {
    /// What happened, and whether anything was written.
    public var description: String {
        switch self {
        case .stale(let read): "\(read); nothing was written"
        case .uncertain: "the connection broke during the commit; whether it was written is not known"
        case .busy: "the store is busy; nothing was written, try again later"
        case .full: "the store is full; nothing was written"
        case .damaged(let what): "the store is damaged: \(what)"
        case .readOnly: "the place of the store may only be read; nothing was written; let this process write there"
        case .newerSchema(let found, let known):
            "the store has schema \(found) and this version knows up to \(known): update DealKit; nothing was touched"
        case .inUse(let how): "the store is open elsewhere: \(how)"
        case .closed: "the store was closed; open it again"
        case .unstorable(let what): "the store cannot keep \(what) as it is; nothing was written"
        case .failed(let error): "the store failed: \(error)"
        }
    }
}

/// A counter that is no longer what a decision read (SEMANTICS 6.1, 6.2).
public struct StaleRead: Hashable, Sendable {
    /// Which counter.
    public enum Counter: Hashable, Sendable {
        /// The deal's revision.
        case deal(DealID)
        /// The interactions of the deal.
        case activity(DealID)
        /// The customer's revision.
        case customer(CustomerID)
        /// What other deals of the customer, and interactions with it, change.
        case portfolio(CustomerID)
    }

    /// Which counter.
    public let counter: Counter
    /// What it was when it was read; `nil` where the store does not say.
    public let expected: Revision?
    /// What it is now; `nil` where the store does not say.
    public let found: Revision?

    /// A counter that has changed from `expected` to `found`.
    public init(_ counter: Counter, expected: Revision? = nil, found: Revision? = nil) {
        self.counter = counter
        self.expected = expected
        self.found = found
    }

    /// The deal's revision has changed.
    public static func deal(_ id: DealID, expected: Revision? = nil, found: Revision? = nil) -> StaleRead {
        StaleRead(.deal(id), expected: expected, found: found)
    }

    /// The deal's interactions have changed.
    public static func activity(_ id: DealID, expected: Revision? = nil, found: Revision? = nil) -> StaleRead {
        StaleRead(.activity(id), expected: expected, found: found)
    }

    /// The customer has changed.
    public static func customer(_ id: CustomerID, expected: Revision? = nil, found: Revision? = nil) -> StaleRead {
        StaleRead(.customer(id), expected: expected, found: found)
    }

    /// What the customer's other deals and interactions add up to has changed.
    public static func portfolio(_ id: CustomerID, expected: Revision? = nil, found: Revision? = nil) -> StaleRead {
        StaleRead(.portfolio(id), expected: expected, found: found)
    }
}

extension StaleRead: CustomStringConvertible {
    /// `deal 'd-1' was read at revision 4 and is at 5`.
    public var description: String {
        let record =
            switch counter {
            case .deal(let id): "deal \(id.quoted)"
            case .activity(let id): "the interactions of deal \(id.quoted)"
            case .customer(let id): "customer \(id.quoted)"
            case .portfolio(let id): "the deals and interactions of customer \(id.quoted)"
            }
        guard let expected, let found else { return "\(record) changed since it was read" }
        return "\(record) was read at revision \(expected) and is at \(found)"
    }
}
