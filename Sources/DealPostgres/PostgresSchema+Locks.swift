#if PostgreSQL

    extension PostgresSchema {
        /// The triggers of ``locks`` that a health report looks for.
        static var lockNames: [String] {
            [
                "deal_told", "deal_new", "deal_named", "deal_stays", "deal_whole", "journal_told", "journal_stays",
                "journal_whole",
            ]
        }

        /// The second lock (SEMANTICS 6.4): deal and journal must tell the same at the end of the transaction, whatever
        /// came before it. `ENABLE ALWAYS`, so that a session that plays a replica is held to it, too.
        var locks: String {
            """
            CREATE FUNCTION \(name).refuse() RETURNS trigger LANGUAGE plpgsql AS $refuse$
            BEGIN
                RAISE EXCEPTION USING ERRCODE = 'DK002', MESSAGE = TG_ARGV[0];
            END $refuse$;

            -- Every queued change is looked at: a change there and back again is two changes.
            CREATE FUNCTION \(name).tell_deal() RETURNS trigger LANGUAGE plpgsql AS $tell$
            DECLARE
                ends bigint;
                known bigint := 0;
                stood \(name).word;
            BEGIN
                IF TG_OP = 'UPDATE' THEN
                    known := OLD.revision;
                    stood := OLD.stage;
                END IF;
                SELECT count(*) INTO ends FROM \(name).journal j
                WHERE j.tenant = NEW.tenant AND j.deal = NEW.id AND j.sequence IN (known + 1, NEW.revision)
                    AND (j.sequence <> known + 1 OR j.from_stage IS NOT DISTINCT FROM stood)
                    AND (j.sequence <> NEW.revision OR j.to_stage IS NOT DISTINCT FROM NEW.stage);
                IF NEW.revision <= known OR ends <> least(NEW.revision - known, 2) THEN
                    RAISE EXCEPTION USING ERRCODE = 'DK002', MESSAGE = 'stage change without its transition row';
                END IF;
                RETURN NULL;
            END $tell$;

            CREATE FUNCTION \(name).tell_journal() RETURNS trigger LANGUAGE plpgsql AS $tell$
            BEGIN
                -- In one expression: the server plans and runs it as one statement.
                IF NEW.sequence < 1 OR NOT EXISTS (
                    SELECT 1 FROM \(name).deal d WHERE d.tenant = NEW.tenant AND d.id = NEW.deal AND (
                        d.revision > NEW.sequence
                        OR d.revision = NEW.sequence AND d.stage IS NOT DISTINCT FROM NEW.to_stage))
                    OR NEW.sequence > 1 AND NOT EXISTS (
                        SELECT 1 FROM \(name).journal j WHERE j.tenant = NEW.tenant AND j.deal = NEW.deal
                            AND j.sequence = NEW.sequence - 1 AND j.to_stage IS NOT DISTINCT FROM NEW.from_stage)
                THEN
                    RAISE EXCEPTION USING ERRCODE = 'DK002',
                        MESSAGE = 'transition row without its deal or without the row before it';
                END IF;
                RETURN NULL;
            END $tell$;

            CREATE CONSTRAINT TRIGGER deal_told AFTER UPDATE ON \(name).deal DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage OR OLD.revision IS DISTINCT FROM NEW.revision)
                EXECUTE FUNCTION \(name).tell_deal();
            CREATE CONSTRAINT TRIGGER deal_new AFTER INSERT ON \(name).deal DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION \(name).tell_deal();
            CREATE TRIGGER deal_named BEFORE UPDATE ON \(name).deal
                FOR EACH ROW WHEN (OLD.tenant IS DISTINCT FROM NEW.tenant OR OLD.id IS DISTINCT FROM NEW.id)
                EXECUTE FUNCTION \(name).refuse('a deal keeps its id');
            CREATE TRIGGER deal_stays BEFORE DELETE ON \(name).deal
                FOR EACH ROW EXECUTE FUNCTION \(name).refuse('a deal is never deleted');
            CREATE TRIGGER deal_whole BEFORE TRUNCATE ON \(name).deal
                FOR EACH STATEMENT EXECUTE FUNCTION \(name).refuse('deals are never deleted');
            CREATE CONSTRAINT TRIGGER journal_told AFTER INSERT ON \(name).journal DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION \(name).tell_journal();
            CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON \(name).journal
                FOR EACH ROW EXECUTE FUNCTION \(name).refuse('a journal row is never changed or deleted');
            CREATE TRIGGER journal_whole BEFORE TRUNCATE ON \(name).journal
                FOR EACH STATEMENT EXECUTE FUNCTION \(name).refuse('journal rows are never deleted');
            ALTER TABLE \(name).deal ENABLE ALWAYS TRIGGER deal_told;
            ALTER TABLE \(name).deal ENABLE ALWAYS TRIGGER deal_new;
            ALTER TABLE \(name).deal ENABLE ALWAYS TRIGGER deal_named;
            ALTER TABLE \(name).deal ENABLE ALWAYS TRIGGER deal_stays;
            ALTER TABLE \(name).deal ENABLE ALWAYS TRIGGER deal_whole;
            ALTER TABLE \(name).journal ENABLE ALWAYS TRIGGER journal_told;
            ALTER TABLE \(name).journal ENABLE ALWAYS TRIGGER journal_stays;
            ALTER TABLE \(name).journal ENABLE ALWAYS TRIGGER journal_whole;

            """
        }
    }

#endif
