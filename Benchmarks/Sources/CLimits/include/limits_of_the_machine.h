// The same work in C, rules as data: what the machine can do, measured in the same run.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct {
    double seconds;
    int64_t units;
    uint64_t checksum;
} limit_result;

/// W1, deal-major: 12 attempts a deal, history and reasons kept.
limit_result limit_w1(int32_t deals);
/// W2: eight targets a deal, the codes of every false rule.
limit_result limit_w2(int32_t deals);
/// W4: reached, conversions, medians and losses of so many deals, from an array of events; the sum of the answers.
limit_result limit_w4(int32_t deals);
/// W5: the events of a file through libyaml; the number of events.
int64_t limit_w5(const uint8_t *bytes, size_t count);
/// W3: the statements and bytes of the store that lies at `source`, sent to a new file at `target`, one transaction each.
limit_result limit_w3(const char *source, const char *target, int full, int batch);
/// W3 on its plain schema, with so many transitions a transaction.
limit_result limit_w3_plain(const char *target, int deals, int full, int batch);
/// W3 on PostgreSQL: the statements and bytes of tenant `source`, sent as tenant `target`; with `batch` above 1 so many
/// transitions a transaction, in pipeline mode. Both only where the build has the trait PostgreSQL.
limit_result limit_w3_postgres(const char *conninfo, const char *source, const char *target, int connections, int batch);
/// W3 on PostgreSQL on its plain schema, one statement a transition.
limit_result limit_w3_postgres_plain(const char *conninfo, int deals, int connections, int batch);
