#if SQLite
    import DealEngine
    import DealModel
    import DealTesting
    import Foundation
    import TestTags
    import Testing

    @testable import DealSQLite

    @Suite(
        "A place that may only be read", .tags(.storage),
        .enabled(if: Unprivileged.isPossible, "root may write everywhere, and cannot be anybody else here"))
    struct ReadOnlyPlaceTests {
        enum Obstacle: CaseIterable {
            case file, folder, folderWithoutLock, fileAndFolder, lock, newFile

            /// Takes away rights, of everybody.
            func put(before file: TemporaryFile) throws {
                let files = FileManager.default
                switch self {
                case .folderWithoutLock: try files.removeItem(atPath: file.path + "-lock")
                case .newFile:
                    for mark in ["", "-lock", "-made"] { try files.removeItem(atPath: file.path + mark) }
                case .file, .folder, .fileAndFolder, .lock: break
                }
                try file.permitAll()
                if self == .file || self == .fileAndFolder { try file.permit(0o444, file.path) }
                if self == .lock { try file.permit(0o444, file.path + "-lock") }
                if self != .file, self != .lock { try file.permit(0o555, file.folder.path) }
            }
        }

        private func written() async throws -> TemporaryFile {
            let file = TemporaryFile()
            let store = try SQLiteStore(path: file.path)
            try await store.open("d-1", customer: "acme")
            try store.close()
            return file
        }

        private func contents(of folder: URL) throws -> [String: Data] {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try Dictionary(
                uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
        }

        @Test("Opening says so, with nothing made or changed, and later all is there", arguments: Obstacle.allCases)
        func opening(_ obstacle: Obstacle) async throws {
            let file = try await written()
            try obstacle.put(before: file)
            let before = try contents(of: file.folder)
            for journal in [SQLiteOptions.Journal.writeAhead, .rollback] {
                let options = SQLiteOptions(journal: journal)
                Unprivileged.run {
                    _ = #expect(throws: StoreError.readOnly) { try SQLiteStore(path: file.path, options: options) }
                }
            }
            #expect(try contents(of: file.folder) == before)
            try file.permitAll()
            let store = try SQLiteStore(path: file.path)
            defer { try? store.close() }
            #expect(
                try await store.deals(.all, after: nil, limit: 9).map(\.id) == (obstacle == .newFile ? [] : ["d-1"]))
        }

        @Test("A file that may not even be read is told as that, and nothing is made")
        func unreadable() async throws {
            let file = try await written()
            try FileManager.default.removeItem(atPath: file.path + "-lock")
            try file.permitAll()
            try file.permit(0, file.path)
            let problem = UnusablePath.isUnreadable(file.path)
            Unprivileged.run {
                _ = #expect(throws: StoreError.failed(problem)) { try SQLiteStore(path: file.path) }
            }
            #expect(!FileManager.default.fileExists(atPath: file.path + "-lock"))
            #expect("\(problem)" == "'\(file.path)' may not be read by this process; let it read and write there")
        }

        @Test("The refusal says what to do")
        func advice() {
            #expect(
                "\(StoreError.readOnly)"
                    == "the place of the store may only be read; nothing was written; let this process write there")
        }
    }

    extension TemporaryFile {
        /// Opens the folder and everything in it to everybody.
        fileprivate func permitAll() throws {
            try permit(0o777, folder.path)
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                try permit(0o666, folder.appending(path: name).path)
            }
        }

        fileprivate func permit(_ mode: Int, _ path: String) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
    }

    /// A user with no more rights than a file gives to everybody: root's do not end at them.
    private enum Unprivileged {
        private typealias Become = @convention(c) (UInt32) -> Int32

        /// Linux lets one thread act for another user when it comes to files; the header is in no module of Swift's.
        private static let become = dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: Become.self) }

        static var isPossible: Bool { geteuid() != 0 || become != nil }

        /// Runs `body` on this thread.
        static func run(_ body: () -> Void) {
            guard geteuid() == 0, let become else { return body() }
            let nobody: UInt32 = 65534
            _ = become(nobody)
            defer { _ = become(0) }
            body()
        }
    }

#endif
