#if PostgreSQL
    import DealEngine
    import DealModel

    /// A commit on its way to the server.
    struct GroupedCommit: GroupedRequest {
        let statement: PostgresStatement
        let parameters: PostgresParameters
        /// How many journal entries it writes.
        let entries: Int
        /// Where its locks stand in the order in which every transaction takes them.
        let order: LockOrder

        init(_ commit: Commit, _ statement: PostgresStatement, _ parameters: PostgresParameters) {
            self.statement = statement
            self.parameters = parameters
            entries = commit.entries.count
            order = LockOrder(
                customer: commit.read.customer?.text ?? "", isLight: !commit.touchesPortfolio,
                deal: commit.read.deal.text)
        }

        var weight: Int { entries }
        static var largestWeight: Int { 1_024 }

        /// Customers before their deals; of one customer first those whose lock keeps others out, since a lock that is
        /// taken lightly and made heavier later waits for others that do the same.
        struct LockOrder: Comparable, Sendable {
            let customer: String
            let isLight: Bool
            let deal: String

            static func < (one: Self, other: Self) -> Bool {
                if one.customer != other.customer { return one.customer < other.customer }
                if one.isLight != other.isLight { return other.isLight }
                return one.deal < other.deal
            }
        }
    }

    extension GroupedCommit {
        func run(on store: PostgresStore) async -> Result<PostgresRows, StoreError> {
            do throws(StoreError) {
                return .success(
                    try await store.write { connection in (statement, parameters.placed(on: connection, ordinal: 0)) })
            } catch {
                return .failure(error)
            }
        }

        /// Writes several in one transaction (SEMANTICS 6.2).
        ///
        /// Each compares its own counters in it: one that is stale writes nothing and leaves the others alone. When the
        /// server refuses one, or does not get its locks soon, the transaction is taken back and each runs alone. When the
        /// connection breaks, of none is it known whether it was written.
        static func run(
            together commits: [GroupedCommit], on store: PostgresStore
        ) async -> [Result<PostgresRows, StoreError>?] {
            let turns = commits.indices.sorted { commits[$0].order < commits[$1].order }
            let answers = await store.run { connection in requests(turns.map { commits[$0] }, connection, store.options)
            }
            if answers.contains(where: \.isLost) {
                return commits.map { _ in .failure(store.telemetry.told(.uncertain)) }
            }
            var answered: [Result<PostgresRows, StoreError>?] = commits.map { _ in nil }
            // Of what was begun and not ended nothing is there.
            guard case .success = answers.last else { return answered }
            for (turn, answer) in zip(turns, answers.dropFirst(2)) {
                if case .success(let rows) = answer { answered[turn] = .success(rows) }
            }
            return answered
        }

        private static func requests(
            _ commits: [GroupedCommit], _ connection: PostgresConnection, _ options: PostgresOptions
        ) -> [PostgresRequest] {
            // In company nobody waits long for a row: who holds the others up is to run alone.
            let patience = min(options.busyTimeout.milliseconds, 500)
            var requests = [PostgresRequest.text("BEGIN"), .text("SET LOCAL lock_timeout = '\(patience)ms'")]
            var ordinal = 0
            for commit in commits {
                requests.append(
                    .prepared(commit.statement, commit.parameters.placed(on: connection, ordinal: ordinal)))
                ordinal += commit.entries
            }
            requests.append(.text("COMMIT"))
            return requests
        }
    }

    extension PostgresConnection.Answer {
        fileprivate var isLost: Bool { if case .failure(.lost) = self { true } else { false } }
    }

#endif
