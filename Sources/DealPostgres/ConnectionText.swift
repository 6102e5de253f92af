#if PostgreSQL
    import CLibPQ
    import DealEngine

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Where the server is, and who connects: never part of a message, since a password may be in it.
    struct ConnectionText: Sendable {
        private let keywords: [String]
        private let values: [String]

        /// Reads what `libpq` reads: `host=… dbname=…` or `postgresql://…`.
        ///
        /// - Throws: ``StoreError/failed(_:)`` when it cannot be read.
        init(_ text: String) throws(StoreError) {
            var message: UnsafeMutablePointer<CChar>?
            guard let parsed = PQconninfoParse(text, &message) else {
                let reason = message.map { String(cString: $0) }?.trimmed ?? "no memory"
                PQfreemem(message)
                throw .failed(
                    PostgresFailure(
                        code: "08001", message: "the connection string cannot be read: \(Self.unquoted(reason))"))
            }
            defer { PQconninfoFree(parsed) }
            var (keywords, values): ([String], [String]) = ([], [])
            var option = parsed
            while let keyword = option.pointee.keyword {
                if let value = option.pointee.val {
                    keywords.append(String(cString: keyword))
                    values.append(String(cString: value))
                }
                option += 1
            }
            self.keywords = keywords
            self.values = values
        }

        /// The reason without what was quoted in it, which may be a part of a password.
        private static func unquoted(_ reason: String) -> String {
            reason.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                .map { index, part in index % 2 == 0 || part == "=" ? String(part) : "…" }.joined(separator: "\"")
        }

        /// Connects; waits until it is done.
        func connect() -> OpaquePointer? {
            var keywords = keywords + ["fallback_application_name"]
            var values = values + ["DealKit"]
            for (keyword, value) in Self.bounds where !keywords.contains(keyword) {
                keywords.append(keyword)
                values.append(value)
            }
            return keywords.withCStrings { keywords in
                values.withCStrings { values in PQconnectdbParams(keywords, values, 0) }
            }
        }

        /// How long it waits for a server, or a way to it, that has gone silent, where the connection string does not say:
        /// a minute, in seconds; for what was sent and not received 30,000 milliseconds. Linux alone waits for a quarter of
        /// an hour for the latter, and two hours for the former.
        private static let bounds = [
            ("connect_timeout", "5"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
        ]

        /// A message of the library without passwords.
        func redacted(_ message: String) -> String {
            var message = message
            for (keyword, value) in zip(keywords, values) where keyword.contains("password") && !value.isEmpty {
                message = message.split(separator: value, omittingEmptySubsequences: false).joined(separator: "…")
            }
            return message
        }
    }

    extension [String] {
        /// The strings as C wants them, ended by a null pointer.
        fileprivate func withCStrings<Value>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value) -> Value {
            let copies = map { strdup($0) }
            defer { for copy in copies { free(copy) } }
            let pointers: [UnsafePointer<CChar>?] = copies.map { $0.map { UnsafePointer($0) } } + [nil]
            return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }

#endif
