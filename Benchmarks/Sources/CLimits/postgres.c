// W3 on PostgreSQL in C: the statements that DealKit's store sends, on its own schema and with the bytes it has written, read
// back from a tenant that the benchmark has just filled. Whoever changes a statement there changes it here.
#include "include/limits_of_the_machine.h"

#ifdef POSTGRESQL
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <stddef.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

// ── Parameters in binary form ───────────────────────────────────────────────────────────────────────

enum { most_parameters = 40 };

typedef struct {
    char *bytes;
    size_t count, room;
    size_t starts[most_parameters];
    int lengths[most_parameters], formats[most_parameters], is_null[most_parameters], parameters;
} request;

typedef struct {
    const char *bytes;
    int count; // -1: NULL
} value;

static void put(request *r, const void *bytes, size_t count) {
    if (r->count + count > r->room) r->bytes = realloc(r->bytes, r->room = (r->count + count) * 2 + 1024);
    memcpy(r->bytes + r->count, bytes, count);
    r->count += count;
}

static void put32(request *r, int32_t n) {
    unsigned char b[4] = {(unsigned char)(n >> 24), (unsigned char)(n >> 16), (unsigned char)(n >> 8), (unsigned char)n};
    put(r, b, 4);
}

static void put64(request *r, int64_t n) {
    put32(r, (int32_t)(n >> 32));
    put32(r, (int32_t)n);
}

static int begin(request *r) {
    int p = r->parameters++;
    r->starts[p] = r->count;
    r->formats[p] = 1;
    r->is_null[p] = 0;
    return p;
}

static void end(request *r, int p) { r->lengths[p] = (int)(r->count - r->starts[p]); }

static void add_null(request *r) {
    int p = begin(r);
    r->is_null[p] = 1;
    end(r, p);
}

static void add_value(request *r, value v) {
    int p = begin(r);
    if (v.count < 0) r->is_null[p] = 1;
    else put(r, v.bytes, (size_t)v.count);
    end(r, p);
}

static void add_text(request *r, const char *text) { add_value(r, (value){text, (int)strlen(text)}); }

static void add_int(request *r, int64_t n) {
    int p = begin(r);
    put64(r, n);
    end(r, p);
}

static void add_small(request *r, int32_t n) {
    int p = begin(r);
    put32(r, n);
    end(r, p);
}

static void add_bool(request *r, int b) {
    int p = begin(r);
    char c = (char)(b != 0);
    put(r, &c, 1);
    end(r, p);
}

static void add_array(request *r, int type, const value *values, int count) {
    int p = begin(r), has_null = 0;
    for (int i = 0; i < count; i++) has_null |= values[i].count < 0;
    put32(r, count ? 1 : 0);
    put32(r, has_null);
    put32(r, type);
    if (count) {
        put32(r, count);
        put32(r, 1);
    }
    for (int i = 0; i < count; i++) {
        put32(r, values[i].count);
        if (values[i].count > 0) put(r, values[i].bytes, (size_t)values[i].count);
    }
    end(r, p);
}

static int send_request(PGconn *c, const char *name, request *r) {
    const char *values[most_parameters];
    for (int p = 0; p < r->parameters; p++) values[p] = r->is_null[p] ? NULL : r->bytes + r->starts[p];
    return PQsendQueryPrepared(c, name, r->parameters, values, r->lengths, r->formats, 1);
}

static uint64_t receive(PGconn *c) {
    uint64_t sum = 0;
    PGresult *result;
    while ((result = PQgetResult(c))) {
        ExecStatusType status = PQresultStatus(result);
        if (status == PGRES_FATAL_ERROR || status == PGRES_PIPELINE_ABORTED) fprintf(stderr, "%s", PQresultErrorMessage(result));
        if (status == PGRES_TUPLES_OK && PQntuples(result)) {
            // As the desk does: every column is touched.
            for (int column = 0; column < PQnfields(result); column++) {
                sum += (uint64_t)PQgetlength(result, 0, column);
                if (PQgetlength(result, 0, column)) sum += (unsigned char)PQgetvalue(result, 0, column)[0];
            }
        }
        PQclear(result);
    }
    return sum;
}

static void run(PGconn *c, const char *sql) {
    PGresult *result = PQexec(c, sql);
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fprintf(stderr, "%s: %s", sql, PQerrorMessage(c));
    PQclear(result);
}

// ── What was written ────────────────────────────────────────────────────────────────────────────────

typedef struct {
    value deal, from, to, hash, state, entry, receipt, at;
    int64_t sequence;
} entry_row;

typedef struct {
    value id, customer, process, outcome, owner, body, stage;
    int64_t version;
} deal_row;

// One transaction: entries first...last, of one deal.
typedef struct {
    int first, count, deal, is_last;
} step;

typedef struct {
    PGresult *entries, *deals;
    entry_row *entry;
    deal_row *deal;
    step *steps;
    int entry_count, deal_count, step_count;
    int creations; // the first so many steps make the deals
} story;

static value field(PGresult *result, int row, int column) {
    if (PQgetisnull(result, row, column)) return (value){NULL, -1};
    return (value){PQgetvalue(result, row, column), PQgetlength(result, row, column)};
}

static int64_t number(PGresult *result, int row, int column) {
    const unsigned char *b = (const unsigned char *)PQgetvalue(result, row, column);
    int64_t n = 0;
    for (int i = 0; i < PQgetlength(result, row, column); i++) n = n << 8 | b[i];
    return n;
}

static PGresult *ask(PGconn *c, const char *sql) {
    PGresult *result = PQexecParams(c, sql, 0, NULL, NULL, NULL, NULL, 1);
    if (PQresultStatus(result) != PGRES_TUPLES_OK) fprintf(stderr, "%s: %s", sql, PQerrorMessage(c));
    return result;
}

static int same(value a, value b) { return a.count == b.count && (a.count < 1 || !memcmp(a.bytes, b.bytes, (size_t)a.count)); }

static story read_story(PGconn *c) {
    story s = {0};
    // Nobody may have counted the new rows yet, and a plan for few would pair each with every other.
    run(c, "SET enable_nestloop = off");
    s.deals = ask(c, "SELECT id, customer, process, version, outcome, owner, body, stage FROM dealkit.deal ORDER BY id");
    s.entries = ask(c, "SELECT j.deal, j.sequence, j.at, j.from_stage, j.to_stage, j.hash, j.state, j.entry, r.bytes, "
        "j.position FROM dealkit.journal j LEFT JOIN dealkit.receipt r USING (tenant, deal, sequence) "
        "ORDER BY j.sequence > 1, j.deal, j.sequence");
    s.entry_count = PQntuples(s.entries);
    s.deal_count = PQntuples(s.deals);
    s.entry = calloc((size_t)s.entry_count + 1, sizeof *s.entry);
    s.deal = calloc((size_t)s.deal_count + 1, sizeof *s.deal);
    s.steps = calloc((size_t)s.entry_count + 1, sizeof *s.steps);
    for (int i = 0; i < s.deal_count; i++) {
        PGresult *d = s.deals;
        s.deal[i] = (deal_row){field(d, i, 0), field(d, i, 1), field(d, i, 2), field(d, i, 4), field(d, i, 5),
            field(d, i, 6), field(d, i, 7), number(d, i, 3)};
    }
    for (int i = 0; i < s.entry_count; i++) {
        PGresult *e = s.entries;
        s.entry[i] = (entry_row){field(e, i, 0), field(e, i, 3), field(e, i, 4), field(e, i, 5), field(e, i, 6),
            field(e, i, 7), field(e, i, 8), field(e, i, 2), number(e, i, 1)};
    }
    for (int i = 0, deal = 0; i < s.entry_count;) {
        step *t = &s.steps[s.step_count++];
        if (s.entry[i].sequence == 1) s.creations++;
        else if (i && s.entry[i - 1].sequence == 1) deal = 0;
        while (!same(s.deal[deal].id, s.entry[i].deal)) deal++;
        t->first = i;
        t->deal = deal;
        while (s.entry[i].state.count < 0) i++;
        i++;
        t->count = i - t->first;
        t->is_last = i == s.entry_count || !same(s.entry[i].deal, s.entry[i - 1].deal);
    }
    return s;
}

// ── The walk ────────────────────────────────────────────────────────────────────────────────────────

static const char load_sql[] =
    "SELECT d.revision, d.activity, d.heard_at, d.answered, d.body, j.at, j.hash, j.state, c.revision, c.portfolio, c.won, "
    "c.body, c.id, CASE WHEN d.answered THEN ARRAY(SELECT a.body FROM dealkit.answer a WHERE a.tenant = $1 AND a.deal = $2 "
    "ORDER BY a.rule) END, d.personal FROM dealkit.deal d "
    "LEFT JOIN dealkit.journal j ON j.tenant = $1 AND j.deal = $2 AND j.sequence = d.revision "
    "LEFT JOIN dealkit.customer c ON c.tenant = $1 AND c.id = d.customer WHERE d.tenant = $1 AND d.id = $2";

static const char commit_sql[] =
    "SELECT written, found_revision, found_activity, found_customer, found_portfolio FROM dealkit.commit("
    "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31,$32,"
    "$33,$34,$35,$36,$37)";

typedef struct {
    PGconn *connection;
    const char *tenant;
    int32_t lane;
    int64_t shift;
    const story *story;
    int from, to; // steps
    uint64_t checksum;
} walker;

static PGconn *open_session(const char *conninfo, const char *tenant, walker *w) {
    PGconn *c = PQconnectdb(conninfo);
    if (PQstatus(c) != CONNECTION_OK) fprintf(stderr, "%s", PQerrorMessage(c));
    run(c, "SET enable_seqscan = off; SET jit = off; SET plan_cache_mode = force_generic_plan; SET ROLE dealkit_application");
    const char *values[] = {tenant};
    PQclear(PQexecParams(c, "SELECT set_config('dealkit.tenant', $1, false)", 1, NULL, values, NULL, NULL, 1));
    PGresult *entered = PQexecParams(c, "SELECT lane, shift FROM dealkit.enter($1)", 1, NULL, values, NULL, NULL, 1);
    if (w && PQntuples(entered) == 1) {
        w->lane = (int32_t)number(entered, 0, 0);
        w->shift = number(entered, 0, 1);
    }
    PQclear(entered);
    PQclear(PQprepare(c, "load", load_sql, 0, NULL));
    PQclear(PQprepare(c, "commit", commit_sql, 0, NULL));
    return c;
}

static void fill_commit(request *r, const walker *w, const step *t, int64_t ordinal) {
    const story *s = w->story;
    const deal_row *d = &s->deal[t->deal];
    const entry_row *e = &s->entry[t->first], *last = &s->entry[t->first + t->count - 1];
    int64_t base = e->sequence - 1;
    r->count = 0;
    r->parameters = 0;
    int is_won = t->is_last && d->outcome.count >= 0;
    // The gates into these two stages read the customer.
    int reads = same(last->to, (value){"proposal", 8}) || same(last->to, (value){"shipment", 8});
    reads = reads && !is_won && last->from.count >= 0 && !same(last->from, last->to);
    add_text(r, w->tenant);
    add_small(r, w->lane);
    add_int(r, w->shift);
    add_int(r, ordinal);
    add_value(r, d->id);
    add_int(r, base);
    add_null(r);
    add_value(r, d->customer);
    if (reads) add_int(r, 1); else add_null(r);
    add_null(r);
    add_bool(r, base == 0 || is_won);
    add_int(r, is_won);
    add_value(r, d->customer);
    add_value(r, d->process);
    add_int(r, d->version);
    add_value(r, last->to);
    if (is_won) add_value(r, d->outcome); else add_null(r);
    add_value(r, d->owner);
    add_null(r);
    add_value(r, d->body);
    value *column = calloc((size_t)t->count, sizeof *column);
    size_t offsets[] = {offsetof(entry_row, at), offsetof(entry_row, from), offsetof(entry_row, to), offsetof(entry_row, hash),
        offsetof(entry_row, state), offsetof(entry_row, entry), offsetof(entry_row, receipt)};
    int types[] = {20, 25, 25, 17, 17, 17, 17};
    for (int a = 0; a < 7; a++) {
        for (int i = 0; i < t->count; i++) column[i] = *(const value *)((const char *)(e + i) + offsets[a]);
        add_array(r, types[a], column, t->count);
    }
    free(column);
    add_null(r);
    add_null(r);
    add_value(r, last->at);
    add_null(r);
    for (int a = 0; a < 5; a++) add_null(r);
    add_null(r); // nothing is redacted
}

static void fill_load(request *r, const walker *w, const step *t) {
    r->count = 0;
    r->parameters = 0;
    add_text(r, w->tenant);
    add_value(r, w->story->deal[t->deal].id);
}

static void *walk(void *argument) {
    walker *w = argument;
    request r = {0};
    for (int i = w->from; i < w->to; i++) {
        const step *t = &w->story->steps[i];
        // The refused attempt reads the deal as well.
        for (int read = 0; read < 2; read++) {
            fill_load(&r, w, t);
            send_request(w->connection, "load", &r);
            w->checksum += receive(w->connection);
        }
        fill_commit(&r, w, t, 0);
        send_request(w->connection, "commit", &r);
        w->checksum += receive(w->connection);
    }
    free(r.bytes);
    return NULL;
}

// So many transitions a transaction, everything sent ahead of its answers.
static void walk_in_batches(walker *w, int batch) {
    request r = {0};
    PQenterPipelineMode(w->connection);
    for (int i = w->from; i < w->to;) {
        PQsendQueryParams(w->connection, "BEGIN", 0, NULL, NULL, NULL, NULL, 1);
        int64_t ordinal = 0;
        int results = 2;
        // Answers are taken now and then, so that neither side waits for the other to read.
        for (int n = 0; n < batch && i < w->to; n++, i++) {
            const step *t = &w->story->steps[i];
            for (int read = 0; read < 2; read++) {
                fill_load(&r, w, t);
                send_request(w->connection, "load", &r);
            }
            fill_commit(&r, w, t, ordinal);
            send_request(w->connection, "commit", &r);
            ordinal += t->count;
            results += 3;
            if (n % 50 == 49) {
                PQsendFlushRequest(w->connection);
                PQflush(w->connection);
                while (results > 2) { w->checksum += receive(w->connection); results--; }
            }
        }
        PQsendQueryParams(w->connection, "COMMIT", 0, NULL, NULL, NULL, NULL, 1);
        PQpipelineSync(w->connection);
        while (results-- > 0) w->checksum += receive(w->connection);
        PGresult *sync = PQgetResult(w->connection);
        PQclear(sync);
    }
    PQexitPipelineMode(w->connection);
    free(r.bytes);
}

limit_result limit_w3_postgres(const char *conninfo, const char *source, const char *target, int connections, int batch) {
    limit_result result = {0, 0, 0};
    PGconn *reader = open_session(conninfo, source, NULL);
    story s = read_story(reader);
    PGconn *maker = PQconnectdb(conninfo);
    char copy[1024];
    snprintf(copy, sizeof copy, "INSERT INTO dealkit.customer SELECT '%s', id, 1, 0, 0, body FROM dealkit.customer "
        "WHERE tenant = '%s'", target, source);
    run(maker, copy);
    PQfinish(maker);

    walker walkers[64];
    if (connections > 64) connections = 64;
    for (int n = 0; n < connections; n++) {
        walkers[n] = (walker){.tenant = target, .story = &s};
        walkers[n].connection = open_session(conninfo, target, &walkers[n]);
    }
    request r = {0};
    for (int i = 0; i < s.creations; i++) {
        fill_commit(&r, &walkers[0], &s.steps[i], 0);
        send_request(walkers[0].connection, "commit", &r);
        receive(walkers[0].connection);
    }
    free(r.bytes);
    // Whole deals to each.
    int steps = s.step_count - s.creations, from = s.creations;
    for (int n = 0; n < connections; n++) {
        int to = n + 1 == connections ? s.step_count : s.creations + (int)((int64_t)steps * (n + 1) / connections);
        while (to < s.step_count && s.steps[to].deal == s.steps[to - 1].deal) to++;
        walkers[n].from = from;
        walkers[n].to = from = to > from ? to : from;
    }
    double start = now();
    if (batch > 1) {
        for (int n = 0; n < connections; n++) walk_in_batches(&walkers[n], batch);
    } else if (connections == 1) {
        walk(&walkers[0]);
    } else {
        pthread_t threads[64];
        for (int n = 0; n < connections; n++) pthread_create(&threads[n], NULL, walk, &walkers[n]);
        for (int n = 0; n < connections; n++) pthread_join(threads[n], NULL);
    }
    result.seconds = now() - start;
    result.units = steps;
    for (int n = 0; n < connections; n++) {
        result.checksum += walkers[n].checksum;
        PQfinish(walkers[n].connection);
    }
    PQclear(s.entries);
    PQclear(s.deals);
    free(s.entry);
    free(s.deal);
    free(s.steps);
    PQfinish(reader);
    return result;
}

// ── W3's own plain schema ───────────────────────────────────────────────────────────────────────────

typedef struct {
    PGconn *connection;
    int from, to, batch;
} plain_walker;

static const char *stages[] = {"lead", "qualification", "proposal", "negotiation", "contract", "shipment", "won"};
static const char facts[] = "{\"contactMade\":true,\"terms\":\"net30\",\"proposalSent\":true,\"decisionMaker\":\"cfo\","
    "\"contractSigned\":true,\"prepaid\":30.0,\"shipped\":12}";

static void plain_move(PGconn *c, int deal, int stage, int64_t at) {
    char id[16], version[16], actor[16], when[24], payload[128];
    snprintf(id, sizeof id, "%d", deal);
    snprintf(version, sizeof version, "%d", stage);
    snprintf(actor, sizeof actor, "%d", deal % 16);
    snprintf(when, sizeof when, "%lld", (long long)at);
    snprintf(payload, sizeof payload, "{\"deal\":%d,\"from\":\"%s\",\"to\":\"%s\",\"version\":%d,\"at\":%lld}", deal, stages[stage],
        stages[stage + 1], stage + 1, (long long)at);
    const char *values[] = {id, stages[stage], stages[stage + 1], version, facts, when, actor, payload};
    PQsendQueryPrepared(c, "move", 8, values, NULL, NULL, 0);
}

static void *plain_walk(void *argument) {
    plain_walker *w = argument;
    PGconn *c = w->connection;
    int pending = 0, in_transaction = 0, is_batch = w->batch > 1;
    if (is_batch) PQenterPipelineMode(c);
    for (int deal = w->from; deal < w->to; deal++) {
        for (int stage = 0; stage < 6; stage++) {
            if (is_batch && !in_transaction) PQsendQueryParams(c, "BEGIN", 0, NULL, NULL, NULL, NULL, 0), pending++;
            char id[16];
            snprintf(id, sizeof id, "%d", deal);
            const char *values[] = {id};
            PQsendQueryPrepared(c, "read", 1, values, NULL, NULL, 0);
            if (!is_batch) receive(c);
            plain_move(c, deal, stage, 1700000000 + ((int64_t)deal * 6 + stage) * 2);
            if (!is_batch) { receive(c); continue; }
            pending += 2;
            in_transaction++;
            if (in_transaction % 50 == 0) {
                PQsendFlushRequest(c);
                PQflush(c);
                for (; pending > 0; pending--) receive(c);
            }
            if (in_transaction < w->batch && (deal + 1 < w->to || stage < 5)) continue;
            PQsendQueryParams(c, "COMMIT", 0, NULL, NULL, NULL, NULL, 0);
            PQpipelineSync(c);
            for (pending++; pending > 0; pending--) receive(c);
            PQclear(PQgetResult(c));
            in_transaction = 0;
        }
    }
    return NULL;
}

limit_result limit_w3_postgres_plain(const char *conninfo, int deals, int connections, int batch) {
    limit_result result = {0, 0, 0};
    PGconn *maker = PQconnectdb(conninfo);
    run(maker, "SET client_min_messages = error; DROP SCHEMA IF EXISTS w3_plain CASCADE; CREATE SCHEMA w3_plain;"
        "CREATE TABLE w3_plain.deal (id bigint PRIMARY KEY, customer_id bigint, stage text, version int, amount double precision, "
        "facts jsonb, updated_at bigint);"
        "CREATE TABLE w3_plain.history (deal_id bigint, version int, from_stage text, to_stage text, actor int, at bigint, "
        "PRIMARY KEY (deal_id, version));"
        "CREATE TABLE w3_plain.outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, deal_id bigint, kind text, "
        "payload jsonb, at bigint)");
    char fill[512];
    snprintf(fill, sizeof fill, "INSERT INTO w3_plain.deal SELECT i, i / 10, 'lead', 0, 10000, '%s', 0 FROM "
        "generate_series(0, %d) AS i", facts, deals - 1);
    run(maker, fill);
    plain_walker walkers[64];
    if (connections > 64) connections = 64;
    for (int n = 0; n < connections; n++) {
        PGconn *c = PQconnectdb(conninfo);
        run(c, "SET jit = off; SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; SET search_path = w3_plain");
        PQclear(PQprepare(c, "read", "SELECT stage, version, facts FROM deal WHERE id = $1", 0, NULL));
        PQclear(PQprepare(c, "move",
            "WITH d AS (UPDATE deal SET stage = $3, version = version + 1, facts = $5::jsonb, updated_at = $6 "
            "WHERE id = $1 AND version = $4 RETURNING id, version), h AS (INSERT INTO history SELECT id, version, $2, $3, $7, $6 "
            "FROM d) INSERT INTO outbox (deal_id, kind, payload, at) SELECT id, 'stage_changed', $8::jsonb, $6 FROM d", 0, NULL));
        walkers[n] = (plain_walker){c, deals * n / connections, deals * (n + 1) / connections, batch};
    }
    double start = now();
    pthread_t threads[64];
    for (int n = 0; n < connections; n++) pthread_create(&threads[n], NULL, plain_walk, &walkers[n]);
    for (int n = 0; n < connections; n++) pthread_join(threads[n], NULL);
    result.seconds = now() - start;
    result.units = (int64_t)deals * 6;
    for (int n = 0; n < connections; n++) PQfinish(walkers[n].connection);
    PGresult *found = PQexec(maker, "SELECT count(*) FROM w3_plain.history");
    result.checksum = (uint64_t)atoll(PQgetvalue(found, 0, 0));
    PQclear(found);
    PQfinish(maker);
    return result;
}
#endif
