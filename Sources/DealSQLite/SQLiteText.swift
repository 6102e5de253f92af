#if SQLite

    /// Every statement that is prepared once a connection.
    enum SQLiteText: Int, CaseIterable {
        case begin, beginWriting, commit, rollback, beginPart, takeBackPart, endPart
        case deal, newDealCounters, newDealNumber, counters
        case addEntry, addDeal, changeDeal, addReceipt
        case command, commandEntries, addCommand, forgetCommands
        case touchPortfolio
        case entries, entriesOfDeal, receipt
        case customer, addCustomer, changeCustomer
        case interactions, heardDeal, addInteraction, hearDeal
        case dealNumber, attempts, lastAttempt, putAttempt, answers, putAnswer, noteAnswered
        case addEffect, dueEffects, holdEffect, claimedEffect, parkedEffect
        case dropEffect, delayEffect, excuseEffect, parkEffect, resumeEffect, skipEffect
        case source, addSource, addHead

        var sql: String {
            switch self {
            case .begin: "BEGIN DEFERRED"
            case .beginWriting: "BEGIN IMMEDIATE"
            case .commit: "COMMIT"
            case .rollback: "ROLLBACK"
            case .beginPart: "SAVEPOINT part"
            case .takeBackPart: "ROLLBACK TO part"
            case .endPart: "RELEASE part"
            default: reading ?? writing
            }
        }

        private var reading: String? {
            switch self {
            case .deal:
                """
                SELECT d.number, d.revision, d.activity, d.heard_at, d.answered, d.body, j.at, j.hash, j.state,
                    c.revision, c.portfolio, c.won, c.body, d.personal
                FROM deal d LEFT JOIN journal j ON j.deal = d.number AND j.sequence = d.revision
                LEFT JOIN customer c ON c.id = d.customer WHERE d.id = ?1
                """
            case .newDealCounters: "SELECT revision, portfolio, won, body FROM customer WHERE id = ?1"
            // Past what stands in the journal, too: a stray row there must not be in the way of every new deal.
            case .newDealNumber:
                """
                SELECT max(ifnull((SELECT max(number) FROM deal), 0), ifnull((SELECT max(deal) FROM journal), 0)) + 1
                """
            case .counters:
                """
                SELECT d.number, d.revision, d.activity, c.revision, c.portfolio
                FROM deal d LEFT JOIN customer c ON c.id = d.customer WHERE d.id = ?1
                """
            case .command: "SELECT digest, deal, first, last FROM command WHERE key = ?1"
            case .commandEntries:
                """
                SELECT position, entry FROM journal WHERE deal = ?1 AND sequence BETWEEN ?2 AND ?3 ORDER BY sequence
                """
            case .entries: "SELECT position, entry FROM journal WHERE position > ?1 ORDER BY position LIMIT ?2"
            case .entriesOfDeal:
                """
                SELECT j.position, j.entry FROM journal j JOIN deal d ON d.number = j.deal
                WHERE d.id = ?1 AND j.sequence > ?2 ORDER BY j.sequence LIMIT ?3
                """
            case .receipt:
                """
                SELECT r.bytes FROM deal d JOIN journal j ON j.deal = d.number JOIN receipt r ON r.position = j.position
                WHERE d.id = ?1 AND j.sequence = ?2
                """
            case .customer: "SELECT revision, portfolio, won, body FROM customer WHERE id = ?1"
            case .interactions: "SELECT body FROM interaction WHERE deal = ?1 ORDER BY at, number"
            case .heardDeal: "SELECT number, activity, customer, heard_at FROM deal WHERE id = ?1"
            case .dealNumber: "SELECT number FROM deal WHERE id = ?1"
            case .attempts: "SELECT body FROM attempt WHERE deal = ?1 ORDER BY number"
            case .lastAttempt: "SELECT number FROM attempt WHERE deal = ?1 ORDER BY number DESC LIMIT 1"
            case .answers: "SELECT body FROM answer WHERE deal = ?1 ORDER BY rule"
            case .dueEffects:
                """
                SELECT due.id, o.sequence, o.effect, o.destination, o.body, o.number, o.claims, o.excused FROM (
                    SELECT * FROM (\(Self.due("o.held_until IS NULL", order: "o.number")))
                    UNION ALL SELECT * FROM (\(Self.due("o.held_until <= ?1", order: "o.held_until, o.number")))) due
                CROSS JOIN outbox o ON o.number = due.number
                ORDER BY o.number LIMIT ?2
                """
            case .claimedEffect:
                """
                SELECT o.number FROM outbox o JOIN deal d ON d.number = o.deal
                WHERE d.id = ?1 AND o.sequence = ?2 AND o.effect = ?3 AND o.claims = ?4 AND o.parked IS NULL
                """
            case .parkedEffect:
                """
                SELECT o.number FROM outbox o JOIN deal d ON d.number = o.deal
                WHERE d.id = ?1 AND o.sequence = ?2 AND o.effect = ?3 AND o.parked IS NOT NULL
                """
            case .source: "SELECT source FROM process WHERE id = ?1 AND version = ?2"
            default: nil
            }
        }

        /// The first effects of their deal and destination that are due, in the order of the index: those that were never
        /// held are in one part of it, those whose time has come again in another.
        private static func due(_ isDue: String, order: String) -> String {
            """
            SELECT o.number, d.id FROM outbox o CROSS JOIN deal d ON d.number = o.deal
            WHERE o.parked IS NULL AND NOT o.behind AND \(isDue) AND NOT EXISTS (
                SELECT 1 FROM outbox e WHERE e.deal = o.deal AND e.destination = o.destination
                AND (e.sequence, e.effect) < (o.sequence, o.effect))
            ORDER BY \(order) LIMIT ?2
            """
        }

        private var writing: String {
            switch self {
            case .addEntry:
                """
                INSERT INTO journal (deal, sequence, at, from_stage, to_stage, hash, state, entry)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                """
            case .addDeal:
                """
                INSERT INTO deal (number, id, customer, process, version, stage, outcome, owner, due_at, revision,
                    activity, heard_at, answered, body, personal)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, 0, NULL, 0, ?10, ?11)
                """
            case .changeDeal:
                """
                UPDATE deal SET customer = ?2, process = ?3, version = ?4, outcome = ?5, owner = ?6, due_at = ?7,
                    body = ?8, personal = ifnull(?9, personal) WHERE number = ?1
                """
            case .addReceipt: "INSERT INTO receipt (position, bytes) VALUES (?1, ?2)"
            case .addCommand:
                "INSERT INTO command (key, digest, deal, first, last, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            case .forgetCommands: "DELETE FROM command WHERE at <= ?1"
            case .touchPortfolio: "UPDATE customer SET portfolio = portfolio + 1, won = won + ?2 WHERE id = ?1"
            case .addCustomer:
                "INSERT INTO customer (id, revision, portfolio, won, body) VALUES (?1, ?2, 0, ?3, ?4)"
            case .changeCustomer:
                "UPDATE customer SET revision = ?2, portfolio = ?3, body = ?4 WHERE id = ?1"
            case .addInteraction: "INSERT INTO interaction (deal, at, number, body) VALUES (?1, ?2, ?3, ?4)"
            case .hearDeal: "UPDATE deal SET activity = ?2, heard_at = ?3 WHERE number = ?1"
            case .putAttempt: "INSERT OR REPLACE INTO attempt (deal, number, body) VALUES (?1, ?2, ?3)"
            case .putAnswer: "INSERT OR REPLACE INTO answer (deal, rule, body) VALUES (?1, ?2, ?3)"
            case .noteAnswered: "UPDATE deal SET answered = 1 WHERE number = ?1"
            case .addEffect:
                """
                INSERT INTO outbox (deal, destination, sequence, effect, at, held_until, claims, excused, parked,
                    parked_at, behind, body)
                VALUES (?1, ?2, ?3, ?4, ?5, NULL, 0, 0, NULL, NULL,
                    EXISTS (SELECT 1 FROM outbox WHERE deal = ?1 AND destination = ?2), ?6)
                """
            case .holdEffect: "UPDATE outbox SET held_until = ?2, claims = claims + 1 WHERE number = ?1"
            case .dropEffect: "DELETE FROM outbox WHERE number = ?1"
            case .delayEffect: "UPDATE outbox SET held_until = ?2 WHERE number = ?1"
            case .excuseEffect: "UPDATE outbox SET held_until = NULL, excused = excused + 1 WHERE number = ?1"
            case .parkEffect: "UPDATE outbox SET parked = ?2, parked_at = ?3 WHERE number = ?1"
            case .resumeEffect:
                """
                UPDATE outbox SET parked = NULL, parked_at = NULL, held_until = NULL, excused = claims WHERE number = ?1
                """
            case .skipEffect:
                """
                INSERT OR REPLACE INTO skipped (deal, sequence, effect, by_whom, at, body)
                SELECT deal, sequence, effect, ?2, ?3, body FROM outbox WHERE number = ?1
                """
            case .addHead: "INSERT INTO seal_head (seal, deal, sequence, hash) VALUES (?1, ?2, ?3, ?4)"
            case .addSource: "INSERT INTO process (id, version, source) VALUES (?1, ?2, ?3)"
            default: ""
            }
        }
    }

#endif
