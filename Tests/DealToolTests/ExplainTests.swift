import TestTags
import Testing

@Suite("dealkit explain", .tags(.gates, .tool))
struct ExplainTests {
    private func run(_ arguments: String..., facts: String = Samples.facts) throws -> ToolRun {
        try ToolRun(
            ["explain", "small-sale.yaml", "--facts", "facts.yaml"] + arguments,
            files: ["small-sale.yaml": Samples.process, "facts.yaml": facts])
    }

    @Test(
        "A closed way is explained in the reader's language",
        arguments: [
            ("en", "Acme is not classified."), ("ru", "Клиент Acme не классифицирован."),
        ])
    func closed(_ language: String, _ sentence: String) throws {
        let run = try run("--to", "offer", "--lang", language)
        #expect(run.output.contains(sentence))
        #expect(run.code == 0)
    }

    @Test("Facts may be JSON; an open way is said to be open")
    func open() throws {
        let run = try run("--to", "offer", facts: Samples.json)
        #expect(run.output.contains("Offer"))
        #expect(!run.output.contains("•"))
        #expect(run.code == 0)
    }

    @Test("An outcome is a goal as well; a name that is neither is told with what it resembles")
    func outcome() throws {
        #expect(try run("--to", "lost").output.contains("Lost"))
        #expect(try run("--to", "ofer").output.contains("offer"))
    }

    @Test("Facts that the process does not know are a finding, exit code 1")
    func wrongFacts() throws {
        let run = try run("--to", "offer", facts: "given: { deal: { colour: red } }\n")
        #expect(run.output.hasPrefix("facts.yaml:1:18: error: "))
        #expect(run.code == 1)
    }

    @Test("A role that the process does not have is wrong use, and those it has are named")
    func unknownRole() throws {
        let run = try run("--to", "offer", "--role", "boss")
        #expect(run.complaint.contains("the process has no role 'boss'; it has 'manager'"))
        #expect(run.code == 2)
    }

    @Test("A file of facts that is not there is a finding, exit code 1")
    func noFacts() throws {
        let run = try ToolRun(
            "explain", "small-sale.yaml", "--facts", "nowhere.yaml", "--to", "offer",
            files: ["small-sale.yaml": Samples.process])
        #expect(run.output.hasPrefix("nowhere.yaml:1:1: error: the file cannot be read"))
        #expect(run.code == 1)
    }
}

@Suite("dealkit graph", .tags(.wording, .tool))
struct GraphTests {
    @Test(
        "Mermaid and DOT are drawn with titles in the reader's language",
        arguments: [
            ("mermaid", "flowchart LR"), ("dot", "digraph"),
        ])
    func draws(_ format: String, _ opening: String) throws {
        let run = try ToolRun(
            "graph", "small-sale.yaml", "--format", format, "--lang", "ru", files: ["small-sale.yaml": Samples.process])
        #expect(run.output.hasPrefix(opening))
        #expect(run.output.contains("Предложение"))
        #expect(run.code == 0)
    }

    @Test("A process with errors is not drawn, exit code 1")
    func wrong() throws {
        let run = try ToolRun("graph", "wrong.yaml", files: ["wrong.yaml": Samples.wrong])
        #expect(run.output.contains("'clasified'"))
        #expect(run.code == 1)
    }
}
