#if SQLite
    import DealEngine
    import GRDB
    import GRDBSQLite

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// A file that is, or becomes, a store, and how its connections are made.
    struct SQLitePlace {
        /// As the caller has named it.
        let path: String
        /// Where it is, whatever links lead there: SQLite keeps its log there, too.
        private let file: String
        let options: SQLiteOptions

        init(path: String, options: SQLiteOptions) {
            self.path = path
            self.options = options
            file = Self.resolved(path)
        }

        /// Also where a link leads to no file, or none yet: that is where SQLite makes it.
        private static func resolved(_ path: String, links: Int = 40) -> String {
            if let resolved = realpath(path, nil) {
                defer { free(resolved) }
                return String(cString: resolved)
            }
            guard links > 0, let target = target(of: path) else { return path }
            let next = target.hasPrefix("/") ? target : UnusablePath.folder(of: path) + "/" + target
            return resolved(next, links: links - 1)
        }

        private static func target(of link: String) -> String? {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { room in
                guard let start = room.baseAddress else { return nil }
                let count = readlink(link, start, room.count)
                return count > 0 ? String(decoding: room[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
            }
        }

        /// Keeps those apart who must not write to the file at once; held for as long as the store is open.
        func lock() throws(StoreError) -> WriterLock {
            let mustBeAlone = options.journal == .writeAhead && SQLiteVersion.linked.mayDamageSharedLog
            return try WriterLock(besides: file, mustBeAlone ? .alone : .shared)
        }

        /// Looks at what is there before anything is made: a store whose file was cut to nothing is no new store.
        ///
        /// - Returns: Whether the store is to be made.
        func check() throws(StoreError) -> Bool {
            if let problem = UnusablePath(path) ?? UnusablePath(file) { throw .failed(problem) }
            let size = Self.size(of: path)
            if size == nil, !options.createsFile {
                throw .failed(SQLiteFailure(code: ENOENT, message: "there is no file '\(path)'"))
            }
            guard size ?? 0 == 0 else { return false }
            if Self.size(of: file + "-made") != nil {
                throw .damaged("'\(path)' is \(size == nil ? "gone" : "empty"), and there was a store; bring it back")
            }
            return true
        }

        /// Leaves a mark beside the file, so that it is missed when it is gone.
        func markMade() {
            let descriptor = open(file + "-made", O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            if descriptor >= 0 { close(descriptor) }
        }

        private static func size(of path: String) -> Int? {
            var info = stat()
            return stat(path, &info) == 0 ? Int(info.st_size) : nil
        }

        // MARK: - Connections

        func openWriter() throws(StoreError) -> DatabaseQueue {
            let options = options
            return try connection { database in
                // Said now: SQLite opens such a file as well, makes files beside it, and fails at the first change.
                if sqlite3_db_readonly(database.sqliteConnection, "main") == 1 { throw StoreError.readOnly }
                // In one snapshot: another process may be making the store.
                try database.inTransaction(.deferred) {
                    try Self.checkSchema(of: database)
                    return .commit
                }
                let journal = options.journal == .writeAhead ? "WAL" : "DELETE"
                try database.execute(sql: "PRAGMA journal_mode = \(journal)")
                let durability = options.durability == .full ? "FULL" : "NORMAL"
                try database.execute(sql: "PRAGMA synchronous = \(durability)")
                // Also what a page had that is free now: erasing a person leaves nothing of it in the file.
                try database.execute(sql: "PRAGMA secure_delete = ON")
                try SQLiteMigration.bringUpToDate(database)
            }
        }

        /// Beside the writer's connection, whose schema is made by then.
        func openReader() throws(StoreError) -> DatabaseQueue {
            try connection { database in try database.execute(sql: "PRAGMA query_only = ON") }
        }

        private func connection(
            _ prepare: @escaping @Sendable (Database) throws -> Void
        ) throws(StoreError) -> DatabaseQueue {
            var configuration = Configuration()
            configuration.foreignKeysEnabled = false
            configuration.label = "DealSQLite"
            let (seconds, attoseconds) = options.busyTimeout.components
            configuration.busyMode = .timeout(Double(seconds) + Double(attoseconds) * 1e-18)
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA cell_size_check = ON")
                try prepare(database)
            }
            do {
                return try DatabaseQueue(path: path, configuration: configuration)
            } catch {
                throw failure(error)
            }
        }

        /// Why the file could not be opened.
        private func failure(_ error: any Error) -> StoreError {
            // The file itself opens; it is a log or journal beside it that cannot be made.
            let isFolderClosed = UnusablePath.isClosed(UnusablePath.folder(of: file), to: W_OK)
            let cannotBeMade = (error as? DatabaseError)?.resultCode == .SQLITE_CANTOPEN && isFolderClosed
            return cannotBeMade ? .readOnly : StoreError(grdb: error)
        }

        /// Before anything is written to the file: whose it is, and how new.
        private static func checkSchema(of database: Database) throws {
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let schema = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            if application == 0, tables == 0 { return }
            guard application == SQLiteSchema.applicationID else { throw StoreError.failed(NotADealStore()) }
            if schema > SQLiteSchema.newest {
                throw StoreError.newerSchema(found: schema, known: SQLiteSchema.newest)
            }
        }
    }

    /// A file of SQLite that is something else.
    public struct NotADealStore: Error, Hashable, Sendable, CustomStringConvertible {
        /// What to do about it.
        public var description: String { "the file is an SQLite database of another program; name another file" }
    }

#endif
