#if SQLite
    import DealEngine
    import DealModel
    import GRDB
    import GRDBSQLite

    /// One connection with its prepared statements.
    ///
    /// Unchecked, since it holds C handles: it is reached through the gate of its ``SQLiteConnection`` only, so that one
    /// caller at a time uses them.
    final class SQLiteSession: @unchecked Sendable {
        private let connection: OpaquePointer
        /// In the order of ``SQLiteText``; kept alive for their pointers.
        private let statements: [Statement]
        /// Deals with the digests of their bytes, and customers without the figure beside them.
        let bodies: ByteCache<StoredBody>
        let customers: ByteCache<Customer>

        init(_ database: Database, _ bodies: ByteCache<StoredBody>, _ customers: ByteCache<Customer>) throws {
            self.bodies = bodies
            self.customers = customers
            guard let connection = database.sqliteConnection else { throw StoreError.closed }
            self.connection = connection
            statements = try SQLiteText.allCases.map { try database.makeStatement(sql: $0.sql) }
        }

        // MARK: - Statements

        /// Runs a statement that gives no rows.
        @inline(__always)
        func run(_ text: SQLiteText, _ bind: (SQLiteRow) -> Void = { _ in }) throws(StoreError) {
            let row = row(for: text)
            bind(row)
            let code = sqlite3_step(row.pointer)
            defer { sqlite3_reset(row.pointer) }
            guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
        }

        /// The first row of a statement.
        @inline(__always)
        func first<Value>(
            _ text: SQLiteText, _ bind: (SQLiteRow) -> Void, _ read: (SQLiteRow) throws(StoreError) -> Value
        ) throws(StoreError) -> Value? {
            let row = row(for: text)
            bind(row)
            let code = sqlite3_step(row.pointer)
            defer { sqlite3_reset(row.pointer) }
            if code == SQLITE_DONE { return nil }
            guard code == SQLITE_ROW else { throw failure(code) }
            return try read(row)
        }

        /// Every row of a statement.
        func all<Value>(
            _ text: SQLiteText, _ bind: (SQLiteRow) -> Void, _ read: (SQLiteRow) throws(StoreError) -> Value
        ) throws(StoreError) -> [Value] {
            let row = row(for: text)
            bind(row)
            return try rows(of: row, read)
        }

        /// Every row of a statement that is put together for one call.
        func all<Value>(
            sql: String, _ bind: (SQLiteRow) -> Void, _ read: (SQLiteRow) throws(StoreError) -> Value
        ) throws(StoreError) -> [Value] {
            var pointer: OpaquePointer?
            let code = sqlite3_prepare_v2(connection, sql, -1, &pointer, nil)
            guard code == SQLITE_OK, let pointer else { throw failure(code) }
            defer { sqlite3_finalize(pointer) }
            let row = SQLiteRow(pointer: pointer)
            bind(row)
            return try rows(of: row, read)
        }

        private func rows<Value>(
            of row: SQLiteRow, _ read: (SQLiteRow) throws(StoreError) -> Value
        ) throws(StoreError) -> [Value] {
            defer { sqlite3_reset(row.pointer) }
            var values: [Value] = []
            while true {
                let code = sqlite3_step(row.pointer)
                if code == SQLITE_DONE { return values }
                guard code == SQLITE_ROW else { throw failure(code) }
                values.append(try read(row))
            }
        }

        private func row(for text: SQLiteText) -> SQLiteRow {
            SQLiteRow(pointer: statements[text.rawValue].sqliteStatement)
        }

        private func failure(_ code: Int32) -> StoreError {
            let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
            return StoreError(sqlite: sqlite3_extended_errcode(connection), message)
        }

        /// How many rows the last statement changed.
        var changes: Int { Int(sqlite3_changes(connection)) }

        var lastPosition: Int { Int(sqlite3_last_insert_rowid(connection)) }

        // MARK: - Transactions

        /// Reads in one snapshot.
        func reading<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
            try run(.begin)
            defer { rollBack() }
            return try body()
        }

        /// Writes all that `body` writes, or nothing.
        func writing<Value>(_ body: () throws(StoreError) -> Value) throws(StoreError) -> Value {
            try run(.beginWriting)
            defer { rollBack() }
            let value = try body()
            do throws(StoreError) {
                try run(.commit)
            } catch {
                // Whether a log that could not be forced to the disk is there after a crash, nobody knows.
                if case .failed(let cause as SQLiteFailure) = error, cause.code & 0xFF == SQLITE_IOERR {
                    throw .uncertain
                }
                throw error
            }
            return value
        }

        var isInTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

        /// Ends a transaction that is still open.
        private func rollBack() {
            guard isInTransaction else { return }
            try? run(.rollback)
        }
    }

#endif
