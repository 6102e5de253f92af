import DealModel
import ExactValues

@testable import DealEngine

/// One promise of a store, as something that can be run against any store.
struct StoreCheck: Sendable, CustomStringConvertible {
    /// The places of one store under test: a store may keep deals, customers and interactions alike.
    typealias Store = DealStore & CustomerStore & InteractionStore

    /// A promise that was not kept.
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    let name: String
    let run: @Sendable (any Store) async throws -> Void

    var description: String { name }

    init(_ name: String, _ run: @escaping @Sendable (any Store) async throws -> Void) {
        self.name = name
        self.run = run
    }

    static var all: [StoreCheck] { commits + counters + keys + notes + outbox + reading }
}

/// Fails the check unless the condition holds.
func promise(_ holds: Bool, _ what: @autoclosure () -> String, line: Int = #line) throws {
    if !holds { throw StoreCheck.Broken(description: "\(what()) (line \(line))") }
}

/// Fails the check unless the store refuses with this error.
func refuses(
    _ expected: StoreError, line: Int = #line, _ body: () async throws -> Void
) async throws {
    do {
        try await body()
    } catch let error as StoreError {
        try promise(error == expected, "refused with '\(error)' and not with '\(expected)'", line: line)
        return
    }
    throw StoreCheck.Broken(description: "was not refused (line \(line))")
}
