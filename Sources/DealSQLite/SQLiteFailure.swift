#if SQLite
    import DealEngine
    import GRDB
    import GRDBSQLite

    /// What SQLite says went wrong.
    public struct SQLiteFailure: Error, Hashable, Sendable, CustomStringConvertible {
        /// SQLite's extended result code.
        public let code: Int32
        /// SQLite's sentence; no value of a record is in it.
        public let message: String

        /// The sentence with the code.
        public var description: String { "SQLite error \(code): \(message)" }
    }

    extension StoreError {
        /// The engine's word for a result code of SQLite.
        init(sqlite code: Int32, _ message: String) {
            switch code & 0xFF {
            case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
            case SQLITE_FULL: self = .full
            case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
            case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(message)
            // Only the triggers and keys of the schema constrain: the tables are not as this store leaves them.
            case SQLITE_CONSTRAINT: self = .damaged(message)
            default: self = .failed(SQLiteFailure(code: code, message: message))
            }
        }

        /// The engine's word for what GRDB throws.
        init(grdb error: any Error) {
            switch error {
            case let error as StoreError: self = error
            case let error as DatabaseError:
                self.init(
                    sqlite: error.extendedResultCode.rawValue, error.message ?? "\(error.resultCode)")
            default: self = .failed(error)
            }
        }

        init(grdb error: DatabaseError) { self.init(grdb: error as any Error) }
    }

#endif
