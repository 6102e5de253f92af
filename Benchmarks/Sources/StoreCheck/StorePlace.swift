import ArgumentParser
import DealKit
import DealSQLite
import DealTesting
import Foundation

#if PostgreSQL
    import DealPostgres
#endif

/// Where a store is.
enum StorePlace: ExpressibleByArgument, CustomStringConvertible, Sendable {
    case memory
    case sqlite(String)
    /// A connection string; everything is in a schema of its own.
    case postgres(String)

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "memory" where parts.count == 1: self = .memory
        case "sqlite" where parts.count == 2: self = .sqlite(parts[1])
        #if PostgreSQL
            case "postgres" where parts.count == 2: self = .postgres(parts[1])
        #endif
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .memory: "memory"
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let connection): "postgres:\(connection)"
        }
    }

    /// Whether what is written outlives the process.
    var isDurable: Bool {
        if case .memory = self { false } else { true }
    }

    /// Removes what is there.
    func clear() throws {
        if case .postgres(let connection) = self { try Self.clear(connection) }
        guard case .sqlite(let path) = self else { return }
        for ending in ["", "-wal", "-shm", "-journal", "-lock", "-made"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
    }

    /// Waits until nobody is at work any more: a server finishes what it has received from a writer that is gone.
    func settle() throws {
        if case .postgres(let connection) = self { try Self.waitForSessions(connection) }
    }

    /// Opens the store.
    func open() async throws -> OpenStore {
        switch self {
        case .memory:
            return OpenStore(store: MemoryStore(keepsReceipts: true), close: {}, integrity: { [] })
        case .sqlite(let path):
            let store = try SQLiteStore(path: path)
            return OpenStore(
                store: store, close: { try store.close() }, integrity: { try await store.checkIntegrity() })
        case .postgres(let connection): return try await Self.open(connection)
        }
    }

    // MARK: - PostgreSQL

    private static var schema: String { "storecheck" }

    private static func clear(_ connection: String) throws {
        try run("SET client_min_messages = error; DROP SCHEMA IF EXISTS \(schema) CASCADE", on: connection)
    }

    /// For half a minute at most.
    private static func waitForSessions(_ connection: String) throws {
        let others = "datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        try run(
            """
            DO $$ BEGIN
                FOR _ IN 1..1500 LOOP
                    EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE \(others));
                    PERFORM pg_sleep(0.02), pg_stat_clear_snapshot();
                END LOOP;
            END $$
            """, on: connection)
    }

    private static func run(_ sql: String, on connection: String) throws {
        let psql = Process()
        psql.executableURL = URL(filePath: "/usr/bin/env")
        psql.arguments = ["psql", connection, "-q", "-v", "ON_ERROR_STOP=1", "-c", sql]
        try psql.run()
        psql.waitUntilExit()
        try check(psql.terminationStatus == 0, "psql could not run: \(sql)")
    }

    private static func open(_ connection: String) async throws -> OpenStore {
        #if PostgreSQL
            let store = try await PostgresStore(connection, options: PostgresOptions(schema: schema))
            return OpenStore(
                store: store, close: { store.close() }, integrity: { try await store.checkIntegrity() })
        #else
            throw ValidationError("this storecheck was built without the trait PostgreSQL")
        #endif
    }
}

/// An open store, and how it is closed and looked through.
struct OpenStore: Sendable {
    let store: any WholeStore
    let close: @Sendable () throws -> Void
    let integrity: @Sendable () async throws -> [String]

    /// A desk over it.
    func desk(
        _ processes: ProcessLibrary, plugins: [any RulePlugin] = [], clock: any DealClock = SystemDealClock(),
        options: DeskOptions = DeskOptions()
    ) async throws -> DealDesk {
        try await DealDesk(store: store, processes: processes, plugins: plugins, clock: clock, options: options)
    }
}
