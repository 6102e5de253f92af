#if PostgreSQL

    /// The tables, functions and triggers, one script a step; a step that was published never changes.
    ///
    /// Tenant and deal lead every key, and no counter is shared by all writers, so that the rows of a deal lie together and
    /// deals lie apart, also on an engine that spreads them over machines.
    struct PostgresSchema: Sendable {
        /// The schema's name as SQL, in double quotes.
        let name: String

        init(_ name: String) {
            self.name =
                "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }

        /// The newest schema.
        static var newest: Int { 1 }

        /// Step *n* makes schema *n* + 1 of schema *n*.
        var steps: [String] { [tables + rowSecurity + writing + noting + reading + turns + locks] }

        static var tableNames: [String] {
            [
                "tenant", "deal", "journal", "receipt", "command", "customer", "interaction", "attempt", "answer",
                "outbox", "skipped", "process", "seal", "seal_head",
            ]
        }

        /// Texts are compared by their bytes, as everywhere in DealKit.
        private var tables: String {
            """
            CREATE DOMAIN \(name).word AS text COLLATE "C";
            CREATE TABLE \(name).tenant (tenant \(name).word PRIMARY KEY, shift bigint NOT NULL);
            CREATE TABLE \(name).deal (
                tenant \(name).word, id \(name).word, customer \(name).word, process \(name).word NOT NULL,
                version bigint NOT NULL, stage \(name).word, outcome \(name).word, owner \(name).word, due_at bigint,
                revision bigint NOT NULL, activity bigint NOT NULL DEFAULT 0, heard_at bigint,
                answered boolean NOT NULL DEFAULT false, body bytea NOT NULL, personal bytea,
                PRIMARY KEY (tenant, id)) WITH (fillfactor = 80);
            CREATE INDEX deal_by_customer ON \(name).deal (tenant, customer, id) WHERE customer IS NOT NULL;
            CREATE INDEX deal_by_stage ON \(name).deal (tenant, process, stage, id) WHERE outcome IS NULL;
            CREATE INDEX deal_by_owner ON \(name).deal (tenant, owner, id) WHERE owner IS NOT NULL;
            CREATE INDEX deal_by_outcome ON \(name).deal (tenant, outcome, id) WHERE outcome IS NOT NULL;
            CREATE INDEX deal_due ON \(name).deal (tenant, due_at) WHERE due_at IS NOT NULL;
            CREATE TABLE \(name).journal (
                tenant \(name).word, deal \(name).word, sequence bigint, position bigint NOT NULL, at bigint NOT NULL,
                from_stage \(name).word, to_stage \(name).word, hash bytea NOT NULL, state bytea, entry bytea NOT NULL,
                PRIMARY KEY (tenant, deal, sequence));
            CREATE UNIQUE INDEX journal_by_position ON \(name).journal (tenant, position);
            CREATE TABLE \(name).receipt (
                tenant \(name).word, deal \(name).word, sequence bigint, bytes bytea NOT NULL,
                PRIMARY KEY (tenant, deal, sequence));
            CREATE TABLE \(name).command (
                tenant \(name).word, key \(name).word, digest bytea NOT NULL, deal \(name).word NOT NULL,
                first bigint NOT NULL, last bigint NOT NULL, at bigint NOT NULL, PRIMARY KEY (tenant, key));
            CREATE INDEX command_by_age ON \(name).command (tenant, at);
            CREATE TABLE \(name).customer (
                tenant \(name).word, id \(name).word, revision bigint NOT NULL, portfolio bigint NOT NULL,
                won bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (tenant, id)) WITH (fillfactor = 80);
            CREATE TABLE \(name).interaction (
                tenant \(name).word, deal \(name).word, at bigint, number bigint, body bytea NOT NULL,
                PRIMARY KEY (tenant, deal, at, number));
            CREATE TABLE \(name).attempt (
                tenant \(name).word, deal \(name).word, number bigint, key bytea NOT NULL, visit bigint NOT NULL,
                is_other boolean NOT NULL, count bigint NOT NULL, first_at bigint NOT NULL, last_at bigint NOT NULL,
                last_actor \(name).word NOT NULL, body bytea NOT NULL, PRIMARY KEY (tenant, deal, number));
            CREATE TABLE \(name).answer (
                tenant \(name).word, deal \(name).word, rule \(name).word, body bytea NOT NULL,
                PRIMARY KEY (tenant, deal, rule));
            CREATE TABLE \(name).outbox (
                tenant \(name).word, deal \(name).word, destination \(name).word, sequence bigint, effect bigint,
                position bigint NOT NULL, at bigint NOT NULL, held_until bigint, claims bigint NOT NULL DEFAULT 0
                    CHECK (claims BETWEEN 0 AND 4611686018427387904),
                excused bigint NOT NULL DEFAULT 0 CHECK (excused BETWEEN 0 AND claims + 1), parked text, parked_at bigint,
                behind boolean NOT NULL DEFAULT false, body bytea NOT NULL,
                PRIMARY KEY (tenant, deal, destination, sequence, effect)) WITH (fillfactor = 80);
            CREATE INDEX outbox_due ON \(name).outbox (tenant, held_until, position, effect)
                WHERE parked IS NULL AND NOT behind;
            CREATE TABLE \(name).skipped (
                tenant \(name).word, deal \(name).word, sequence bigint, effect bigint, by_whom \(name).word NOT NULL,
                at bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (tenant, deal, sequence, effect));
            CREATE TABLE \(name).process (
                tenant \(name).word, id \(name).word, version bigint, source text NOT NULL,
                PRIMARY KEY (tenant, id, version));
            CREATE TABLE \(name).seal (
                tenant \(name).word, number bigint, at bigint NOT NULL, deals bigint NOT NULL, digest bytea NOT NULL,
                PRIMARY KEY (tenant, number));
            CREATE TABLE \(name).seal_head (
                tenant \(name).word, seal bigint, deal \(name).word, sequence bigint NOT NULL, hash bytea NOT NULL,
                PRIMARY KEY (tenant, seal, deal));

            """
        }

        /// A session sees the rows of the tenant it has named, and none before it has named one; the owner of the tables,
        /// too.
        private var rowSecurity: String {
            Self.tableNames.map { table in
                """
                ALTER TABLE \(name).\(table) ENABLE ROW LEVEL SECURITY;
                ALTER TABLE \(name).\(table) FORCE ROW LEVEL SECURITY;
                CREATE POLICY own_tenant ON \(name).\(table) USING (tenant = current_setting('dealkit.tenant', true));

                """
            }.joined()
        }

        /// What the application role may do: no truncation, and nothing on history but to add to it.
        func grants(to role: String) -> String {
            let all = Self.tableNames.map { "\(name).\($0)" }.joined(separator: ", ")
            let removable = ["receipt", "command", "attempt", "outbox"].map { "\(name).\($0)" }.joined(separator: ", ")
            let changeable = [
                "tenant", "deal", "command", "customer", "interaction", "attempt", "answer", "outbox", "skipped",
            ].map { "\(name).\($0)" }.joined(separator: ", ")
            return """
                GRANT USAGE ON SCHEMA \(name) TO \(role);
                GRANT SELECT, INSERT ON \(all) TO \(role);
                GRANT UPDATE ON \(changeable) TO \(role);
                GRANT DELETE ON \(removable) TO \(role);
                GRANT SELECT ON \(name).schema_version TO \(role);
                """
        }
    }

#endif
