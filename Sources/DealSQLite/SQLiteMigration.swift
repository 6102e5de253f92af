#if SQLite
    import GRDB

    /// Brings the tables of a file to the newest schema, or leaves the file as it is.
    enum SQLiteMigration {
        static func bringUpToDate(_ database: Database) throws {
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            guard found < SQLiteSchema.newest else { return }
            try database.inTransaction(.immediate) {
                // Another process may have been faster.
                let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                for step in found..<max(found, SQLiteSchema.newest) {
                    try database.execute(sql: SQLiteSchema.steps[step])
                }
                try database.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
                try database.execute(sql: "PRAGMA user_version = \(SQLiteSchema.newest)")
                return .commit
            }
        }
    }

#endif
