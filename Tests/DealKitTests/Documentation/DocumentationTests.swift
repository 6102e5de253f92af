import Foundation
import Testing

@Suite("The documentation's code")
struct DocumentationTests {
    static let articles = [
        "DecisionsMadeWhileBuilding", "Diagnostics", "Guide", "HowADealMoves", "RefusalsAndOpenings",
        "StoragePromises", "TheProcessFile",
    ]

    @Test("Every article of the catalogue is checked here")
    func everyArticle() throws {
        let files = try Repository.files(in: "DocC/DealKit.docc", ".md")
        #expect(files.map { $0.deletingPathExtension().lastPathComponent } == Self.articles)
    }

    @Test("Swift in an article is quoted from code that is compiled and run", arguments: articles)
    func swiftIsCompiled(_ name: String) throws {
        let sources = try Repository.files(in: "Tests/DealKitTests/Documentation", ".swift").map(Article.lines)
        for block in try Article(name).blocks(of: "swift") {
            #expect(
                sources.contains { Article.stands(block, in: $0) },
                "\(name): no compiled source has these lines:\n\(block.joined(separator: "\n"))")
        }
    }

    @Test("YAML in an article is quoted from a process that ships", arguments: articles)
    func yamlShips(_ name: String) throws {
        let sources = try Repository.files(in: "Rules", ".yaml").map(Article.lines)
        for block in try Article(name).blocks(of: "yaml") {
            #expect(
                sources.contains { Article.stands(block, in: $0) },
                "\(name): no shipped file has these lines:\n\(block.joined(separator: "\n"))")
        }
    }

    @Test("A fence of an article names a language that is checked, or is a command line", arguments: articles)
    func fences(_ name: String) throws {
        let fences = try Article(name).lines.filter { $0.hasPrefix("```") }
        let known: Set<String> = ["```", "```swift", "```yaml", "```text"]
        #expect(fences.filter { !known.contains($0) } == [])
        #expect(fences.count.isMultiple(of: 2))
    }
}
