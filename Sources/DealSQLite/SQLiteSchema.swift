#if SQLite

    /// The tables and triggers, one script a step; a step that was published never changes.
    enum SQLiteSchema {
        /// `Deal` in ASCII: what tells a store from any other SQLite file.
        static var applicationID: Int32 { 0x4465_616C }
        /// The newest schema.
        static var newest: Int { steps.count }
        /// Step *n* makes schema *n* + 1 of schema *n*.
        static var steps: [String] { [tables + turns + locks] }
        /// The names of the triggers of ``locks``.
        static var lockNames: [String] {
            ["journal_once", "journal_moves", "journal_kept", "journal_stays", "deal_told", "deal_new", "deal_stays"]
        }

        private static var tables: String {
            """
            CREATE TABLE deal (
                number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer TEXT, process TEXT NOT NULL,
                version INTEGER NOT NULL, stage TEXT, outcome TEXT, owner TEXT, due_at INTEGER,
                revision INTEGER NOT NULL, activity INTEGER NOT NULL, heard_at INTEGER, answered INTEGER NOT NULL,
                body BLOB NOT NULL, personal BLOB) STRICT;
            CREATE INDEX deal_by_customer ON deal (customer, id) WHERE customer IS NOT NULL;
            CREATE INDEX deal_by_stage ON deal (process, stage, id) WHERE outcome IS NULL;
            CREATE INDEX deal_by_owner ON deal (owner, id) WHERE owner IS NOT NULL;
            CREATE INDEX deal_by_outcome ON deal (outcome, id) WHERE outcome IS NOT NULL;
            CREATE INDEX deal_due ON deal (due_at) WHERE due_at IS NOT NULL;
            CREATE TABLE journal (
                position INTEGER PRIMARY KEY, deal INTEGER NOT NULL, sequence INTEGER NOT NULL, at INTEGER NOT NULL,
                from_stage TEXT, to_stage TEXT, hash BLOB NOT NULL, state BLOB, entry BLOB NOT NULL,
                UNIQUE (deal, sequence)) STRICT;
            CREATE TABLE receipt (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
            CREATE TABLE command (
                key TEXT PRIMARY KEY, digest BLOB NOT NULL, deal INTEGER NOT NULL, first INTEGER NOT NULL,
                last INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE INDEX command_by_age ON command (at);
            CREATE TABLE customer (
                id TEXT PRIMARY KEY, revision INTEGER NOT NULL, portfolio INTEGER NOT NULL, won INTEGER NOT NULL,
                body BLOB NOT NULL) STRICT;
            CREATE TABLE interaction (
                deal INTEGER NOT NULL, at INTEGER NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL,
                PRIMARY KEY (deal, at, number)) STRICT, WITHOUT ROWID;
            CREATE TABLE attempt (
                deal INTEGER NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL,
                PRIMARY KEY (deal, number)) STRICT, WITHOUT ROWID;
            CREATE TABLE answer (
                deal INTEGER NOT NULL, rule TEXT NOT NULL, body BLOB NOT NULL,
                PRIMARY KEY (deal, rule)) STRICT, WITHOUT ROWID;
            CREATE TABLE outbox (
                number INTEGER PRIMARY KEY, deal INTEGER NOT NULL, destination TEXT NOT NULL,
                sequence INTEGER NOT NULL, effect INTEGER NOT NULL, at INTEGER NOT NULL, held_until INTEGER,
                claims INTEGER NOT NULL CHECK (claims BETWEEN 0 AND 1 << 62),
                excused INTEGER NOT NULL CHECK (excused BETWEEN 0 AND claims + 1), parked TEXT, parked_at INTEGER,
                behind INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE (deal, destination, sequence, effect)) STRICT;
            CREATE INDEX outbox_due ON outbox (held_until) WHERE parked IS NULL AND NOT behind;
            CREATE TABLE skipped (
                deal INTEGER NOT NULL, sequence INTEGER NOT NULL, effect INTEGER NOT NULL, by_whom TEXT NOT NULL,
                at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (deal, sequence, effect)) STRICT, WITHOUT ROWID;
            CREATE TABLE process (
                id TEXT NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL,
                PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
            CREATE TABLE seal (
                number INTEGER PRIMARY KEY, at INTEGER NOT NULL, deals INTEGER NOT NULL, digest BLOB NOT NULL) STRICT;
            CREATE TABLE seal_head (
                seal INTEGER NOT NULL, deal TEXT NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL,
                PRIMARY KEY (seal, deal)) STRICT, WITHOUT ROWID;

            """
        }

        /// Effects that wait behind another one of their deal and destination are out of the index that a claim walks: a
        /// destination that nobody reaches would otherwise make every claim walk all that has piled up. The next comes
        /// forward in a trigger, so that a row which is deleted by hand leaves nobody behind for ever.
        private static var turns: String {
            """
            CREATE TRIGGER outbox_forward AFTER DELETE ON outbox
            BEGIN
                UPDATE outbox SET behind = 0 WHERE behind AND number = (
                    SELECT number FROM outbox WHERE deal = OLD.deal AND destination = OLD.destination
                    ORDER BY sequence, effect LIMIT 1);
            END;
            CREATE TRIGGER outbox_elsewhere AFTER UPDATE OF deal, destination, sequence, effect ON outbox
            BEGIN
                UPDATE outbox SET behind = 0 WHERE behind AND number IN (
                    (SELECT number FROM outbox WHERE deal = OLD.deal AND destination = OLD.destination
                    ORDER BY sequence, effect LIMIT 1),
                    (SELECT number FROM outbox WHERE deal = NEW.deal AND destination = NEW.destination
                    ORDER BY sequence, effect LIMIT 1));
            END;

            """
        }

        /// The second lock (SEMANTICS 6.4). `OR REPLACE` deletes what is in its way without asking a delete trigger, so
        /// what must stay is also looked for before an insert. No trigger names columns: `rowid` is another name of `number`.
        private static var locks: String {
            """
            CREATE TRIGGER journal_once BEFORE INSERT ON journal
            WHEN EXISTS (SELECT 1 FROM journal WHERE deal = NEW.deal AND sequence = NEW.sequence)
                OR EXISTS (SELECT 1 FROM journal WHERE position = NEW.position)
            BEGIN SELECT RAISE(ABORT, 'a journal row is never replaced'); END;
            CREATE TRIGGER journal_moves AFTER INSERT ON journal
            BEGIN
                SELECT RAISE(ABORT, 'transition row without its deal') WHERE NOT CASE NEW.sequence
                    WHEN 1 THEN NOT EXISTS (SELECT 1 FROM deal WHERE number = NEW.deal)
                    ELSE EXISTS (
                        SELECT 1 FROM deal WHERE number = NEW.deal AND revision = NEW.sequence - 1
                        AND stage IS NEW.from_stage) END;
                UPDATE deal SET stage = NEW.to_stage, revision = NEW.sequence
                WHERE number = NEW.deal AND NEW.sequence > 1;
            END;
            CREATE TRIGGER journal_kept BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'a journal row is never deleted'); END;
            CREATE TRIGGER journal_stays BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'a journal row is never changed'); END;
            CREATE TRIGGER deal_told BEFORE UPDATE ON deal
            WHEN NEW.number IS NOT OLD.number OR NEW.id IS NOT OLD.id
                OR (NEW.revision IS NOT OLD.revision OR NEW.stage IS NOT OLD.stage) AND (
                    NEW.revision IS NOT OLD.revision + 1 OR NOT EXISTS (
                        SELECT 1 FROM journal WHERE deal = NEW.number AND sequence = NEW.revision
                        AND from_stage IS OLD.stage AND to_stage IS NEW.stage))
            BEGIN SELECT RAISE(ABORT, 'stage change without its transition row'); END;
            CREATE TRIGGER deal_new BEFORE INSERT ON deal
            WHEN NEW.revision IS NOT 1 OR EXISTS (SELECT 1 FROM deal WHERE number = NEW.number OR id = NEW.id)
                OR NOT EXISTS (
                    SELECT 1 FROM journal WHERE deal = NEW.number AND sequence = 1 AND to_stage IS NEW.stage)
            BEGIN SELECT RAISE(ABORT, 'stage change without its transition row'); END;
            CREATE TRIGGER deal_stays BEFORE DELETE ON deal
            BEGIN SELECT RAISE(ABORT, 'a deal is never deleted'); END;
            """
        }
    }

#endif
