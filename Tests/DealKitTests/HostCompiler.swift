import Foundation
import Testing

/// Type-checks a host's source against the modules that this build made, as a package of its own would.
struct HostCompiler {
    private let modules: URL
    private let swiftc: URL

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL
    private static let libyaml = root.appendingPathComponent("Sources/CLibYAML/module.modulemap")

    /// Fails where the build folder or the compiler cannot be found.
    static func find() throws -> HostCompiler {
        // The test bundle lies beside the folder of the modules.
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let modules = bundle.appendingPathComponent("Modules")
        try #require(FileManager.default.fileExists(atPath: modules.path), "no modules beside the test bundle")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let candidates = path.split(separator: ":").map {
            URL(fileURLWithPath: String($0)).appendingPathComponent("swiftc")
        }
        let swiftc = try #require(
            candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }, "no swiftc on the path")
        return HostCompiler(modules: modules, swiftc: swiftc)
    }

    /// The errors of the source, one line each; none when it compiles.
    ///
    /// - Parameter targets: Targets of the package that the host sees as a build without their traits leaves them.
    func errors(in source: String, withoutTraitsOf targets: [String] = []) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for target in targets { try makeStandIn(of: target, in: folder) }
        let file = folder.appendingPathComponent("Host.swift")
        try source.write(to: file, atomically: true, encoding: .utf8)
        let (lines, status) = try run(["-typecheck", "-I", folder.path, file.path])
        let errors = lines.filter { $0.hasPrefix(file.path) && $0.contains(": error: ") }
        // A compiler that fails without an error in the source says nothing about the source.
        try #require(status == 0 || !errors.isEmpty, "swiftc failed: \(lines.prefix(5))")
        return errors
    }

    /// Makes the module of a target of which nothing is left but what says that its trait is off.
    private func makeStandIn(of target: String, in folder: URL) throws {
        let source = Self.root.appendingPathComponent("Sources/\(target)/Unavailable.swift")
        let module = folder.appendingPathComponent("\(target).swiftmodule")
        let (lines, status) = try run([
            "-emit-module", "-enable-upcoming-feature", "InternalImportsByDefault", "-module-name", target,
            "-o", module.path, source.path,
        ])
        try #require(status == 0, "no stand-in of \(target): \(lines.prefix(5))")
    }

    private func run(_ arguments: [String]) throws -> (lines: [String], status: Int32) {
        let process = Process()
        process.executableURL = swiftc
        process.arguments =
            arguments + [
                "-swift-version", "6", "-I", modules.path, "-Xcc", "-fmodule-map-file=\(Self.libyaml.path)",
            ]
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        return (lines, process.terminationStatus)
    }
}
