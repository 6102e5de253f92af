#if PostgreSQL

    extension PostgresSchema {
        /// Effects that wait behind another one of their deal and destination are out of the index that a claim walks: a
        /// destination that nobody reaches would otherwise make every claim walk all that has piled up.
        ///
        /// A row that is not first may be in the index, since a claim looks at what is before it all the same; one that is
        /// first must never be out of it. So who writes a row behind another locks that one against being deleted: it is
        /// deleted after this row can be seen, and brings it forward. Where it is being deleted already, nobody waits, and
        /// the row is not behind. `ENABLE ALWAYS`, so that rows which are deleted by hand or by a replica bring theirs
        /// forward, too.
        var turns: String {
            """
            CREATE FUNCTION \(name).queue_effect() RETURNS trigger LANGUAGE plpgsql AS $queue$
            BEGIN
                PERFORM 1 FROM \(name).outbox o WHERE o.tenant = NEW.tenant AND o.deal = NEW.deal
                    AND o.destination = NEW.destination AND (o.sequence, o.effect) < (NEW.sequence, NEW.effect)
                ORDER BY o.sequence DESC, o.effect DESC LIMIT 1 FOR KEY SHARE SKIP LOCKED;
                NEW.behind := FOUND;
                RETURN NEW;
            END $queue$;

            -- Statements of their own, whose snapshots have what was committed while the deletion waited. The one that
            -- is first may be deleted meanwhile, by hand: then the next is.
            CREATE FUNCTION \(name).bring_forward() RETURNS trigger LANGUAGE plpgsql AS $forward$
            DECLARE
                lane record;
                next record;
            BEGIN
                IF current_setting('transaction_isolation') <> 'read committed' THEN
                    RAISE EXCEPTION 'rows of the outbox are deleted in READ COMMITTED: another snapshot may not have the next';
                END IF;
                lane := OLD;
                LOOP
                    SELECT n.sequence, n.effect INTO next FROM \(name).outbox n WHERE n.tenant = lane.tenant
                        AND n.deal = lane.deal AND n.destination = lane.destination
                    ORDER BY n.sequence, n.effect LIMIT 1;
                    IF FOUND THEN
                        UPDATE \(name).outbox o SET behind = false WHERE o.tenant = lane.tenant AND o.deal = lane.deal
                            AND o.destination = lane.destination AND o.sequence = next.sequence
                            AND o.effect = next.effect;
                        CONTINUE WHEN NOT FOUND;
                    END IF;
                    EXIT WHEN TG_OP = 'DELETE' OR lane = NEW;
                    lane := NEW;
                END LOOP;
                RETURN NULL;
            END $forward$;

            CREATE TRIGGER outbox_behind BEFORE INSERT ON \(name).outbox
                FOR EACH ROW EXECUTE FUNCTION \(name).queue_effect();
            CREATE TRIGGER outbox_forward AFTER DELETE ON \(name).outbox
                FOR EACH ROW EXECUTE FUNCTION \(name).bring_forward();
            CREATE TRIGGER outbox_elsewhere AFTER UPDATE OF tenant, deal, destination, sequence, effect
                ON \(name).outbox FOR EACH ROW EXECUTE FUNCTION \(name).bring_forward();
            ALTER TABLE \(name).outbox ENABLE ALWAYS TRIGGER outbox_behind;
            ALTER TABLE \(name).outbox ENABLE ALWAYS TRIGGER outbox_forward;
            ALTER TABLE \(name).outbox ENABLE ALWAYS TRIGGER outbox_elsewhere;

            """
        }
    }

#endif
