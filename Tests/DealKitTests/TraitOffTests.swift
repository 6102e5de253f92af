import TestTags
import Testing

@Suite("A host without a trait", .tags(.gates))
struct TraitOffTests {
    /// A line that needs a trait, and the module it comes from.
    struct Use: CustomTestStringConvertible, Sendable {
        let trait: String
        let module: String
        let code: String
        var testDescription: String { trait }
    }

    static let uses = [
        Use(
            trait: "SQLite", module: "DealSQLite",
            code: "try await DealDesk(store: SQLiteStore(path: \"deals.sqlite\"), processes: processes)"),
        Use(
            trait: "PostgreSQL", module: "DealPostgres",
            code: "try await DealDesk(store: PostgresStore(\"host=/run\", tenant: \"acme\"), processes: processes)"),
        Use(
            trait: "ServiceLifecycle", module: "DealRelay",
            code: "RelayService(desk.relay { effect in print(effect.key) })"),
    ]

    @Test("What needs a trait that is off tells which trait to switch on, and nothing else", arguments: uses)
    func told(_ use: Use) throws {
        let source = """
            import DealKit
            import \(use.module)
            func host(_ processes: ProcessLibrary, _ desk: DealDesk) async throws {
                _ = \(use.code)
            }
            """
        let errors = try HostCompiler.find().errors(in: source, withoutTraitsOf: [use.module])
        #expect(!errors.isEmpty)
        #expect(errors.allSatisfy { $0.contains("is unavailable: switch on the trait '\(use.trait)'") }, "\(errors)")
    }
}
