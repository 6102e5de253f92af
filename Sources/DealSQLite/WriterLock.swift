#if SQLite
    import DealEngine

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Keeps a second writing process out, by a lock on a file beside the store. The system takes it away with the process.
    final class WriterLock: Sendable {
        private let descriptor: Int32

        /// Takes the lock.
        ///
        /// - Throws: `inUse` when somebody else has it.
        init(besides path: String) throws(StoreError) {
            let descriptor = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                let isRefused = errno == EROFS || errno == EACCES || errno == EPERM
                throw isRefused ? .readOnly : .failed(SQLiteFailure(code: errno, message: "cannot open \(path)-lock"))
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                close(descriptor)
                throw .inUse(
                    """
                    '\(path)' is open in another process or another store, and this version of SQLite may damage the \
                    file when two write to it; close the other, open both with a rollback journal, or update SQLite to \
                    3.51.3
                    """)
            }
            self.descriptor = descriptor
        }

        deinit { close(descriptor) }
    }

#endif
