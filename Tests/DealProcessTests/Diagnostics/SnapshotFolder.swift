import Foundation
import Testing

/// A folder of wrong files, `NAME.yaml`, each with the text it must cause beside it, `NAME.txt`.
///
/// With the environment variable `DEALKIT_UPDATE_SNAPSHOTS=1` the texts are rewritten (`make snapshots`); the
/// difference is then to be reviewed.
struct SnapshotFolder: Sendable {
    private let url: URL

    /// - Parameter path: Below `Tests/DealProcessTests/Fixtures`.
    init(_ path: String, from file: String = #filePath) {
        url = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures").appendingPathComponent(path)
    }

    /// The names of the wrong files, sorted. A test asserts that there are some: no arguments, no test.
    var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url.appendingPathComponent(name + ".yaml")))
    }

    /// Compares the whole text, or writes it when snapshots are being updated.
    func expect(_ text: String, for name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = url.appendingPathComponent(name + ".txt")
        if ProcessInfo.processInfo.environment["DEALKIT_UPDATE_SNAPSHOTS"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let expected = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
        #expect(text == expected ?? "there is no \(name).txt", sourceLocation: sourceLocation)
    }
}
