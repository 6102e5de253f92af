public import DealEngine

/// A store that keeps deals, customers and interactions alike: what the promises are asked of.
public typealias WholeStore = DealStore & CustomerStore & InteractionStore

/// One promise of a store, as something that can be asked of any store.
///
///     @Test("My store keeps every promise", arguments: StorePromises.all)
///     func keeps(_ promise: StorePromise) async throws { try await promise.check(MyStore()) }
public struct StorePromise: Sendable, CustomStringConvertible {
    /// The promise in a sentence, with the number of the rule it comes from.
    public let name: String
    private let body: @Sendable (any WholeStore) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (any WholeStore) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Asks a store for it.
    ///
    /// - Parameter store: An empty store that nobody else uses.
    /// - Throws: ``BrokenPromise`` when it is not kept; or what the store threw unasked.
    public func check(_ store: any WholeStore) async throws { try await body(store) }

    /// The sentence.
    public var description: String { name }
}

/// A promise that must outlive the process: the store is opened again in its place.
public struct DurablePromise: Sendable, CustomStringConvertible {
    /// The promise in a sentence.
    public let name: String
    private let body: @Sendable (Opening) async throws -> Void

    /// Opens the store, always in the same place.
    public typealias Opening = @Sendable () async throws -> any WholeStore

    init(_ name: String, _ body: @escaping @Sendable (Opening) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Asks a store for it.
    ///
    /// - Parameter opening: Opens the store: an empty one the first time, what was written later on. A store that was
    ///   opened before is no longer used then.
    public func check(_ opening: Opening) async throws { try await body(opening) }

    /// The sentence.
    public var description: String { name }
}

/// A promise that a store has not kept.
public struct BrokenPromise: Error, Hashable, CustomStringConvertible {
    /// What was found instead, and on which line of the promise.
    public let description: String

    init(_ what: String, line: Int = #line) { description = "\(what) (line \(line))" }
}

/// Everything that DealKit asks of a store.
public enum StorePromises {
    /// What every store must keep. What a store need not offer (seals, erasing, receipts) is asked only of those that do.
    public static var all: [StorePromise] {
        commits + atomicity + counters + keys + notes + outbox + reading + queries + records + texts + keeping + races
    }

    /// What a store must keep that outlives its process.
    public static var durable: [DurablePromise] { reopening }
}

/// Fails the promise unless the condition holds.
func promise(_ holds: Bool, _ what: @autoclosure () -> String, line: Int = #line) throws {
    if !holds { throw BrokenPromise(what(), line: line) }
}

/// Fails the promise unless the store refuses with this error.
func refuses(
    _ expected: StoreError, line: Int = #line, _ body: () async throws -> Void
) async throws {
    do {
        try await body()
    } catch let error as StoreError {
        try promise(error == expected, "refused with '\(error)' and not with '\(expected)'", line: line)
        return
    }
    throw BrokenPromise("was not refused", line: line)
}
