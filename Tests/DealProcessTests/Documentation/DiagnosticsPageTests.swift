import Foundation
import TestTags
import Testing

@testable import DealProcess

@Suite("The page of diagnostics", .tags(.language, .documentation))
struct DiagnosticsPageTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func page() throws -> [String] {
        try String(contentsOf: root.appending(path: "DocC/DealKit.docc/Diagnostics.md"), encoding: .utf8)
            .components(separatedBy: "\n")
    }

    /// The contents of all files with an ending, in a folder and those inside it.
    private static func texts(in folder: String, _ ending: String) throws -> [String] {
        let files = FileManager.default.enumerator(
            at: root.appending(path: folder), includingPropertiesForKeys: nil)
        return try #require(files).compactMap { $0 as? URL }
            .filter { $0.lastPathComponent.hasSuffix(ending) }
            .map { try String(contentsOf: $0, encoding: .utf8) }
    }

    @Test("Every finding about a process or scenario file has a section with its weight and its meaning")
    func everyCode() throws {
        let page = try Self.page()
        for code in DiagnosticCode.allCases {
            let heading = try #require(page.firstIndex(of: "### \(code.rawValue)"), "no section \(code.rawValue)")
            let meaning = code.summary.prefix(1).uppercased() + code.summary.dropFirst()
            let weight = code.severity.rawValue.capitalized
            #expect(page[heading + 2].hasPrefix("**\(weight).** \(meaning)."), "\(code.rawValue)")
        }
    }

    @Test(
        "Every code that stands in the source has a section",
        arguments: [
            ("Sources/CEL", "cel-", #"(?:report|CELIssue)\(\s*"([a-z-]+)",\s*""#),
            ("Sources/DealProcess", "", #"Diagnostic\(\s*"([a-z-]*[a-z])""#),
            ("Sources/DealProcess/YAML", "", #""([a-z]+(?:-[a-z]+)+)", in:"#),
        ])
    func everySource(_ folder: String, _ prefix: String, _ pattern: String) throws {
        let page = Set(try Self.page())
        let regex = try Regex<(Substring, Substring)>(pattern)
        let found = try Self.texts(in: folder, ".swift").flatMap { $0.matches(of: regex).map(\.output.1) }
        #expect(!found.isEmpty)
        #expect(Set(found).filter { !page.contains("### \(prefix)\($0)") }.sorted() == [])
    }

    @Test("Every code that a wrong file of the fixtures shows has a section")
    func everyFixture() throws {
        let page = Set(try Self.page())
        let lines = try Self.texts(in: "Tests/DealProcessTests/Fixtures", ".txt").flatMap {
            $0.components(separatedBy: "\n")
        }
        let shown = lines.compactMap { $0.firstMatch(of: /: (?:error|warning|hint): .* \[([a-z-]+)\]$/)?.1 }
        let missing = Set(shown).filter { !page.contains("### \($0)") }.sorted()
        #expect(missing == [])
        #expect(!shown.isEmpty)
    }

    @Test("No code has two sections")
    func unique() throws {
        let headings = try Self.page().filter { $0.hasPrefix("### ") }
        #expect(Set(headings).count == headings.count)
    }
}
