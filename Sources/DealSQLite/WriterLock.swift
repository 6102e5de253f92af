#if SQLite
    import DealEngine
    internal import Synchronization

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Keeps a second writer out, by a lock on a file beside the store. The system takes it away with the process.
    final class WriterLock: Sendable {
        private let descriptor: Int32
        private let file: LockFile

        /// What this process has locked: the system says that a lock is taken, not by whom.
        private static let ours = Mutex<Set<LockFile>>([])

        /// Takes the lock.
        ///
        /// - Throws: `inUse` when somebody else has it.
        init(besides path: String) throws(StoreError) {
            let descriptor = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                let isRefused = errno == EROFS || errno == EACCES || errno == EPERM
                throw isRefused ? .readOnly : .failed(SQLiteFailure(code: errno, message: "cannot open \(path)-lock"))
            }
            let file = LockFile(descriptor)
            let other: Owner? = Self.ours.withLock { ours in
                guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                    return ours.contains(file) ? .thisProcess : .anotherProcess
                }
                ours.insert(file)
                return nil
            }
            if let other {
                close(descriptor)
                throw .inUse(other.advice(on: path))
            }
            self.descriptor = descriptor
            self.file = file
        }

        deinit {
            Self.ours.withLock { ours in
                ours.remove(file)
                _ = close(descriptor)
            }
        }
    }

    /// The file that is locked, whatever path leads to it.
    private struct LockFile: Hashable, Sendable {
        private let device: UInt64
        private let number: UInt64

        init(_ descriptor: Int32) {
            var info = stat()
            _ = fstat(descriptor, &info)
            device = UInt64(truncatingIfNeeded: info.st_dev)
            number = UInt64(truncatingIfNeeded: info.st_ino)
        }
    }

    /// Who has the lock.
    private enum Owner {
        case thisProcess, anotherProcess

        func advice(on path: String) -> String {
            switch self {
            case .thisProcess:
                "'\(path)' is open in another SQLiteStore of this process; use that one, or close it first"
            case .anotherProcess:
                """
                '\(path)' is open in another process, and this version of SQLite may damage the file when two write to \
                it; close the other, open both with a rollback journal, or update SQLite to 3.51.3
                """
            }
        }
    }

#endif
