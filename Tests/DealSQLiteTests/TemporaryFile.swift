#if SQLite
    import DealSQLite
    import Foundation
    import Synchronization

    /// A place for a store of one test, emptied when the test is over.
    final class TemporaryFile: Sendable {
        let folder: URL

        init() {
            folder = FileManager.default.temporaryDirectory.appending(path: "dealkit-\(UUID().uuidString)")
            try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        var path: String { folder.appending(path: "deals.sqlite").path }

        deinit { try? FileManager.default.removeItem(at: folder) }
    }

    /// The store that was opened last in a place: closed before the next is opened.
    final class LastOpened: Sendable {
        private let store = Mutex<SQLiteStore?>(nil)

        func opened(at path: String) throws -> SQLiteStore {
            try close()
            let opened = try SQLiteStore(path: path)
            store.withLock { $0 = opened }
            return opened
        }

        func close() throws { try store.withLock { try $0?.close() } }
    }

#endif
