// Tells the Thread Sanitizer what it cannot see of Swift's own libraries on Linux, which are built without it:
//   - a `Mutex` that two threads want at once is taken and given back inside the library;
//   - a continuation that is resumed before it is awaited goes on at once, without the job that the library tells of.
// Without this, both are reported as races. Loaded before the tests by `make sanitize`.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

#define SWIFT __attribute__((swiftcall))
#define SWIFT_ASYNC __attribute__((swiftasynccall))
#define SELF __attribute__((swift_context)) void *self

// In the sanitized program; another program that this is loaded into has neither.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

static void acquire(void *address) {
    if (__tsan_acquire && address) __tsan_acquire(address);
}

static void release(void *address) {
    if (__tsan_release && address) __tsan_release(address);
}

// ── Mutex: the slow ways of `_MutexHandle`; the fast ones are inlined into the sanitized program ──

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT bool try_lock_slow(SELF) __asm__(TRY_LOCK);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t thread, SELF) {
    SWIFT void (*next)(uint32_t, SELF) = dlsym(RTLD_NEXT, LOCK);
    next(thread, self);
    acquire(self);
}

SWIFT bool try_lock_slow(SELF) {
    SWIFT bool (*next)(SELF) = dlsym(RTLD_NEXT, TRY_LOCK);
    bool isLocked = next(self);
    if (isLocked) acquire(self);
    return isLocked;
}

SWIFT void unlock_slow(SELF) {
    SWIFT void (*next)(SELF) = dlsym(RTLD_NEXT, UNLOCK);
    release(self);
    next(self);
}

// ── Continuations: whoever resumes has released the task ────────────────────────────────────────────

SWIFT_ASYNC void swift_continuation_await(void *context) {
    SWIFT void *(*current_task)(void) = dlsym(RTLD_DEFAULT, "swift_task_getCurrent");
    SWIFT_ASYNC void (*next)(void *) = dlsym(RTLD_NEXT, "swift_continuation_await");
    acquire(current_task());
    __attribute__((musttail)) return next(context);
}
