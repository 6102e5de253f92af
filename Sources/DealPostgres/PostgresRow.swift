#if PostgreSQL
    import CLibPQ
    import DealEngine

    /// What the server answered, in binary form.
    ///
    /// Unchecked, since it holds a C handle: nothing changes it once it is made.
    final class PostgresRows: @unchecked Sendable {
        private let result: OpaquePointer

        init(_ result: OpaquePointer) { self.result = result }

        deinit { PQclear(result) }

        var count: Int { Int(PQntuples(result)) }

        /// How many rows a statement changed.
        var changes: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

        subscript(row: Int) -> PostgresRow { PostgresRow(rows: self, result: result, number: Int32(row)) }

        var first: PostgresRow? { count > 0 ? self[0] : nil }

        func map<Value>(_ read: (PostgresRow) throws(StoreError) -> Value) throws(StoreError) -> [Value] {
            var values: [Value] = []
            values.reserveCapacity(count)
            for row in 0..<count { values.append(try read(self[row])) }
            return values
        }
    }

    /// One row; columns count from 0.
    struct PostgresRow {
        /// Keeps the handle.
        fileprivate let rows: PostgresRows
        fileprivate let result: OpaquePointer
        fileprivate let number: Int32

        func isNull(_ column: Int32) -> Bool { PQgetisnull(result, number, column) != 0 }

        /// The bytes where the library has them: as long as the rows are there.
        func buffer(_ column: Int32) -> UnsafeRawBufferPointer {
            let start = PQgetvalue(result, number, column)
            return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, number, column)))
        }

        func bytes(_ column: Int32) -> [UInt8] { Array(buffer(column)) }

        func int(_ column: Int32) -> Int { buffer(column).bigEndianInt }

        func optionalInt(_ column: Int32) -> Int? { isNull(column) ? nil : int(column) }

        func bool(_ column: Int32) -> Bool { buffer(column).first == 1 }

        func text(_ column: Int32) -> String { String(decoding: buffer(column), as: UTF8.self) }

        func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

        /// A digest of 32 bytes.
        func digest(_ column: Int32, of what: @autoclosure () -> String) throws(StoreError) -> ContentDigest {
            guard let digest = ContentDigest(bytes: buffer(column)) else { throw .damaged("\(what()) has no hash") }
            return digest
        }

        /// The elements of an array of one dimension; none for NULL.
        func elements(_ column: Int32) -> [UnsafeRawBufferPointer] {
            let array = buffer(column)
            guard array.count >= 20, array.bigEndian32(at: 0) == 1 else { return [] }
            var elements: [UnsafeRawBufferPointer] = []
            var place = 20
            for _ in 0..<array.bigEndian32(at: 12) {
                guard place + 4 <= array.count else { break }
                let length = max(array.bigEndian32(at: place), 0)
                place += 4
                guard place + length <= array.count else { break }
                elements.append(UnsafeRawBufferPointer(rebasing: array[place..<place + length]))
                place += length
            }
            return elements
        }
    }

    extension UnsafeRawBufferPointer {
        /// The whole buffer as a number with its sign, the highest byte first.
        var bigEndianInt: Int {
            switch count {
            case 8: Int(Int64(bigEndian: loadUnaligned(as: Int64.self)))
            case 4: Int(Int32(bigEndian: loadUnaligned(as: Int32.self)))
            case 2: Int(Int16(bigEndian: loadUnaligned(as: Int16.self)))
            default: 0
            }
        }

        fileprivate func bigEndian32(at place: Int) -> Int {
            Int(Int32(bigEndian: loadUnaligned(fromByteOffset: place, as: Int32.self)))
        }
    }

#endif
