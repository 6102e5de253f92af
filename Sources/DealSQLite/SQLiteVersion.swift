#if SQLite
    import GRDBSQLite

    /// The version of the SQLite library that is linked: 3.40.1 is 3040001.
    struct SQLiteVersion: Comparable, CustomStringConvertible {
        let number: Int32

        /// The library's own.
        static var linked: SQLiteVersion { SQLiteVersion(number: sqlite3_libversion_number()) }

        /// Whether two processes that write to one write-ahead log may damage it: from 3.7.0 until 3.51.3, but for the
        /// versions to which the repair was taken back, 3.44.6 and 3.50.7.
        ///
        /// - SeeAlso: sqlite.org/wal.html, "The WAL-Reset Bug".
        var mayDamageSharedLog: Bool {
            guard number >= 3_007_000, number < 3_051_003 else { return false }
            let isRepaired = (3_044_006..<3_045_000).contains(number) || (3_050_007..<3_051_000).contains(number)
            return !isRepaired
        }

        static func < (first: SQLiteVersion, second: SQLiteVersion) -> Bool { first.number < second.number }

        var description: String { "\(number / 1_000_000).\(number / 1_000 % 1_000).\(number % 1_000)" }
    }

#endif
