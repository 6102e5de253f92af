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

    /// Keeps those apart who must not write to one file, by a lock on a file beside it. The system takes it away with the
    /// process.
    ///
    /// Who writes to a write-ahead log with a version of SQLite that may damage it is alone. Everybody else shares: to them
    /// it must be known, too, since a store that is opened with a write-ahead log turns the file into one for all who have
    /// it open.
    final class WriterLock: Sendable {
        enum Kind: Sendable { case alone, shared }

        private let descriptor: Int32
        private let file: LockFile

        /// What this process has locked, and how often: the system says that a lock is taken, not by whom.
        private static let ours = Mutex<[LockFile: Int]>([:])

        /// Takes the lock.
        ///
        /// - Throws: `inUse` when somebody has it who must be alone, or must not be joined.
        init(besides path: String, _ kind: Kind) throws(StoreError) {
            let descriptor = open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else {
                let isRefused = errno == EROFS || errno == EACCES || errno == EPERM
                throw isRefused ? .readOnly : .failed(SQLiteFailure(code: errno, message: "cannot open \(path)-lock"))
            }
            let file = LockFile(descriptor)
            let problem: StoreError? = Self.ours.withLock { ours in
                guard flock(descriptor, (kind == .alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0 else {
                    // A file system without locks says something else.
                    guard errno == EWOULDBLOCK else {
                        return .failed(SQLiteFailure(code: errno, message: "cannot lock \(path)-lock"))
                    }
                    let other: Owner = ours[file] == nil ? .anotherProcess : .thisProcess
                    return .inUse(other.advice(on: path, kind))
                }
                ours[file, default: 0] += 1
                return nil
            }
            if let problem {
                close(descriptor)
                throw problem
            }
            self.descriptor = descriptor
            self.file = file
        }

        deinit {
            Self.ours.withLock { ours in
                let others = ours[file, default: 1] - 1
                ours[file] = others == 0 ? nil : others
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

        func advice(on path: String, _ kind: WriterLock.Kind) -> String {
            switch (self, kind) {
            case (.thisProcess, _):
                "'\(path)' is open in another SQLiteStore of this process; use that one, or close it first"
            case (.anotherProcess, .alone):
                """
                '\(path)' is open in another process, and this version of SQLite may damage the file when two write to \
                it; close the other, open both with a rollback journal, or update SQLite to 3.51.3
                """
            case (.anotherProcess, .shared):
                """
                '\(path)' is open with a write-ahead log in another process, whose version of SQLite may damage the file \
                when two write to it; close the other, open it with a rollback journal, or update its SQLite to 3.51.3
                """
            }
        }
    }

#endif
