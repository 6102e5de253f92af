import Foundation

/// A page of the documentation, as far as a test can hold it against the code.
struct MarkdownPage {
    /// What stands between two fences.
    struct Block {
        /// The word behind the opening fence; empty for what a program prints.
        let language: String
        /// Without the fences.
        let text: String
    }

    let blocks: [Block]

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../..").standardizedFileURL

    /// A file of this repository, by its path from the root.
    static func path(of file: String) -> String { root.appendingPathComponent(file).path }

    static func text(of file: String) throws -> String { try String(contentsOfFile: path(of: file), encoding: .utf8) }

    init(_ file: String) throws {
        var blocks: [Block] = []
        var open: (language: String, lines: [Substring])?
        for line in try Self.text(of: file).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                if let (language, lines) = open {
                    blocks.append(Block(language: language, text: lines.joined(separator: "\n")))
                    open = nil
                } else {
                    open = (String(line.dropFirst(3)), [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        self.blocks = blocks
    }

    /// The blocks in a language, in their order; those with none are what programs print.
    func blocks(in language: String) -> [String] { blocks.filter { $0.language == language }.map(\.text) }

    /// The code of a source file as the page would show it: at any indentation.
    static func flattened(_ code: String) -> String {
        code.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }
}
