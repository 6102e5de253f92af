// W4 in one pass over an array of events: deals reached, conversions, medians and losses by stage.
#include "limits_of_the_machine.h"
#include <stdlib.h>
#include <time.h>

typedef struct {
    int32_t deal;
    int16_t step;
    int16_t stage;
    int64_t at;
} event;

static uint64_t mix(uint64_t x) {
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static const uint64_t ADVANCE[6] = {57500, 53000, 51500, 54500, 62000, 64500};
static const uint64_t BACK[6] = {0, 5500, 6500, 6500, 1500, 0};
static const uint64_t LOSE[6] = {7000, 5500, 6000, 3500, 1500, 500};
static const uint64_t DAYS[6] = {3, 7, 10, 14, 7, 20};

static int64_t make(event *events, int32_t *amounts, int32_t deals) {
    int64_t count = 0;
    for (int32_t deal = 0; deal < deals; deal++) {
        uint64_t random = mix((uint64_t)deal * 64);
        amounts[deal] = (int32_t)(1000 + (random >> 16) % 99000);
        int64_t at = 1704067200 + (int64_t)((random >> 40) % 31536000);
        for (int stage = 0, step = 0;; step++) {
            events[count++] = (event){deal, (int16_t)step, (int16_t)stage, at};
            if (stage >= 6 || step == 15) break;
            uint64_t next = mix((uint64_t)deal * 64 + 1 + (uint64_t)step), chance = next & 0xFFFF;
            at += (int64_t)(600 + (next >> 16) % (2 * DAYS[stage] * 86400));
            if (chance < ADVANCE[stage]) stage += 1;
            else if (chance < ADVANCE[stage] + BACK[stage]) stage -= 1;
            else if (chance < ADVANCE[stage] + BACK[stage] + LOSE[stage]) stage = 7;
            else break;
        }
    }
    return count;
}

/// The element that would stand at a place if the numbers were sorted (Hoare, CACM 4, 1961).
static int32_t at_place(int32_t *numbers, int64_t count, int64_t place) {
    int64_t low = 0, high = count - 1;
    while (low < high) {
        int32_t pivot = numbers[low + (high - low) / 2];
        int64_t left = low, right = high;
        while (left <= right) {
            while (numbers[left] < pivot) left++;
            while (numbers[right] > pivot) right--;
            if (left <= right) {
                int32_t number = numbers[left];
                numbers[left++] = numbers[right];
                numbers[right--] = number;
            }
        }
        if (place <= right) high = right;
        else if (place >= left) low = left;
        else break;
    }
    return numbers[place];
}

limit_result limit_w4(int32_t deals) {
    event *events = malloc((size_t)deals * 16 * sizeof *events);
    int32_t *amounts = malloc((size_t)deals * sizeof *amounts);
    int64_t count = make(events, amounts, deals);
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    int64_t reached[8] = {0}, lost[6] = {0}, lost_amount[6] = {0}, stays[6] = {0}, sum = 0;
    for (int64_t i = 0; i + 1 < count; i++)
        if (events[i].deal == events[i + 1].deal) stays[events[i].stage]++;
    int32_t *lengths[6];
    for (int stage = 0; stage < 6; stage++) {
        lengths[stage] = malloc((size_t)(stays[stage] + 1) * sizeof **lengths);
        stays[stage] = 0;
    }
    unsigned seen = 0;
    for (int64_t i = 0; i < count; i++) {
        event now = events[i];
        if (now.step == 0) seen = 0;
        if (!(seen >> now.stage & 1)) reached[now.stage]++;
        seen |= 1u << now.stage;
        if (i + 1 == count || events[i + 1].deal != now.deal) continue;
        lengths[now.stage][stays[now.stage]++] = (int32_t)(events[i + 1].at - now.at);
        if (events[i + 1].stage == 7) {
            lost[now.stage]++;
            lost_amount[now.stage] += amounts[now.deal];
        }
    }
    for (int stage = 0; stage < 6; stage++) {
        if (!stays[stage]) continue;
        int64_t left = at_place(lengths[stage], stays[stage], (stays[stage] - 1) / 2);
        sum += left + at_place(lengths[stage], stays[stage], stays[stage] / 2) + lost[stage] + lost_amount[stage];
    }
    for (int stage = 0; stage < 8; stage++) sum += reached[stage];
    clock_gettime(CLOCK_MONOTONIC, &end);
    for (int stage = 0; stage < 6; stage++) free(lengths[stage]);
    free(events);
    free(amounts);
    return (limit_result){
        (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) * 1e-9, count, (uint64_t)sum};
}
