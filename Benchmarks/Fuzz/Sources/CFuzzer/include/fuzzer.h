#ifndef FUZZER_H
#define FUZZER_H

#include <stddef.h>
#include <stdint.h>

typedef int (*fuzzer_test)(const uint8_t *data, size_t size);

/// Runs `test` on inputs until the arguments say to stop. Defined by the sanitizer's library.
int LLVMFuzzerRunDriver(int *argc, char ***argv, fuzzer_test test);

#endif
