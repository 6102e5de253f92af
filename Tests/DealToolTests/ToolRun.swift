import Foundation

/// One run of the built command in a folder of its own.
struct ToolRun {
    let output: String
    let complaint: String
    let code: Int32

    /// Runs `dealkit` where these files lie.
    init(_ arguments: String..., files: [String: String] = [:]) throws {
        try self.init(arguments, files: files)
    }

    init(_ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dealkit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let process = Process()
        let (out, err) = (Pipe(), Pipe())
        process.executableURL = Self.tool
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.currentDirectoryURL = folder
        process.standardOutput = out
        process.standardError = err
        try process.run()
        output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        complaint = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        code = process.terminationStatus
    }

    /// The command lies beside the bundle of the tests, which on macOS is a folder that holds the program.
    private static let tool: URL = {
        let tests = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        let folders = sequence(first: tests.deletingLastPathComponent()) { $0.deletingLastPathComponent() }.prefix(5)
        let beside = (Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() } + folders)
        let found = beside.map { $0.appendingPathComponent("dealkit") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return found ?? tests.deletingLastPathComponent().appendingPathComponent("dealkit")
    }()
}
