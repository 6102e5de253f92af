#if SQLite
    import DealEngine
    import GRDBSQLite

    /// One prepared statement: its parameters and, while it is stepped, its row. Parameters count from 1, columns from 0.
    struct SQLiteRow {
        let pointer: OpaquePointer

        // MARK: - Parameters

        func bind(_ value: Int?, at index: Int32) {
            if let value { sqlite3_bind_int64(pointer, index, Int64(value)) } else { sqlite3_bind_null(pointer, index) }
        }

        func bind(_ text: String?, at index: Int32) {
            guard var text else {
                sqlite3_bind_null(pointer, index)
                return
            }
            text.withUTF8 { bytes in
                // An empty buffer may have no address, which SQLite would take for NULL.
                guard let start = UnsafeRawPointer(bytes.baseAddress) else {
                    _ = sqlite3_bind_text(pointer, index, "", 0, Self.copied)
                    return
                }
                let count = Int32(bytes.count)
                _ = sqlite3_bind_text(pointer, index, start.assumingMemoryBound(to: CChar.self), count, Self.copied)
            }
        }

        func bind(_ bytes: [UInt8]?, at index: Int32) {
            guard let bytes else {
                sqlite3_bind_null(pointer, index)
                return
            }
            bytes.withUnsafeBytes { buffer in
                if let start = buffer.baseAddress {
                    _ = sqlite3_bind_blob(pointer, index, start, Int32(buffer.count), Self.copied)
                } else {
                    _ = sqlite3_bind_zeroblob(pointer, index, 0)
                }
            }
        }

        func bind(_ digest: ContentDigest?, at index: Int32) {
            guard let digest else {
                sqlite3_bind_null(pointer, index)
                return
            }
            digest.withBytes { _ = sqlite3_bind_blob(pointer, index, $0.baseAddress, Int32($0.count), Self.copied) }
        }

        /// Tells SQLite to copy what it is given.
        private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

        // MARK: - Columns

        func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

        func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(pointer, column)) }

        func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

        func text(_ column: Int32) -> String {
            guard let start = sqlite3_column_text(pointer, column) else { return "" }
            let count = Int(sqlite3_column_bytes(pointer, column))
            return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }

        func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

        func bytes(_ column: Int32) -> [UInt8] { Array(buffer(column)) }

        /// The bytes where SQLite has them: until the statement goes on.
        func buffer(_ column: Int32) -> UnsafeRawBufferPointer {
            let start = sqlite3_column_blob(pointer, column)
            return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
        }

        /// A digest of 32 bytes.
        func digest(_ column: Int32, of what: @autoclosure () -> String) throws(StoreError) -> ContentDigest {
            guard let digest = ContentDigest(bytes: buffer(column)) else { throw .damaged("\(what()) has no hash") }
            return digest
        }
    }

#endif
