#if PostgreSQL
    import CLibPQ

    extension PostgresParameters {
        /// Hands the parameters on as the library wants them; all are in binary form.
        func withPointers<Value>(
            _ body: (
                Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
            ) -> Value
        ) -> Value {
            bytes.withUnsafeBytes { buffer in
                // Of a value without bytes the address does not matter, but there must be one.
                let start = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1)
                let values = starts.map { place in
                    place < 0 ? nil : start.map { ($0 + place).assumingMemoryBound(to: CChar.self) }
                }
                let formats = [Int32](repeating: 1, count: starts.count)
                return values.withUnsafeBufferPointer { values in
                    body(Int32(starts.count), values.baseAddress, lengths, formats)
                }
            }
        }
    }

#endif
