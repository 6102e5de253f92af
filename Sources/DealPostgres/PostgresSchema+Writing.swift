#if PostgreSQL

    extension PostgresSchema {
        /// The class of the advisory locks that writers hold, `Deal` in ASCII.
        static var lockClass: Int { 0x4465_616C }

        /// A commit in one call (SEMANTICS 6.2).
        ///
        /// Locks are taken in one order, customer before deal, so that commits do not wait for each other in a circle. The
        /// advisory lock comes before anything that gives the transaction its number: who holds it may still write
        /// entries with a number below those that others have written already; ``reading`` looks for it.
        var writing: String {
            """
            CREATE FUNCTION \(name).commit(
                the_tenant text, lane int, shift bigint, ordinal bigint, the_deal text, base bigint,
                read_activity bigint, the_customer text, read_customer bigint, read_portfolio bigint,
                touches boolean, more_won bigint,
                new_customer text, new_process text, new_version bigint, new_stage text, new_outcome text, new_owner text,
                new_due bigint, new_body bytea,
                ats bigint[], froms text[], tos text[], hashes bytea[], states bytea[], entries bytea[], receipts bytea[],
                the_key text, the_digest bytea, key_at bigint, keys_end bigint,
                effect_places bigint[], effect_numbers bigint[], effect_destinations text[], effect_ats bigint[],
                effect_bodies bytea[], new_personal bytea,
                OUT written boolean, OUT found_revision bigint, OUT found_activity bigint, OUT found_customer bigint,
                OUT found_portfolio bigint)
            LANGUAGE plpgsql AS $commit$
            DECLARE
                place bigint;
                count int := array_length(entries, 1);
            BEGIN
                -- An expression, which is cheaper than a statement; the function gives nothing.
                IF pg_advisory_xact_lock_shared(\(Self.lockClass), lane) IS NULL THEN END IF;
                -- Before anything that is waited for: readers go no further than the oldest transaction of anybody while a
                -- writer has no number.
                IF pg_current_xact_id() IS NULL THEN END IF;
                IF touches THEN
                    SELECT c.revision, c.portfolio INTO found_customer, found_portfolio FROM \(name).customer c
                    WHERE c.tenant = the_tenant AND c.id = the_customer FOR NO KEY UPDATE;
                ELSIF read_customer IS NOT NULL OR read_portfolio IS NOT NULL THEN
                    SELECT c.revision, c.portfolio INTO found_customer, found_portfolio FROM \(name).customer c
                    WHERE c.tenant = the_tenant AND c.id = the_customer FOR SHARE;
                END IF;
                IF read_customer IS DISTINCT FROM NULL AND read_customer <> coalesce(found_customer, 0)
                    OR read_portfolio IS DISTINCT FROM NULL AND read_portfolio <> coalesce(found_portfolio, 0)
                THEN
                    written := false;
                ELSIF base > 0 THEN
                    UPDATE \(name).deal d SET customer = new_customer, process = new_process, version = new_version,
                        stage = new_stage, outcome = new_outcome, owner = new_owner, due_at = new_due,
                        revision = base + count, body = new_body, personal = coalesce(new_personal, personal)
                    WHERE d.tenant = the_tenant AND d.id = the_deal AND d.revision = base
                        AND (read_activity IS NULL OR d.activity = read_activity);
                    written := FOUND;
                ELSE
                    INSERT INTO \(name).deal (
                        tenant, id, customer, process, version, stage, outcome, owner, due_at, revision, body,
                        personal)
                    VALUES (the_tenant, the_deal, new_customer, new_process, new_version, new_stage, new_outcome,
                        new_owner, new_due, count, new_body, new_personal) ON CONFLICT DO NOTHING;
                    written := FOUND;
                END IF;
                IF NOT written THEN
                    SELECT d.revision, d.activity INTO found_revision, found_activity FROM \(name).deal d
                    WHERE d.tenant = the_tenant AND d.id = the_deal;
                    RETURN;
                END IF;
                place := ((shift + pg_current_xact_id()::text::bigint) << 20) + ordinal;
                FOR i IN 1..count LOOP
                    INSERT INTO \(name).journal (
                        tenant, deal, sequence, position, at, from_stage, to_stage, hash, state, entry)
                    VALUES (the_tenant, the_deal, base + i, place + i - 1, ats[i], froms[i], tos[i], hashes[i], states[i],
                        entries[i]);
                    IF receipts[i] IS NOT NULL THEN
                        INSERT INTO \(name).receipt (tenant, deal, sequence, bytes)
                        VALUES (the_tenant, the_deal, base + i, receipts[i]);
                    END IF;
                END LOOP;
                IF the_key IS NOT NULL THEN
                    PERFORM \(name).take_key(
                        the_tenant, the_key, the_digest, the_deal, base + 1, base + count, key_at, keys_end);
                END IF;
                FOR i IN 1..coalesce(array_length(effect_places, 1), 0) LOOP
                    INSERT INTO \(name).outbox (tenant, deal, destination, sequence, effect, position, at, body)
                    VALUES (the_tenant, the_deal, effect_destinations[i], effect_places[i], effect_numbers[i],
                        place + effect_places[i] - base - 1, effect_ats[i], effect_bodies[i]);
                END LOOP;
                IF touches THEN
                    UPDATE \(name).customer c SET portfolio = c.portfolio + 1, won = c.won + more_won
                    WHERE c.tenant = the_tenant AND c.id = the_customer;
                END IF;
            END $commit$;

            -- A key that is taken takes everything back. Keys that are old go a few at a time, past those that another
            -- commit is at.
            CREATE FUNCTION \(name).take_key(
                the_tenant text, the_key text, the_digest bytea, the_deal text, the_first bigint, the_last bigint,
                key_at bigint, keys_end bigint) RETURNS void
            LANGUAGE plpgsql AS $take$
            BEGIN
                IF keys_end IS NOT NULL THEN
                    DELETE FROM \(name).command WHERE tenant = the_tenant AND key IN (
                        SELECT c.key FROM \(name).command c WHERE c.tenant = the_tenant AND c.at <= keys_end
                        ORDER BY c.at LIMIT 16 FOR UPDATE SKIP LOCKED);
                END IF;
                INSERT INTO \(name).command AS c (tenant, key, digest, deal, first, last, at)
                VALUES (the_tenant, the_key, the_digest, the_deal, the_first, the_last, key_at)
                ON CONFLICT (tenant, key) DO UPDATE SET digest = the_digest, deal = the_deal, first = the_first,
                    last = the_last, at = key_at WHERE c.at <= keys_end;
                IF NOT FOUND THEN
                    RAISE EXCEPTION USING ERRCODE = 'DK001', MESSAGE = 'the key is taken';
                END IF;
            END $take$;

            """
        }

        /// What is kept beside the chain: attempts are counted where they stand, so that nothing is read first.
        var noting: String {
            """
            -- Kinds: 0 an attempt to be counted, 1 one of its own, 2 an answer, whose rule is the word.
            CREATE FUNCTION \(name).note(
                the_tenant text, kinds bigint[], deals text[], keys bytea[], visits bigint[], counts bigint[],
                firsts bigint[], lasts bigint[], words text[], bodies bytea[], other_keys bytea[], other_bodies bytea[])
                RETURNS void
            LANGUAGE plpgsql AS $note$
            BEGIN
                FOR i IN 1..array_length(kinds, 1) LOOP
                    -- One at a time on a deal; and what is about a deal that is not there is dropped.
                    PERFORM 1 FROM \(name).deal d WHERE d.tenant = the_tenant AND d.id = deals[i] FOR NO KEY UPDATE;
                    CONTINUE WHEN NOT FOUND;
                    IF kinds[i] = 2 THEN
                        UPDATE \(name).deal d SET answered = true
                        WHERE d.tenant = the_tenant AND d.id = deals[i] AND NOT d.answered;
                        INSERT INTO \(name).answer (tenant, deal, rule, body)
                        VALUES (the_tenant, deals[i], words[i], bodies[i])
                        ON CONFLICT (tenant, deal, rule) DO UPDATE SET body = excluded.body;
                    ELSIF kinds[i] = 1 OR NOT \(name).count_attempt(
                        the_tenant, deals[i], keys[i], counts[i], firsts[i], lasts[i], words[i])
                    THEN
                        PERFORM \(name).add_attempt(the_tenant, kinds[i] = 0, deals[i], keys[i], visits[i], counts[i],
                            firsts[i], lasts[i], words[i], bodies[i], other_keys[i], other_bodies[i]);
                    END IF;
                END LOOP;
            END $note$;

            CREATE FUNCTION \(name).count_attempt(
                the_tenant text, the_deal text, the_key bytea, more bigint, the_first bigint, the_last bigint,
                the_actor text) RETURNS boolean
            LANGUAGE plpgsql AS $count$
            BEGIN
                UPDATE \(name).attempt a SET count = a.count + more, first_at = least(a.first_at, the_first),
                    last_at = greatest(a.last_at, the_last),
                    last_actor = CASE WHEN the_last >= a.last_at THEN the_actor ELSE a.last_actor END
                WHERE a.tenant = the_tenant AND a.deal = the_deal AND a.number = (
                    SELECT min(k.number) FROM \(name).attempt k
                    WHERE k.tenant = the_tenant AND k.deal = the_deal AND k.key = the_key);
                RETURN FOUND;
            END $count$;

            -- Beyond 32 kinds a visit there is one `other` (SEMANTICS 7.2).
            CREATE FUNCTION \(name).add_attempt(
                the_tenant text, is_counted boolean, the_deal text, the_key bytea, the_visit bigint, the_count bigint,
                the_first bigint, the_last bigint, the_actor text, the_body bytea, other_key bytea, other_body bytea)
                RETURNS void
            LANGUAGE plpgsql AS $add$
            DECLARE
                kinds bigint;
                place bigint;
                becomes_other boolean := false;
            BEGIN
                -- One that is kept by itself looks at none of those before it, of which there may be many.
                IF is_counted THEN
                    SELECT count(*) INTO kinds FROM \(name).attempt a WHERE a.tenant = the_tenant AND a.deal = the_deal
                        AND a.visit = the_visit AND NOT a.is_other;
                    becomes_other := kinds >= 32 AND the_key <> other_key;
                END IF;
                IF becomes_other AND \(name).count_attempt(
                    the_tenant, the_deal, other_key, the_count, the_first, the_last, the_actor) THEN
                    RETURN;
                END IF;
                -- Not max(), for which a plan that was made while there were few rows walks all of them.
                SELECT a.number + 1 INTO place FROM \(name).attempt a
                WHERE a.tenant = the_tenant AND a.deal = the_deal ORDER BY a.number DESC LIMIT 1;
                INSERT INTO \(name).attempt (
                    tenant, deal, number, key, visit, is_other, count, first_at, last_at, last_actor, body)
                VALUES (the_tenant, the_deal, coalesce(place, 0),
                    CASE WHEN becomes_other THEN other_key ELSE the_key END, the_visit,
                    becomes_other OR the_key = other_key, the_count, the_first, the_last, the_actor,
                    CASE WHEN becomes_other THEN other_body ELSE the_body END);
            END $add$;

            """
        }
    }

#endif
