// W3 in C: the statements that DealKit's store sends, on its own schema and with the bytes it has written, read back from a
// file that the benchmark has just made. Whoever changes a statement there changes it here.
#include "include/limits_of_the_machine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    const void *bytes;
    int count;
    int is_text;
} value;


// One journal row of the file; the last of a commit has a state, and with it the deal's new body.
typedef struct {
    sqlite3_int64 deal, sequence, at;
    value from, to, hash, state, entry, receipt;
} entry_row;

typedef struct {
    sqlite3_int64 number, version, revision;
    value id, customer, process, stage, outcome, owner, body;
} deal_row;

static value copied(sqlite3_stmt *row, int column) {
    value v = {NULL, 0, sqlite3_column_type(row, column) == SQLITE_TEXT};
    if (sqlite3_column_type(row, column) == SQLITE_NULL) return v;
    const void *bytes = sqlite3_column_blob(row, column);
    v.count = sqlite3_column_bytes(row, column);
    void *copy = malloc((size_t)v.count + 1);
    memcpy(copy, bytes ? bytes : "", (size_t)v.count);
    v.bytes = copy;
    return v;
}

static void bind(sqlite3_stmt *s, int at, value v) {
    if (!v.bytes) sqlite3_bind_null(s, at);
    else if (v.is_text) sqlite3_bind_text(s, at, v.bytes, v.count, SQLITE_STATIC);
    else sqlite3_bind_blob(s, at, v.bytes, v.count, SQLITE_STATIC);
}

static int step(sqlite3_stmt *s) {
    int code = sqlite3_step(s);
    sqlite3_reset(s);
    return code;
}

static sqlite3_stmt *prepared(sqlite3 *db, const char *sql) {
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK) fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    return s;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void run(sqlite3 *db, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) fprintf(stderr, "%s: %s\n", sql, message);
}

// The schema of the file, statement by statement, and its customers.
static void copy_schema(sqlite3 *from, sqlite3 *to, const char *source) {
    sqlite3_stmt *s = prepared(from,
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "ORDER BY CASE type WHEN 'table' THEN 0 ELSE 1 END");
    while (sqlite3_step(s) == SQLITE_ROW) run(to, (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    char attach[4096];
    snprintf(attach, sizeof attach, "ATTACH '%s' AS source; INSERT INTO customer SELECT * FROM source.customer; "
        "DETACH source", source);
    run(to, attach);
}

typedef struct {
    sqlite3_stmt *begin, *commit, *load, *counters, *entry, *deal, *change, *receipt;
} statements;

static statements prepare(sqlite3 *db) {
    statements s = {
        prepared(db, "BEGIN IMMEDIATE"), prepared(db, "COMMIT"),
        prepared(db, "SELECT d.number, d.revision, d.activity, d.heard_at, d.answered, d.body, j.at, j.hash, j.state, "
            "c.revision, c.portfolio, c.won, c.body, d.personal FROM deal d LEFT JOIN journal j ON j.deal = d.number "
            "AND j.sequence = d.revision LEFT JOIN customer c ON c.id = d.customer WHERE d.id = ?1"),
        prepared(db, "SELECT d.number, d.revision, d.activity, c.revision, c.portfolio FROM deal d "
            "LEFT JOIN customer c ON c.id = d.customer WHERE d.id = ?1"),
        prepared(db, "INSERT INTO journal (deal, sequence, at, from_stage, to_stage, hash, state, entry) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        prepared(db, "INSERT INTO deal (number, id, customer, process, version, stage, outcome, owner, due_at, revision, "
            "activity, heard_at, answered, body, personal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL, NULL, NULL, 1, 0, NULL, 0, ?7, ?8)"),
        prepared(db, "UPDATE deal SET customer = ?2, process = ?3, version = ?4, outcome = ?5, owner = ?6, due_at = NULL, "
            "body = ?7, personal = ifnull(?8, personal) WHERE number = ?1"),
        prepared(db, "INSERT INTO receipt (position, bytes) VALUES (?1, ?2)"),
    };
    return s;
}

// Reads the deal as the desk does: every column is touched.
static uint64_t load(sqlite3_stmt *s, value id) {
    uint64_t sum = 0;
    bind(s, 1, id);
    if (sqlite3_step(s) == SQLITE_ROW) {
        for (int column = 0; column < 13; column++) {
            const unsigned char *bytes = sqlite3_column_blob(s, column);
            if (bytes) sum += bytes[0] + (uint64_t)sqlite3_column_bytes(s, column);
        }
    }
    sqlite3_reset(s);
    return sum;
}

static void add_entry(sqlite3 *db, statements s, const entry_row *e) {
    sqlite3_bind_int64(s.entry, 1, e->deal);
    sqlite3_bind_int64(s.entry, 2, e->sequence);
    sqlite3_bind_int64(s.entry, 3, e->at);
    bind(s.entry, 4, e->from);
    bind(s.entry, 5, e->to);
    bind(s.entry, 6, e->hash);
    bind(s.entry, 7, e->state);
    bind(s.entry, 8, e->entry);
    if (step(s.entry) != SQLITE_DONE) fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    if (!e->receipt.bytes) return;
    sqlite3_bind_int64(s.receipt, 1, sqlite3_last_insert_rowid(db));
    bind(s.receipt, 2, e->receipt);
    step(s.receipt);
}

static void change_deal(statements s, const deal_row *d, int is_last) {
    value none = {NULL, 0, 0};
    sqlite3_bind_int64(s.change, 1, d->number);
    bind(s.change, 2, d->customer);
    bind(s.change, 3, d->process);
    sqlite3_bind_int64(s.change, 4, d->version);
    bind(s.change, 5, is_last ? d->outcome : none);
    bind(s.change, 6, d->owner);
    bind(s.change, 7, d->body);
    step(s.change);
}

limit_result limit_w3(const char *source, const char *target, int full, int batch) {
    limit_result result = {0, 0, 0};
    sqlite3 *from = NULL, *to = NULL;
    if (sqlite3_open(source, &from) != SQLITE_OK || sqlite3_open(target, &to) != SQLITE_OK) return result;
    run(to, "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON");
    run(to, full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    copy_schema(from, to, source);

    sqlite3_stmt *s = prepared(from, "SELECT count(*), (SELECT count(*) FROM deal) FROM journal");
    sqlite3_step(s);
    size_t entry_count = (size_t)sqlite3_column_int64(s, 0), deal_count = (size_t)sqlite3_column_int64(s, 1);
    sqlite3_finalize(s);
    entry_row *entries = calloc(entry_count, sizeof *entries);
    deal_row *deals = calloc(deal_count + 1, sizeof *deals);
    s = prepared(from, "SELECT number, version, id, customer, process, stage, outcome, owner, body, revision FROM deal");
    while (sqlite3_step(s) == SQLITE_ROW) {
        deal_row *d = &deals[sqlite3_column_int64(s, 0)];
        d->number = sqlite3_column_int64(s, 0);
        d->version = sqlite3_column_int64(s, 1);
        d->id = copied(s, 2); d->customer = copied(s, 3); d->process = copied(s, 4); d->stage = copied(s, 5);
        d->outcome = copied(s, 6); d->owner = copied(s, 7); d->body = copied(s, 8);
        d->revision = sqlite3_column_int64(s, 9);
    }
    sqlite3_finalize(s);
    s = prepared(from, "SELECT j.deal, j.sequence, j.at, j.from_stage, j.to_stage, j.hash, j.state, j.entry, r.bytes "
        "FROM journal j LEFT JOIN receipt r ON r.position = j.position ORDER BY j.position");
    for (size_t i = 0; i < entry_count && sqlite3_step(s) == SQLITE_ROW; i++) {
        entry_row *e = &entries[i];
        e->deal = sqlite3_column_int64(s, 0); e->sequence = sqlite3_column_int64(s, 1);
        e->at = sqlite3_column_int64(s, 2);
        e->from = copied(s, 3); e->to = copied(s, 4); e->hash = copied(s, 5); e->state = copied(s, 6);
        e->entry = copied(s, 7); e->receipt = copied(s, 8);
    }
    sqlite3_finalize(s);

    statements all = prepare(to);
    run(to, "BEGIN");
    size_t first = 0;
    for (; first < entry_count && entries[first].sequence == 1; first++) {
        const deal_row *d = &deals[entries[first].deal];
        add_entry(to, all, &entries[first]);
        sqlite3_bind_int64(all.deal, 1, d->number);
        bind(all.deal, 2, d->id); bind(all.deal, 3, d->customer); bind(all.deal, 4, d->process);
        sqlite3_bind_int64(all.deal, 5, d->version);
        bind(all.deal, 6, entries[first].to); bind(all.deal, 7, d->body);
        if (step(all.deal) != SQLITE_DONE) fprintf(stderr, "%s\n", sqlite3_errmsg(to));
    }
    run(to, "COMMIT");

    double begin = now();
    for (size_t i = first; i < entry_count;) {
        const deal_row *d = &deals[entries[i].deal];
        // The refused attempt reads the deal as well.
        result.checksum += load(all.load, d->id);
        result.checksum += load(all.load, d->id);
        if (result.units % batch == 0) step(all.begin);
        bind(all.counters, 1, d->id);
        step(all.counters);
        size_t last = i;
        while (!entries[last].state.bytes && last + 1 < entry_count) last++;
        for (; i <= last; i++) add_entry(to, all, &entries[i]);
        change_deal(all, d, entries[last].sequence == d->revision);
        result.units++;
        if (result.units % batch == 0 && step(all.commit) != SQLITE_DONE) fprintf(stderr, "%s\n", sqlite3_errmsg(to));
    }
    if (!sqlite3_get_autocommit(to)) step(all.commit);
    result.seconds = now() - begin;
    sqlite3_stmt *finished[] = {all.begin, all.commit, all.load, all.counters, all.entry, all.deal, all.change, all.receipt};
    for (size_t i = 0; i < sizeof finished / sizeof *finished; i++) sqlite3_finalize(finished[i]);
    sqlite3_close(from);
    sqlite3_close(to);
    return result;
}

// W3's own plain schema, without receipts, hashes, triggers and queries: what the promises cost is the difference.
limit_result limit_w3_plain(const char *target, int deals, int full, int batch) {
    limit_result result = {0, 0, 0};
    sqlite3 *db = NULL;
    if (sqlite3_open(target, &db) != SQLITE_OK) return result;
    run(db, "PRAGMA journal_mode = WAL");
    run(db, full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    run(db, "CREATE TABLE deal (id INTEGER PRIMARY KEY, customer_id, stage TEXT, version INT, amount DOUBLE, facts TEXT, "
        "updated_at INT);"
        "CREATE TABLE history (deal_id, version, from_stage, to_stage, actor, at, PRIMARY KEY (deal_id, version)) "
        "WITHOUT ROWID; CREATE TABLE outbox (id INTEGER PRIMARY KEY, deal_id, kind TEXT, payload TEXT, at)");
    static const char *stages[] = {"lead", "qualification", "proposal", "negotiation", "contract", "shipment", "won"};
    static const char facts[] = "{\"contactMade\":true,\"terms\":\"net30\",\"proposalSent\":true,\"decisionMaker\":\"cfo\","
        "\"contractSigned\":true,\"prepaid\":30.0,\"shipped\":12}";
    sqlite3_stmt *add = prepared(db, "INSERT INTO deal VALUES (?1, ?2, 'lead', 0, 10000.0, ?3, 0)");
    run(db, "BEGIN");
    for (int i = 0; i < deals; i++) {
        sqlite3_bind_int(add, 1, i);
        sqlite3_bind_int(add, 2, i / 10);
        sqlite3_bind_text(add, 3, facts, -1, SQLITE_STATIC);
        step(add);
    }
    run(db, "COMMIT");
    sqlite3_finalize(add);
    sqlite3_stmt *begin = prepared(db, "BEGIN IMMEDIATE"), *commit = prepared(db, "COMMIT");
    sqlite3_stmt *read = prepared(db, "SELECT stage, version, facts FROM deal WHERE id = ?1");
    sqlite3_stmt *change = prepared(db, "UPDATE deal SET stage = ?2, version = version + 1, facts = ?3, updated_at = ?4 "
        "WHERE id = ?1 AND version = ?5");
    sqlite3_stmt *tell = prepared(db, "INSERT INTO history VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    sqlite3_stmt *send = prepared(db, "INSERT INTO outbox (deal_id, kind, payload, at) VALUES (?1, 'stage_changed', ?2, ?3)");
    sqlite3_int64 at = 1700000000;
    double start = now();
    for (int i = 0; i < deals; i++) {
        for (int stage = 0; stage < 6; stage++, at += 2) {
            if (result.units % batch == 0) step(begin);
            sqlite3_bind_int(read, 1, i);
            if (sqlite3_step(read) == SQLITE_ROW) result.checksum += (uint64_t)sqlite3_column_int(read, 1);
            sqlite3_reset(read);
            sqlite3_bind_int(change, 1, i);
            sqlite3_bind_text(change, 2, stages[stage + 1], -1, SQLITE_STATIC);
            sqlite3_bind_text(change, 3, facts, -1, SQLITE_STATIC);
            sqlite3_bind_int64(change, 4, at);
            sqlite3_bind_int(change, 5, stage);
            step(change);
            sqlite3_bind_int(tell, 1, i);
            sqlite3_bind_int(tell, 2, stage + 1);
            sqlite3_bind_text(tell, 3, stages[stage], -1, SQLITE_STATIC);
            sqlite3_bind_text(tell, 4, stages[stage + 1], -1, SQLITE_STATIC);
            sqlite3_bind_int(tell, 5, i % 16);
            sqlite3_bind_int64(tell, 6, at);
            step(tell);
            char payload[128];
            int count = snprintf(payload, sizeof payload, "{\"deal\":%d,\"from\":\"%s\",\"to\":\"%s\",\"version\":%d,\"at\":%lld}",
                i, stages[stage], stages[stage + 1], stage + 1, (long long)at);
            sqlite3_bind_int(send, 1, i);
            sqlite3_bind_text(send, 2, payload, count, SQLITE_TRANSIENT);
            sqlite3_bind_int64(send, 3, at);
            step(send);
            result.units++;
            if (result.units % batch == 0) step(commit);
        }
    }
    if (!sqlite3_get_autocommit(db)) step(commit);
    result.seconds = now() - start;
    sqlite3_stmt *finished[] = {begin, commit, read, change, tell, send};
    for (size_t i = 0; i < sizeof finished / sizeof *finished; i++) sqlite3_finalize(finished[i]);
    sqlite3_close(db);
    return result;
}
