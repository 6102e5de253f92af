#include "limits_of_the_machine.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Records as WORKLOADS.md has them; a rule is a row of data, not a line of code.
typedef struct {
    int64_t id;
    char cls[2];
    double credit_limit;
} customer;

typedef struct {
    int64_t id, customer, stage, version;
    double amount, discount, prepaid;
    int64_t ordered, shipped;
    char terms[8], decision_maker[8], invoice[8], loss_reason[8];
    uint8_t contact_made, proposal_sent, manager_approved, contract_signed;
} deal;

typedef struct {
    int64_t deal, at;
    int32_t actor, version, from, to;
} entry;

typedef enum { FLAG, TEXT, CUSTOMER_TEXT, ABOVE, AT_LEAST, AT_MOST_OR_FLAG, AT_MOST_CUSTOMER, INT_AT_LEAST } shape;

typedef struct {
    shape shape;
    size_t field, other;
    double bound;
} rule;

#define AT(member) offsetof(deal, member)
static const rule rules[] = {
    {FLAG, AT(contact_made), 0, 0},
    {CUSTOMER_TEXT, offsetof(customer, cls), 0, 0},
    {TEXT, AT(terms), 0, 0},
    {ABOVE, AT(amount), 0, 0},
    {FLAG, AT(proposal_sent), 0, 0},
    {AT_MOST_OR_FLAG, AT(discount), AT(manager_approved), 15},
    {TEXT, AT(decision_maker), 0, 0},
    {FLAG, AT(contract_signed), 0, 0},
    {AT_MOST_CUSTOMER, AT(amount), offsetof(customer, credit_limit), 0},
    {AT_LEAST, AT(prepaid), 0, 30},
    {INT_AT_LEAST, AT(shipped), AT(ordered), 0},
    {TEXT, AT(invoice), 0, 0},
    {TEXT, AT(loss_reason), 0, 0},
};
static const struct { int first, count; } gates[] = {{0, 1}, {1, 2}, {3, 2}, {5, 2}, {7, 3}, {10, 2}, {12, 1}};

static int holds(const rule *r, const deal *d, const customer *c) {
    const char *field = (const char *)d + r->field, *other = (const char *)d + r->other;
    switch (r->shape) {
    case FLAG: return *(const uint8_t *)field;
    case TEXT: return *field != 0;
    case CUSTOMER_TEXT: return ((const char *)c)[r->field] != 0;
    case ABOVE: return *(const double *)field > r->bound;
    case AT_LEAST: return *(const double *)field >= r->bound;
    case AT_MOST_OR_FLAG: return *(const double *)field <= r->bound || *(const uint8_t *)other;
    case AT_MOST_CUSTOMER: return *(const double *)field <= *(const double *)((const char *)c + r->other);
    case INT_AT_LEAST: return *(const int64_t *)field >= *(const int64_t *)other;
    }
    return 0;
}

/// The codes of every false rule of a gate, as bits.
static uint32_t closed(int gate, const deal *d, const customer *c) {
    uint32_t bits = 0;
    for (int i = gates[gate].first; i < gates[gate].first + gates[gate].count; i++)
        bits |= (uint32_t)!holds(&rules[i], d, c) << i;
    return bits;
}

static void open_gate(int stage, deal *d) {
    switch (stage) {
    case 0: d->contact_made = 1; break;
    case 1: strcpy(d->terms, "net30"); break;
    case 2: d->proposal_sent = 1; break;
    case 3: strcpy(d->decision_maker, "cfo"); d->manager_approved = 1; break;
    case 4: d->contract_signed = 1; d->prepaid = 30; break;
    default: d->shipped = d->ordered; strcpy(d->invoice, "INV"); break;
    }
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static customer *make_customers(int32_t count) {
    customer *all = calloc((size_t)count / 10 + 1, sizeof *all);
    for (int32_t i = 0; all && i <= count / 10; i++) {
        all[i].id = i;
        all[i].cls[0] = (char)('A' + i % 3);
        all[i].credit_limit = 1000000;
    }
    return all;
}

static deal *make_deals(int32_t count) {
    deal *all = calloc((size_t)count, sizeof *all);
    for (int32_t i = 0; all && i < count; i++) {
        all[i].id = i;
        all[i].customer = i / 10;
        all[i].amount = 10000.0 + i % 1000 * 10;
        all[i].discount = i % 20;
        all[i].ordered = 1 + i % 50;
    }
    return all;
}

limit_result limit_w1(int32_t count) {
    limit_result result = {0, 12 * (int64_t)count, 0};
    customer *customers = make_customers(count);
    deal *deals = make_deals(count);
    entry *history = malloc(sizeof *history * 6 * (size_t)count);
    if (!customers || !deals || !history) goto out;
    int64_t clock = 1700000000, kept = 0, refused = 0, reasons[13] = {0};
    double start = seconds();
    for (int32_t i = 0; i < count; i++) {
        deal *d = &deals[i];
        for (int s = 0; s < 12; s++) {
            int stage = s / 2;
            uint32_t bits = closed(stage, d, &customers[d->customer]);
            int64_t at = clock++;
            if (bits) {
                refused++;
                for (uint32_t left = bits; left; left &= left - 1) reasons[__builtin_ctz(left)]++;
            } else {
                d->version++;
                history[kept++] = (entry){i, at, i % 16, (int32_t)d->version, stage, stage + 1};
                d->stage = stage + 1;
            }
            if (s % 2 == 0) open_gate(stage, d);
        }
    }
    result.seconds = seconds() - start;
    for (int64_t i = 0; i < kept; i++)
        result.checksum += (uint64_t)(history[i].deal + 1) * 1000003 + (uint64_t)history[i].from * 31
            + (uint64_t)history[i].to * 7 + (uint64_t)history[i].at;
out:
    free(customers), free(deals), free(history);
    return result;
}

limit_result limit_w2(int32_t count) {
    limit_result result = {0, count, 0};
    customer *customers = make_customers(count);
    deal *deals = make_deals(count);
    if (!customers || !deals) goto out;
    for (int32_t i = 0; i < count; i++) {
        deals[i].stage = i % 6;
        for (int s = 0; s < i % 6; s++) open_gate(s, &deals[i]);
        if (i / 6 % 2 == 1) open_gate(i % 6, &deals[i]);
        if (i % 7 == 0) strcpy(deals[i].loss_reason, "price");
    }
    int64_t permitted = 0, same = 0, no_move = 0, reasons[13] = {0};
    double start = seconds();
    for (int32_t i = 0; i < count; i++) {
        for (int target = 0; target < 8; target++) {
            int stage = (int)deals[i].stage;
            if (target == stage) { same++; continue; }
            if (target != 7 && target != stage + 1) { no_move++; continue; }
            uint32_t bits = closed(target == 7 ? 6 : stage, &deals[i], &customers[deals[i].customer]);
            if (!bits) permitted++;
            for (; bits; bits &= bits - 1) reasons[__builtin_ctz(bits)]++;
        }
    }
    result.seconds = seconds() - start;
    result.checksum = (uint64_t)permitted;
out:
    free(customers), free(deals);
    return result;
}
