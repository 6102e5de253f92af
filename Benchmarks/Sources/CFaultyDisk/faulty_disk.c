#include "faulty_disk.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>

/* SQLite calls a VFS from any thread. */
static atomic_int fault;
static atomic_long countdown;
static atomic_int has_failed;

typedef struct {
    sqlite3_file base;
    sqlite3_file *real;
} faulty_file;

static sqlite3_vfs *real_vfs;

/* What a call would do to the files, the more the later. */
enum effect { KEEPS, CHANGES, GROWS };

static int concerns(int kind, enum effect effect) {
    switch (kind) {
    case 0: return 0;
    case FAULTY_DISK_FULL: return effect == GROWS;
    case FAULTY_DISK_READ_ONLY: return effect >= CHANGES;
    default: return 1;
    }
}

/* Whether this call fails: for good once the countdown is over, or once. */
static int fails(enum effect effect) {
    int kind = atomic_load(&fault);
    if (!concerns(kind, effect)) return 0;
    long left = atomic_fetch_sub(&countdown, 1);
    if (left > 1 || (kind == FAULTY_DISK_ERROR_ONCE && left < 1)) return 0;
    atomic_store(&has_failed, 1);
    return 1;
}

static int error(int io_error) { return atomic_load(&fault) == FAULTY_DISK_FULL ? SQLITE_FULL : io_error; }

static sqlite3_file *real(sqlite3_file *file) { return ((faulty_file *)file)->real; }

static int f_close(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }

static int f_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
    if (fails(KEEPS)) return SQLITE_IOERR_READ;
    return real(f)->pMethods->xRead(real(f), to, n, at);
}

static int f_write(sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
    sqlite3_int64 size = 0;
    real(f)->pMethods->xFileSize(real(f), &size);
    if (fails(at + n > size ? GROWS : CHANGES)) return error(SQLITE_IOERR_WRITE);
    return real(f)->pMethods->xWrite(real(f), from, n, at);
}

static int f_truncate(sqlite3_file *f, sqlite3_int64 size) {
    if (fails(CHANGES)) return SQLITE_IOERR_TRUNCATE;
    return real(f)->pMethods->xTruncate(real(f), size);
}

static int f_sync(sqlite3_file *f, int flags) {
    if (fails(KEEPS)) return SQLITE_IOERR_FSYNC;
    return real(f)->pMethods->xSync(real(f), flags);
}

static int f_size(sqlite3_file *f, sqlite3_int64 *size) { return real(f)->pMethods->xFileSize(real(f), size); }
static int f_lock(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
static int f_unlock(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int f_check(sqlite3_file *f, int *out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); }
static int f_control(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
static int f_sector(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int f_traits(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }

static int f_shm_map(sqlite3_file *f, int page, int size, int extends, void volatile **out) {
    return real(f)->pMethods->xShmMap(real(f), page, size, extends, out);
}

static int f_shm_lock(sqlite3_file *f, int at, int n, int flags) {
    return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}

static void f_shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int f_shm_unmap(sqlite3_file *f, int deletes) { return real(f)->pMethods->xShmUnmap(real(f), deletes); }

static const sqlite3_io_methods methods = {
    2, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock, f_check, f_control, f_sector,
    f_traits, f_shm_map, f_shm_lock, f_shm_barrier, f_shm_unmap, NULL, NULL};

static int v_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *f, int flags, int *out) {
    faulty_file *file = (faulty_file *)f;
    (void)vfs;
    file->base.pMethods = NULL;
    if (fails(flags & SQLITE_OPEN_READWRITE ? CHANGES : KEEPS)) {
        if (atomic_load(&fault) != FAULTY_DISK_READ_ONLY) return SQLITE_CANTOPEN;
        /* As the system's own does: what is there is opened to be read, and nothing is made. */
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
    file->real = (sqlite3_file *)(file + 1);
    int code = real_vfs->xOpen(real_vfs, name, file->real, flags, out);
    if (file->real->pMethods) file->base.pMethods = &methods;
    return code;
}

static int v_delete(sqlite3_vfs *vfs, const char *name, int syncs) {
    (void)vfs;
    if (fails(CHANGES)) return SQLITE_IOERR_DELETE;
    return real_vfs->xDelete(real_vfs, name, syncs);
}

int faulty_disk_install(void) {
    static sqlite3_vfs vfs;
    if (real_vfs) return SQLITE_OK;
    real_vfs = sqlite3_vfs_find(NULL);
    if (!real_vfs) return SQLITE_ERROR;
    vfs = *real_vfs;
    vfs.pNext = NULL;
    vfs.zName = "faulty";
    vfs.szOsFile = (int)sizeof(faulty_file) + real_vfs->szOsFile;
    vfs.xOpen = v_open;
    vfs.xDelete = v_delete;
    return sqlite3_vfs_register(&vfs, 1);
}

void faulty_disk_arm(int kind, long n) {
    atomic_store(&has_failed, 0);
    atomic_store(&countdown, n);
    atomic_store(&fault, kind);
}

int faulty_disk_disarm(void) {
    atomic_store(&fault, 0);
    return atomic_load(&has_failed);
}
