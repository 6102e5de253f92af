#if PostgreSQL

    extension PostgresSchema {
        /// Where a reader of the journal stands, and what a session must know of its tenant.
        ///
        /// The position of an entry is the number of its transaction, shifted, with the entry's place in it below. Of two
        /// transactions the one with the lower number may be written later; so a page ends before the first that is still
        /// under way. Which are is told by the locks that ``writing`` takes. In this order: the numbers given out so far,
        /// then the locks, then, in a snapshot taken after both, the rows.
        var reading: String {
            """
            CREATE FUNCTION \(name).entries(
                the_tenant text, lane int, shift bigint, after bigint, most bigint)
                RETURNS TABLE (place bigint, bytes bytea)
            LANGUAGE plpgsql AS $entries$
            DECLARE
                now_running pg_snapshot := pg_current_snapshot();
                horizon bigint := pg_snapshot_xmax(now_running)::text::bigint;
                -- The first of anybody's that is under way: what is below it has ended.
                oldest bigint := pg_snapshot_xmin(now_running)::text::bigint;
                pending bigint;
            BEGIN
                -- A lock shows the lower 32 bits of a number, which is less than 2^31 away from the newest. A writer
                -- without one may have its number already, and not its lock.
                SELECT min(CASE WHEN h.transactionid IS NULL THEN oldest
                    ELSE horizon + ((h.transactionid::text::bigint - horizon) << 32 >> 32) END) INTO pending
                FROM pg_locks l LEFT JOIN pg_locks h ON h.virtualtransaction = l.virtualtransaction
                    AND h.locktype = 'transactionid' AND h.mode = 'ExclusiveLock' AND h.granted
                WHERE l.locktype = 'advisory' AND l.classid = \(Self.lockClass)
                    AND l.objid = (lane::bigint & 4294967295)::oid
                    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database());
                -- A standby has none of the locks of the server that it follows.
                IF pg_is_in_recovery() THEN
                    pending := oldest;
                END IF;
                RETURN QUERY SELECT j.position, j.entry FROM \(name).journal j
                    WHERE j.tenant = the_tenant AND j.position > after
                        AND j.position < (shift + least(horizon, pending)) << 20
                    ORDER BY j.position LIMIT most;
            END $entries$;

            -- A tenant's positions go on where they were, also in a server that was filled from a dump and counts its
            -- transactions anew.
            CREATE FUNCTION \(name).enter(the_tenant text, OUT lane int, OUT shift bigint)
            LANGUAGE plpgsql AS $enter$
            DECLARE
                reached bigint;
                given bigint;
            BEGIN
                lane := hashtext(the_tenant);
                SELECT t.shift INTO shift FROM \(name).tenant t WHERE t.tenant = the_tenant;
                IF NOT FOUND THEN
                    INSERT INTO \(name).tenant (tenant, shift) VALUES (the_tenant, 0) ON CONFLICT DO NOTHING;
                END IF;
                SELECT max(j.position) >> 20 INTO reached FROM \(name).journal j WHERE j.tenant = the_tenant;
                given := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
                IF reached >= coalesce(shift, 0) + given THEN
                    UPDATE \(name).tenant t SET shift = greatest(t.shift, reached + 1 - given) WHERE t.tenant = the_tenant;
                END IF;
                SELECT t.shift INTO shift FROM \(name).tenant t WHERE t.tenant = the_tenant;
            END $enter$;

            """
        }
    }

#endif
