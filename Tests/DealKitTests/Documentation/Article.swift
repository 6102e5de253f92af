import Foundation

/// An article of the documentation, and the code it quotes.
struct Article: Sendable {
    let name: String
    let lines: [String]

    init(_ name: String) throws {
        self.name = name
        lines = try Self.lines(of: Repository.root.appending(path: "DocC/DealKit.docc/\(name).md"))
    }

    /// The fenced blocks of a language, each without the indentation that all its lines share.
    func blocks(of language: String) -> [[String]] {
        var blocks: [[String]] = []
        var open: (language: String, lines: [String])?
        for line in lines {
            guard line.hasPrefix("```") else {
                open?.lines.append(line)
                continue
            }
            if let block = open {
                if block.language == language { blocks.append(Self.withoutIndentation(block.lines)) }
                open = nil
            } else {
                open = (String(line.dropFirst(3)), [])
            }
        }
        return blocks
    }

    /// Whether the lines stand in a row in `text`, whatever their common indentation there.
    static func stands(_ block: [String], in text: [String]) -> Bool {
        guard let first = block.first, text.count >= block.count else { return false }
        return text.indices.dropLast(block.count - 1).contains { start in
            guard text[start].hasSuffix(first) else { return false }
            return withoutIndentation(Array(text[start..<(start + block.count)])) == block
        }
    }

    static func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    }

    static func withoutIndentation(_ lines: [String]) -> [String] {
        let written = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let shared = written.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { String($0.dropFirst(shared)) }
    }
}

/// The files of this repository, found from this file's own place.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files of a folder with this ending, sorted by name.
    static func files(in folder: String, _ ending: String) throws -> [URL] {
        try FileManager.default
            .contentsOfDirectory(at: root.appending(path: folder), includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasSuffix(ending) }
            .sorted { $0.path() < $1.path() }
    }
}
