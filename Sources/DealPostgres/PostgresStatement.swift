#if PostgreSQL

    /// Every statement that is prepared once a connection.
    enum PostgresStatement: Int, CaseIterable, Sendable {
        case load, loadWhole, commit, commitWithNotes, note
        case entries, entriesOfDeal, receipt, attempts
        case customer, lockCustomer, addCustomer, changeCustomer
        case interactions, hear, hearDeal, addInteraction
        case claim, parkUnreadable, settle, parkedEffects, release, backlog
        case publish, source, ring

        /// What every desk needs at once: prepared while the connection is made.
        static var atOnce: [PostgresStatement] { [.load, .commit] }

        var name: String { "dealkit_\(rawValue)" }

        func sql(_ schema: String) -> String {
            switch self {
            case .load: Self.load(schema, whole: false)
            case .loadWhole: Self.load(schema, whole: true)
            case .commit: Self.commit(schema)
            case .commitWithNotes: Self.commitWithNotes(schema)
            default: reading(schema) ?? writing(schema)
            }
        }

        // MARK: - Load and commit: one round trip each

        /// The deal, its last entry, its customer and its answers; whole: also what was written under a key, the
        /// interactions, and the customer of a deal that is not there yet.
        ///
        /// Parameters: tenant, deal; whole: key, customer of the new deal, whether interactions are wanted.
        private static func load(_ schema: String, whole: Bool) -> String {
            """
            SELECT d.revision, d.activity, d.heard_at, d.answered, d.body, j.at, j.hash, j.state,
                c.revision, c.portfolio, c.won, c.body, c.id,
                CASE WHEN d.answered THEN ARRAY(
                    SELECT a.body FROM \(schema).answer a WHERE a.tenant = $1 AND a.deal = $2 ORDER BY a.rule) END,
                d.personal
            \(whole ? wholeColumns(schema) : "")
            FROM \(whole ? "(SELECT 1) AS one LEFT JOIN \(schema).deal d ON d.tenant = $1 AND d.id = $2" : "\(schema).deal d")
            LEFT JOIN \(schema).journal j ON j.tenant = $1 AND j.deal = $2 AND j.sequence = d.revision
            LEFT JOIN \(schema).customer c ON c.tenant = $1
                AND c.id = \(whole ? "CASE WHEN d.id IS NULL THEN $4 ELSE d.customer END" : "d.customer")
            \(whole
                ? "LEFT JOIN \(schema).command k ON k.tenant = $1 AND k.key = $3" : "WHERE d.tenant = $1 AND d.id = $2")
            """
        }

        private static func wholeColumns(_ schema: String) -> String {
            """
                , CASE WHEN $5 THEN ARRAY(
                    SELECT i.body FROM \(schema).interaction i WHERE i.tenant = $1 AND i.deal = $2
                    ORDER BY i.at, i.number) END,
                k.digest,
                CASE WHEN k.digest IS NOT NULL THEN ARRAY(
                    SELECT e.position FROM \(schema).journal e WHERE e.tenant = $1 AND e.deal = k.deal
                    AND e.sequence BETWEEN k.first AND k.last ORDER BY e.sequence) END,
                CASE WHEN k.digest IS NOT NULL THEN ARRAY(
                    SELECT e.entry FROM \(schema).journal e WHERE e.tenant = $1 AND e.deal = k.deal
                    AND e.sequence BETWEEN k.first AND k.last ORDER BY e.sequence) END
            """
        }

        private static func commit(_ schema: String) -> String {
            """
            SELECT written, found_revision, found_activity, found_customer, found_portfolio
            FROM \(schema).commit(\(parameters(1...37)))
            """
        }

        /// Notes are kept only if the commit is written.
        private static func commitWithNotes(_ schema: String) -> String {
            """
            SELECT c.written, c.found_revision, c.found_activity, c.found_customer, c.found_portfolio,
                CASE WHEN c.written THEN \(schema).note($1, \(parameters(38...48)))::text END
            FROM \(schema).commit(\(parameters(1...37))) c
            """
        }

        private static func parameters(_ range: ClosedRange<Int>) -> String {
            range.map { "$\($0)" }.joined(separator: ", ")
        }

        // MARK: - The rest

        private func reading(_ schema: String) -> String? {
            switch self {
            case .entries: "SELECT place, bytes FROM \(schema).entries($1, $2, $3, $4, $5)"
            case .entriesOfDeal:
                """
                SELECT position, entry FROM \(schema).journal WHERE tenant = $1 AND deal = $2 AND sequence > $3
                ORDER BY sequence LIMIT $4
                """
            case .receipt: "SELECT bytes FROM \(schema).receipt WHERE tenant = $1 AND deal = $2 AND sequence = $3"
            case .attempts:
                """
                SELECT body, count, first_at, last_at, last_actor FROM \(schema).attempt
                WHERE tenant = $1 AND deal = $2 ORDER BY number
                """
            case .customer:
                "SELECT revision, portfolio, won, body FROM \(schema).customer WHERE tenant = $1 AND id = $2"
            case .interactions:
                """
                SELECT d.activity, ARRAY(
                    SELECT i.body FROM \(schema).interaction i WHERE i.tenant = $1 AND i.deal = $2
                    ORDER BY i.at, i.number)
                FROM \(schema).deal d WHERE d.tenant = $1 AND d.id = $2
                """
            case .parkedEffects:
                """
                SELECT deal, sequence, effect, destination, body, parked, parked_at, claims - excused
                FROM \(schema).outbox
                WHERE tenant = $1 AND parked IS NOT NULL
                    AND ($2::text IS NULL OR (deal, sequence, effect) > ($2, $3::bigint, $4::bigint))
                ORDER BY deal, sequence, effect LIMIT $5
                """
            case .backlog:
                """
                SELECT count(*), count(parked), min(at) FILTER (WHERE parked IS NULL) FROM \(schema).outbox
                WHERE tenant = $1
                """
            case .source: "SELECT source FROM \(schema).process WHERE tenant = $1 AND id = $2 AND version = $3"
            default: nil
            }
        }

        private func writing(_ schema: String) -> String {
            switch self {
            case .note: "SELECT \(schema).note(\(Self.parameters(1...12)))::text"
            case .lockCustomer:
                """
                SELECT revision, portfolio, won, body FROM \(schema).customer WHERE tenant = $1 AND id = $2
                FOR NO KEY UPDATE
                """
            case .addCustomer:
                """
                INSERT INTO \(schema).customer (tenant, id, revision, portfolio, won, body)
                VALUES ($1, $2, 1, 0, $3, $4) ON CONFLICT DO NOTHING
                """
            case .changeCustomer:
                """
                UPDATE \(schema).customer SET revision = $3, portfolio = $4, body = $5 WHERE tenant = $1 AND id = $2
                """
            case .hear:
                """
                SELECT activity, customer, heard_at FROM \(schema).deal WHERE tenant = $1 AND id = $2 FOR NO KEY UPDATE
                """
            case .hearDeal: "UPDATE \(schema).deal SET activity = $3, heard_at = $4 WHERE tenant = $1 AND id = $2"
            case .addInteraction:
                "INSERT INTO \(schema).interaction (tenant, deal, at, number, body) VALUES ($1, $2, $3, $4, $5)"
            case .claim, .parkUnreadable, .settle, .release: outbox(schema)
            case .publish:
                """
                INSERT INTO \(schema).process (tenant, id, version, source) VALUES ($1, $2, $3, $4)
                ON CONFLICT DO NOTHING
                """
            case .ring: "SELECT pg_notify($1, '')"
            default: ""
            }
        }

        /// The first effects of their deal and destination that are due, in the order of the index: those that were never
        /// held are in one part of it, those whose time has come again in another.
        private static func due(_ schema: String, _ isDue: String) -> String {
            """
            SELECT o.deal, o.destination, o.sequence, o.effect, o.position FROM \(schema).outbox o
            WHERE o.tenant = $1 AND o.parked IS NULL AND NOT o.behind AND \(isDue) AND NOT EXISTS (
                SELECT 1 FROM \(schema).outbox e WHERE e.tenant = $1 AND e.deal = o.deal
                AND e.destination = o.destination AND (e.sequence, e.effect) < (o.sequence, o.effect))
            ORDER BY o.held_until, o.position, o.effect LIMIT $4 FOR NO KEY UPDATE OF o SKIP LOCKED
            """
        }

        private func outbox(_ schema: String) -> String {
            switch self {
            // What another relay is claiming is passed over; what it has claimed is no longer due.
            case .claim:
                """
                WITH fresh AS MATERIALIZED (\(Self.due(schema, "o.held_until IS NULL"))),
                again AS MATERIALIZED (\(Self.due(schema, "o.held_until <= $2"))),
                due AS MATERIALIZED (
                    SELECT * FROM fresh UNION ALL SELECT * FROM again ORDER BY position, effect LIMIT $4),
                claimed AS (
                    UPDATE \(schema).outbox o SET held_until = $3, claims = o.claims + 1 FROM due
                    WHERE o.tenant = $1 AND o.deal = due.deal AND o.destination = due.destination
                        AND o.sequence = due.sequence AND o.effect = due.effect
                    RETURNING o.deal, o.sequence, o.effect, o.destination, o.body, o.claims, o.excused, o.position)
                SELECT deal, sequence, effect, destination, body, claims, excused FROM claimed
                ORDER BY position, effect
                """
            // Nobody was given the claim, so that it is no attempt.
            case .parkUnreadable:
                """
                UPDATE \(schema).outbox o SET parked = s.reason, parked_at = $2, excused = o.excused + 1
                FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[])
                    AS s (deal, sequence, effect, claim, reason)
                WHERE o.tenant = $1 AND o.deal = s.deal AND o.sequence = s.sequence AND o.effect = s.effect
                    AND o.claims = s.claim AND o.parked IS NULL
                """
            // Of the settlements, each in its place of the arrays: 0 delivered, 1 again at, 2 parked, 3 interrupted.
            case .settle:
                """
                WITH ended AS (
                    SELECT * FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                        $8::text[]) AS s (deal, sequence, effect, claim, kind, at, reason)),
                gone AS (
                    DELETE FROM \(schema).outbox o USING ended s WHERE o.tenant = $1 AND o.deal = s.deal
                        AND o.sequence = s.sequence AND o.effect = s.effect AND o.claims = s.claim AND o.parked IS NULL
                        AND s.kind = 0)
                UPDATE \(schema).outbox o SET
                    held_until = CASE s.kind WHEN 1 THEN s.at WHEN 3 THEN NULL ELSE o.held_until END,
                    excused = o.excused + CASE WHEN s.kind = 3 THEN 1 ELSE 0 END,
                    parked = CASE WHEN s.kind = 2 THEN s.reason END,
                    parked_at = CASE WHEN s.kind = 2 THEN s.at END
                FROM ended s WHERE o.tenant = $1 AND o.deal = s.deal AND o.sequence = s.sequence
                    AND o.effect = s.effect AND o.claims = s.claim AND o.parked IS NULL AND s.kind > 0
                """
            case .release:
                """
                WITH gone AS (
                    DELETE FROM \(schema).outbox
                    WHERE tenant = $1 AND deal = $2 AND sequence = $3 AND effect = $4 AND parked IS NOT NULL AND $5
                    RETURNING tenant, deal, sequence, effect, body),
                kept AS (
                    INSERT INTO \(schema).skipped AS k (tenant, deal, sequence, effect, by_whom, at, body)
                    SELECT tenant, deal, sequence, effect, $6, $7, body FROM gone ON CONFLICT DO NOTHING),
                resumed AS (
                    UPDATE \(schema).outbox SET parked = NULL, parked_at = NULL, held_until = NULL, excused = claims
                    WHERE tenant = $1 AND deal = $2 AND sequence = $3 AND effect = $4 AND parked IS NOT NULL AND NOT $5
                    RETURNING 1)
                SELECT (SELECT count(*) FROM gone) + (SELECT count(*) FROM resumed)
                """
            default: ""
            }
        }
    }

#endif
