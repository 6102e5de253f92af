#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

#include <stdbool.h>

/// Whether this system's allocator can be counted; elsewhere every count is 0.
bool allocations_can_be_counted(void);
/// Starts at 0.
void allocations_start(void);
/// Stops, and returns how often memory was asked for since the start.
long allocations_stop(void);
/// The most bytes that were held at once between the last start and stop, beyond those held at the start.
long allocations_peak(void);

#endif
