#if SQLite
    public import DealEngine
    public import DealModel
    public import ExactValues

    extension SQLiteStore: SealStore {
        /// Makes a seal over the ends of all histories, in one transaction.
        public func seal(at now: Instant) async throws(StoreError) -> Seal {
            try await writing { session throws(StoreError) in try session.seal(at: now) }
        }

        /// A seal that was made.
        public func seal(_ number: Int?) async throws(StoreError) -> Seal? {
            try onAny { session throws(StoreError) in try session.seal(number) }
        }

        /// What a seal covers.
        public func heads(
            of seal: Int, after last: DealID?, limit: Int
        ) async throws(StoreError) -> [DealHead] {
            try onAny { session throws(StoreError) in
                let sql = """
                    SELECT deal, sequence, hash FROM seal_head WHERE seal = ?1 AND (?2 IS NULL OR deal > ?2)
                    ORDER BY deal LIMIT \(max(limit, 0))
                    """
                return try session.all(sql: sql) { row in
                    row.bind(seal, at: 1)
                    row.bind(last?.text, at: 2)
                } _: { row throws(StoreError) in
                    try DealHead(row)
                }
            }
        }
    }

    extension SQLiteStore: ErasingStore {
        /// Erases what is known of a person, also from the pages of the file and its log.
        ///
        /// - Throws: ``StoreError/failed(_:)`` with a ``SQLiteLogKept`` when the person is erased and the log could not be
        ///   emptied, since somebody read all the time: to erase again empties it.
        public func erase(_ subject: DataSubject) async throws(StoreError) -> Int {
            let erased = try await writing { session throws(StoreError) in try session.erase(subject) }
            // Also when nothing was left to erase: an earlier call may have failed here. And whatever journal this store
            // asked for: another process may have the file keep a log.
            try emptyLog(after: erased)
            return erased
        }

        /// Until the log begins anew it still has the pages as they were.
        private func emptyLog(after erased: Int) throws(StoreError) {
            do throws(StoreError) {
                let isEmpty = try onWriter { session throws(StoreError) in
                    try session.all(sql: "PRAGMA wal_checkpoint(TRUNCATE)", { _ in }) { $0.int(0) == 0 }
                }
                if isEmpty == [true] { return }
            } catch {
                throw .failed(SQLiteLogKept(erased: erased, cause: "\(error)"))
            }
            throw .failed(SQLiteLogKept(erased: erased, cause: "somebody reads the file"))
        }
    }

    /// A person is erased from the file, and the log beside it still has what was erased.
    public struct SQLiteLogKept: Error, Hashable, Sendable, CustomStringConvertible {
        /// How many records were changed.
        public let erased: Int
        /// Why the log could not be emptied.
        public let cause: String

        /// What is done, what is left, and what to do about it.
        public var description: String {
            "\(erased) records were erased, and the log still has them as they were, because \(cause): erase once more"
        }
    }

    extension SQLiteSession {
        fileprivate func seal(at now: Instant) throws(StoreError) -> Seal {
            let last = try seal(nil)
            let number = try Revision(stored: last?.number ?? 0, of: "the last seal").next.number
            var digest = SealDigest(after: last?.digest)
            let heads = try all(
                sql: """
                    SELECT d.id, d.revision, j.hash FROM deal d JOIN journal j
                    ON j.deal = d.number AND j.sequence = d.revision ORDER BY d.id
                    """, { _ in }
            ) { row throws(StoreError) in try DealHead(row) }
            for head in heads {
                digest.add(head)
                try add(head, to: number)
            }
            let seal = Seal(number: number, at: now, deals: digest.deals, digest: digest.digest)
            _ = try all(sql: "INSERT INTO seal (number, at, deals, digest) VALUES (?1, ?2, ?3, ?4)") { row in
                row.bind(number, at: 1)
                row.bind(Int(now.microseconds), at: 2)
                row.bind(seal.deals, at: 3)
                row.bind(seal.digest, at: 4)
            } _: { _ in
                ()
            }
            return seal
        }

        private func add(_ head: DealHead, to seal: Int) throws(StoreError) {
            try run(.addHead) { row in
                row.bind(seal, at: 1)
                row.bind(head.deal.text, at: 2)
                row.bind(head.head.sequence, at: 3)
                row.bind(head.head.hash, at: 4)
            }
        }

        fileprivate func seal(_ number: Int?) throws(StoreError) -> Seal? {
            let sql = """
                SELECT number, at, deals, digest FROM seal WHERE ?1 IS NULL OR number = ?1
                ORDER BY number DESC LIMIT 1
                """
            return try all(sql: sql, { $0.bind(number, at: 1) }) { row throws(StoreError) in
                Seal(
                    number: row.int(0), at: Instant(microseconds: Int64(row.int(1))), deals: row.int(2),
                    digest: try row.digest(3, of: "seal \(row.int(0))"))
            }.first
        }

        // MARK: - Erasing

        fileprivate func erase(_ subject: DataSubject) throws(StoreError) -> Int {
            var erased = 0
            // It may be kept elsewhere; what is here about its deals goes all the same.
            if let known = try customer(subject.customer), let rest = known.stored.record.erasing(subject) {
                try put(rest, at: known.stored.revision.next, portfolio: known.portfolio)
                erased += 1
            }
            let deals = try all(sql: "SELECT number FROM deal WHERE customer = ?1") { row in
                row.bind(subject.customer.text, at: 1)
            } _: { row throws(StoreError) in
                row.int(0)
            }
            for deal in deals { erased += try erase(subject, in: deal) }
            return erased
        }

        private func erase(_ subject: DataSubject, in deal: Int) throws(StoreError) -> Int {
            var erased = 0
            let rows = try all(sql: "SELECT at, number, body FROM interaction WHERE deal = ?1") { row in
                row.bind(deal, at: 1)
            } _: { row throws(StoreError) in
                (row.int(0), row.int(1), try Interaction(stored: row.bytes(2), of: "an interaction"))
            }
            for (at, number, interaction) in rows {
                guard let rest = interaction.erasing(subject) else { continue }
                try change("UPDATE interaction SET body = ?4 WHERE deal = ?1 AND at = ?2 AND number = ?3") { row in
                    row.bind(deal, at: 1)
                    row.bind(at, at: 2)
                    row.bind(number, at: 3)
                    row.bind(rest.encoded, at: 4)
                }
                erased += 1
            }
            if case .customer = subject {
                let personal = "UPDATE deal SET personal = NULL WHERE number = ?1 AND personal IS NOT NULL"
                erased += try change(personal) { $0.bind(deal, at: 1) }
            }
            if erased > 0 {
                try change("UPDATE deal SET activity = activity + 1 WHERE number = ?1") { $0.bind(deal, at: 1) }
            }
            guard case .customer = subject else { return erased }
            erased += try change("DELETE FROM attempt WHERE deal = ?1") { $0.bind(deal, at: 1) }
            let receipts = "DELETE FROM receipt WHERE position IN (SELECT position FROM journal WHERE deal = ?1)"
            return erased + (try change(receipts) { $0.bind(deal, at: 1) })
        }

        /// Runs a statement that is put together for one call.
        ///
        /// - Returns: How many rows it changed.
        @discardableResult
        private func change(_ sql: String, _ bind: (SQLiteRow) -> Void) throws(StoreError) -> Int {
            _ = try all(sql: sql, bind) { _ in () }
            return changes
        }
    }

    extension DealHead {
        /// From the columns id, sequence and hash.
        fileprivate init(_ row: SQLiteRow) throws(StoreError) {
            let deal = DealID(row.text(0))
            self.init(deal, ChainHead(sequence: row.int(1), hash: try row.digest(2, of: "deal '\(deal)'")))
        }
    }

#endif
