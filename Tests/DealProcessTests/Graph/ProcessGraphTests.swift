import DealModel
import TestTags
import Testing

@testable import DealProcess

@Suite("The graph of a process", .tags(.wording))
struct ProcessGraphTests {
    private func graph(_ parts: [String: String]) throws -> ProcessGraph {
        ProcessGraph(try #require(DefinitionFixture.check(DefinitionFixture.process(parts)).definition))
    }

    @Test("FORMAT 4, 5: unsaid, a stage leads to the following one, won is chosen in the last and lost in every one")
    func defaults() throws {
        let graph = try graph([
            "stages": "[ { id: a, leave: [ classified ] }, { id: b, next: [] }, { id: c, back: a } ]"
        ])
        #expect(graph.stages.map(\.next) == [[1], [], []])
        #expect(graph.stages.map(\.back) == [[], [], [0]])
        #expect(graph.ends.map(\.from) == [[2], [0, 1, 2]])
    }

    @Test("Where ways lead is found along forward and back")
    func ways() throws {
        let stages =
            "[ { id: a, leave: [ classified ] }, { id: b, next: [] }, { id: c, back: a }, { id: d, next: [ f ] }, { id: e, back: d }, { id: f } ]"
        let outcomes = "{ won: { from: [ b, e ] }, lost: {} }"
        let text = DefinitionFixture.process(["stages": stages, "outcomes": outcomes])
        let definition = try #require(DefinitionFixture.check(text).definition)
        let ways = StageWays(definition, positions: DefinitionIndex(definition).stages)
        #expect(ways.reachable == [true, true, false, false, false, false])
        #expect(ways.leadsToWon == [true, true, true, false, true, false])
    }

    @Test("A drawing shows stages, ways forward and back, and ends, in the language asked for")
    func mermaid() throws {
        let graph = try graph([
            "stages": "[ { id: a, title: { en: Lead, ru: Интерес }, leave: [ classified ] }, { id: b, back: a } ]"
        ])
        #expect(
            graph.mermaid(in: "ru") == """
                flowchart LR
                    subgraph funnel ["Small sale"]
                        s0["Интерес"]
                        s1["b"]
                        s0 --> s1
                        s1 -.-> s0
                    end
                    o0(["won"])
                    s1 --> o0
                    o1(["lost"])
                    funnel --> o1
                    classDef won fill:#d9f2d9,stroke:#2e7d32
                    class o0 won
                    classDef lost fill:#f9dcdc,stroke:#b71c1c
                    class o1 lost

                """)
        #expect(
            graph.dot(in: "en") == """
                digraph "small-sale" {
                    rankdir=LR
                    compound=true
                    node [shape=box, style=rounded]
                    subgraph cluster_funnel {
                        label="Small sale"
                        s0 [label="Lead"]
                        s1 [label="b"]
                    }
                    s0 -> s1
                    s1 -> s0 [style=dashed, constraint=false]
                    o0 [label="won", shape=ellipse, color="#2e7d32"]
                    s1 -> o0
                    o1 [label="lost", shape=ellipse, color="#b71c1c"]
                    s1 -> o1 [ltail=cluster_funnel]
                }

                """)
    }

    @Test("A non-process deal is drawn as one box with its ends")
    func nonProcess() throws {
        let graph = try graph(["control": "none", "stages": "", "rules": ""])
        #expect(graph.stages.isEmpty)
        #expect(graph.mermaid(in: "en").contains("    deal[\"Small sale\"]\n    o0([\"won\"])\n    deal --> o0\n"))
        #expect(graph.dot(in: "en").contains("    deal -> o1\n"))
    }

    @Test("A title may be any text: quotes, markup and line breaks do not break a drawing")
    func escaping() {
        let title = "a \"b\" <c> `d` #e \\ f\ng & 中"
        #expect(
            ProcessGraph.mermaidText(title)
                == "a #quot;b#quot; #lt;c#gt; #96;d#96; #35;e #92; f g #amp; 中")
        #expect(ProcessGraph.dotText(title) == "\"a \\\"b\\\" <c> `d` #e \\\\ f g & 中\"")
    }
}
