#if SQLite
    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Why no store can be where somebody wants it, and what to name instead. Nothing was made there.
    public enum UnusablePath: Error, Hashable, Sendable {
        /// The path is empty: SQLite would make a file that is gone when it is closed.
        case empty
        /// SQLite's word for a database in memory.
        case inMemory
        /// There is no such folder.
        case noFolder(String)
        /// A folder is there.
        case isFolder(String)
        /// The file has another name, a hard link: each name would have a log of its own, which destroys the file.
        case hasTwoNames(String)
        /// This process has no right to read the file.
        case isUnreadable(String)

        /// What is wrong with a path; `nil` for one where a file is, or can be made.
        init?(_ path: String) {
            if path.isEmpty {
                self = .empty
            } else if path == ":memory:" {
                self = .inMemory
            } else if Self.isFolder(path) == true {
                self = .isFolder(path)
            } else if Self.names(of: path) > 1 {
                self = .hasTwoNames(path)
            } else if Self.isClosed(path, to: R_OK) {
                self = .isUnreadable(path)
            } else {
                let folder = Self.folder(of: path)
                if Self.isFolder(folder) == true { return nil }
                self = .noFolder(folder)
            }
        }

        static func folder(of path: String) -> String {
            guard let end = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
            return end == path.startIndex ? "/" : String(path[..<end])
        }

        /// Whether something is there and the user for whom this process acts has no right to it: `R_OK` or `W_OK`.
        static func isClosed(_ path: String, to right: Int32) -> Bool {
            access(path, F_OK) == 0 && faccessat(AT_FDCWD, path, right, AT_EACCESS) != 0
        }

        private static func names(of path: String) -> Int {
            var info = stat()
            return stat(path, &info) == 0 ? Int(info.st_nlink) : 0
        }

        /// `nil` where there is nothing.
        private static func isFolder(_ path: String) -> Bool? {
            var info = stat()
            return stat(path, &info) == 0 ? info.st_mode & S_IFMT == S_IFDIR : nil
        }
    }

    extension UnusablePath: CustomStringConvertible {
        /// What is wrong, and what to do.
        public var description: String {
            switch self {
            case .empty: "the path is empty; name a file, or use MemoryStore to keep deals in memory only"
            case .inMemory: "':memory:' is no file; use MemoryStore to keep deals in memory only"
            case .noFolder(let folder): "there is no folder '\(folder)'; make it, or name another"
            case .hasTwoNames(let path):
                "'\(path)' has another name, a hard link, by which a store would have a second log; remove it, or copy the file"
            case .isUnreadable(let path): "'\(path)' may not be read by this process; let it read and write there"
            case .isFolder(let path): "'\(path)' is a folder; name a file in it"
            }
        }
    }

#endif
