#if PostgreSQL
    import DealEngine

    /// What PostgreSQL, or the way to it, says went wrong.
    public struct PostgresFailure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The five characters of SQLSTATE; `08000` when there is no connection.
        public let code: String
        /// The server's sentence, or that of the library that talks to it; no password is in it.
        public let message: String
        /// What the server adds, which may show values of a record: for a person, not for a log.
        public let detail: String?

        init(code: String, message: String, detail: String? = nil) {
            self.code = code
            self.message = message
            self.detail = detail
        }

        /// No connection, for this reason.
        static func connection(_ message: String) -> PostgresFailure {
            PostgresFailure(code: "08000", message: message)
        }

        /// The sentence with the code.
        public var description: String { "PostgreSQL error \(code): \(message)" }

        /// Whether trying again may help, the server being busy, starting, or not reached.
        var isPassing: Bool {
            code.hasPrefix("08") || ["53300", "57P01", "57P02", "57P03"].contains(code)
        }

        /// Whether the transaction was taken back only because others were at the same rows.
        var isCollision: Bool { code == "40P01" || code == "40001" }

        /// Whether the server went away, so that what became of a transaction is not known.
        var isLoss: Bool { code.hasPrefix("08") || code.hasPrefix("57P0") }
    }

    /// How a request ended that gave no rows.
    enum PostgresTrouble: Error {
        /// The server refused it.
        case refused(PostgresFailure)
        /// The connection broke after it was sent, or while.
        case lost(PostgresFailure)
        /// The connection was broken before it was sent.
        case unsent(PostgresFailure)
    }

    extension StoreError {
        /// The engine's word for what the server refused; nothing was written then.
        init(postgres failure: PostgresFailure) {
            switch failure.code {
            case "53100": self = .full
            case "25006", "42501": self = .readOnly
            case "40P01", "40001", "55P03", "57014", "53300", "57P03": self = .busy
            // Only the triggers and keys of the schema constrain: the tables are not as this store leaves them.
            case "DK002", "XX001", "XX002": self = .damaged(failure.message)
            case let code where code.hasPrefix("23"): self = .damaged(failure.message)
            default: self = .failed(failure)
            }
        }
    }

#endif
