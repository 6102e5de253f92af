#if SQLite
    public import DealEngine
    public import DealModel

    extension SQLiteStore {
        /// Entries of all deals in the order in which they were written.
        public func entries(
            after position: JournalPosition, limit: Int
        ) async throws(StoreError) -> [JournalEntry] {
            try onAny { session throws(StoreError) in
                try session.all(.entries) { row in
                    row.bind(position.number, at: 1)
                    row.bind(max(limit, 0), at: 2)
                } _: { row throws(StoreError) in
                    try JournalEntry(row)
                }
            }
        }

        /// Entries of one deal in the order of their sequence.
        public func entries(
            of deal: DealID, after sequence: Int, limit: Int
        ) async throws(StoreError) -> [JournalEntry] {
            try onAny { session throws(StoreError) in
                try session.all(.entriesOfDeal) { row in
                    row.bind(deal.text, at: 1)
                    row.bind(sequence, at: 2)
                    row.bind(max(limit, 0), at: 3)
                } _: { row throws(StoreError) in
                    try JournalEntry(row)
                }
            }
        }

        /// What a command read and concluded.
        public func receipt(of deal: DealID, at sequence: Int) async throws(StoreError) -> [UInt8]? {
            try onAny { session throws(StoreError) in
                try session.first(.receipt) { row in
                    row.bind(deal.text, at: 1)
                    row.bind(sequence, at: 2)
                } _: { row throws(StoreError) in
                    row.bytes(0)
                }
            }
        }

        /// The rows of attempts of a deal.
        public func attempts(on deal: DealID) async throws(StoreError) -> [AttemptRow] {
            try onAny { session throws(StoreError) in
                try session.reading { () throws(StoreError) in
                    guard let number = try session.number(of: deal) else { return [] }
                    return try session.attempts(on: number)
                }
            }
        }

        // MARK: - Published processes

        /// Keeps the source of a version.
        public func publish(_ version: ProcessVersion, source: String) async throws(StoreError) {
            try await writing { session throws(StoreError) in
                if let published = try session.source(of: version) {
                    if published.utf8.elementsEqual(source.utf8) { return }
                    throw .failed(PublishedVersionDiffers(version))
                }
                try session.run(.addSource) { row in
                    row.bind(version.id.text, at: 1)
                    row.bind(version.number, at: 2)
                    row.bind(source, at: 3)
                }
            }
        }

        /// The source of a published version.
        public func source(of version: ProcessVersion) async throws(StoreError) -> String? {
            try onAny { session throws(StoreError) in try session.source(of: version) }
        }
    }

    extension SQLiteSession {
        func source(of version: ProcessVersion) throws(StoreError) -> String? {
            try first(.source) { row in
                row.bind(version.id.text, at: 1)
                row.bind(version.number, at: 2)
            } _: { row throws(StoreError) in
                row.text(0)
            }
        }
    }

#endif
