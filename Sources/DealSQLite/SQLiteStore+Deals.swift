#if SQLite
    public import DealEngine
    public import DealModel

    extension SQLiteStore: DealStore {
        /// What one decision needs: one statement, and further ones in the same snapshot only where they are asked for.
        public func load(_ request: LoadRequest) async throws(StoreError) -> DealFile? {
            try onAny { session throws(StoreError) in
                guard request.key == nil, !request.mayNeed.contains(.interactions) else {
                    return try session.reading { () throws(StoreError) in try session.load(request) }
                }
                guard let row = try session.dealRow(request.deal) else {
                    return try session.load(request)
                }
                // Answers stand in a table of their own: both from one snapshot.
                if row.isAnswered { return try session.reading { () throws(StoreError) in try session.load(request) } }
                return try row.file()
            }
        }

        /// Compares and writes in one transaction.
        public func commit(_ commit: Commit) async throws(StoreError) -> Acknowledgement {
            let sealed = commit.sealed()
            let keysEnd = commit.keysEnd(keptFor: options.keysKeptFor)
            let keepsReceipts = options.keepsReceipts
            return try await writing { session throws(StoreError) in
                try session.write(commit, sealed, keepsReceipts: keepsReceipts, keysEnd: keysEnd)
                return sealed.acknowledgement
            }
        }

        /// Keeps attempts and answers of plugins.
        public func note(_ notes: [Note]) async throws(StoreError) {
            if notes.isEmpty { return }
            try await writing { session throws(StoreError) in try session.note(notes) }
        }

        /// Deals in the order of their ids.
        public func deals(
            _ query: DealQuery, after last: DealID?, limit: Int
        ) async throws(StoreError) -> [Stored<Deal>] {
            try onAny { session throws(StoreError) in try session.deals(query, after: last, limit: limit) }
        }
    }

#endif
