#if PostgreSQL
    import DealEngine

    /// The parameters of one request, in the server's binary form, one after another in one buffer.
    struct PostgresParameters: Sendable {
        private(set) var bytes: [UInt8] = []
        /// Where each begins; -1: NULL.
        private(set) var starts: [Int] = []
        private(set) var lengths: [Int32] = []
        /// Whether a text holds NUL, which a text of PostgreSQL cannot.
        private var holdsNUL = false

        init() { bytes.reserveCapacity(1_024) }

        /// - Throws: ``StoreError/unstorable(_:)`` when the server could not keep a text as it is.
        func check() throws(StoreError) {
            if holdsNUL { throw .unstorable("a text with the character NUL") }
        }

        // MARK: - Single values

        mutating func add(_ value: Int?) {
            guard let value else { return addNull() }
            begin()
            append(Int64(value))
            end()
        }

        mutating func add(_ value: Bool) {
            begin()
            bytes.append(value ? 1 : 0)
            end()
        }

        mutating func add(_ text: String?) {
            guard let text else { return addNull() }
            begin()
            append(text)
            end()
        }

        mutating func add(_ value: [UInt8]?) {
            guard let value else { return addNull() }
            begin()
            bytes += value
            end()
        }

        mutating func add(_ digest: ContentDigest?) { add(digest?.bytes) }

        mutating func add(small value: Int32) {
            begin()
            append(value)
            end()
        }

        // MARK: - The place of a commit

        /// Lane, shift and ordinal, which are known once there is a connection: right after the tenant.
        mutating func addUnplaced() {
            add(small: 0)
            add(0)
            add(0)
        }

        /// With the connection's lane and shift, and the ordinal of the first entry among those of the transaction.
        func placed(on connection: PostgresConnection, ordinal: Int) -> PostgresParameters {
            var placed = self
            placed.overwrite(1, connection.lane)
            placed.overwrite(2, Int64(connection.shift))
            placed.overwrite(3, Int64(ordinal))
            return placed
        }

        private mutating func overwrite<Number: FixedWidthInteger>(_ parameter: Int, _ number: Number) {
            withUnsafeBytes(of: number.bigEndian) {
                bytes.replaceSubrange(starts[parameter]..<starts[parameter] + $0.count, with: $0)
            }
        }

        // MARK: - Arrays

        mutating func add(_ values: [Int]) {
            array(of: 20, values) { parameters, value in parameters.append(Int64(value)) }
        }

        mutating func add(_ texts: [String?]) {
            array(of: 25, texts) { parameters, text in parameters.append(text) }
        }

        mutating func add(_ values: [[UInt8]?]) {
            array(of: 17, values) { parameters, value in parameters.bytes += value }
        }

        /// One dimension that counts from 1, as the server's own binary form has it.
        private mutating func array<Value>(
            of type: Int32, _ values: [Value?], _ write: (inout PostgresParameters, Value) -> Void
        ) {
            begin()
            append(Int32(values.isEmpty ? 0 : 1))
            append(Int32(values.contains { $0 == nil } ? 1 : 0))
            append(type)
            if !values.isEmpty {
                append(Int32(values.count))
                append(Int32(1))
            }
            for value in values {
                guard let value else {
                    append(Int32(-1))
                    continue
                }
                let start = bytes.count
                append(Int32(0))
                write(&self, value)
                withUnsafeBytes(of: Int32(bytes.count - start - 4).bigEndian) { length in
                    for index in 0..<4 { bytes[start + index] = length[index] }
                }
            }
            end()
        }

        // MARK: - Bytes

        private mutating func addNull() {
            starts.append(-1)
            lengths.append(0)
        }

        private mutating func begin() { starts.append(bytes.count) }

        private mutating func end() { lengths.append(Int32(bytes.count - starts[starts.count - 1])) }

        private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
            withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
        }

        private mutating func append(_ text: String) {
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            if bytes[start...].contains(0) { holdsNUL = true }
        }
    }

#endif
