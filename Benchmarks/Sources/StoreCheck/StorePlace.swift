import ArgumentParser
import DealKit
import DealSQLite
import DealTesting
import Foundation

/// Where a store is.
enum StorePlace: ExpressibleByArgument, CustomStringConvertible, Sendable {
    case memory
    case sqlite(String)

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1).map(String.init)
        switch parts.first {
        case "memory" where parts.count == 1: self = .memory
        case "sqlite" where parts.count == 2: self = .sqlite(parts[1])
        default: return nil
        }
    }

    var description: String {
        switch self {
        case .memory: "memory"
        case .sqlite(let path): "sqlite:\(path)"
        }
    }

    /// Whether what is written outlives the process.
    var isDurable: Bool {
        if case .memory = self { false } else { true }
    }

    /// Removes what is there.
    func clear() throws {
        guard case .sqlite(let path) = self else { return }
        for ending in ["", "-wal", "-shm", "-journal", "-lock", "-made"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
    }

    /// Opens the store.
    func open() throws -> OpenStore {
        switch self {
        case .memory:
            return OpenStore(store: MemoryStore(keepsReceipts: true), close: {}, integrity: { [] })
        case .sqlite(let path):
            let store = try SQLiteStore(path: path)
            return OpenStore(
                store: store, close: { try store.close() }, integrity: { try await store.checkIntegrity() })
        }
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
