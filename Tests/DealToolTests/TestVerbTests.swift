import TestTags
import Testing

@Suite("dealkit test", .tags(.scenarios, .tool))
struct TestVerbTests {
    private let files = ["small-sale.yaml": Samples.process, "small-sale.scenarios.yaml": Samples.scenarios]

    @Test("The scenarios beside a process are played, each step reported, then the coverage; exit code 0")
    func passes() throws {
        let run = try ToolRun("test", "small-sale.yaml", files: files)
        #expect(
            run.output == """
                small-sale 1: small-sale.scenarios.yaml
                ✓ classified first
                  ✓   10  move offer  (ann)  refused: classified
                  ✓   11  set customer.segment = A  (ann)  done
                  ✓   12  move offer  (ann)  done
                  ✓   13  move lead  (ann)  done
                  ✓   14  move offer  (ann)  done
                  ✓   15  close won  (ann)  done
                ✓ lost at once
                  ✓   18  close lost  (ann)  done
                ✓ covered: stages 2 of 2, moves 2 of 2, outcomes 2 of 2, items open 1 of 1, items closed 1 of 1

                7 steps in 2 scenarios: all went as expected

                """)
        #expect(run.code == 0)
    }

    @Test(
        "A scenarios file, its process, or both: each is played once",
        arguments: [
            ["small-sale.scenarios.yaml"], ["small-sale.yaml", "small-sale.scenarios.yaml"], ["."],
        ])
    func once(_ paths: [String]) throws {
        let run = try ToolRun(["test", "--quiet"] + paths, files: files)
        #expect(run.output.contains("7 steps in 2 scenarios: all went as expected"))
        #expect(run.code == 0)
    }

    @Test("A step that goes another way is shown with what was expected, what came and the refusal; exit code 1")
    func fails() throws {
        let run = try ToolRun(
            "test", "small-sale.yaml", "--quiet",
            files: ["small-sale.yaml": Samples.process, "small-sale.scenarios.yaml": Samples.failing])
        #expect(
            run.output.contains(
                """
                ✗ lost at once
                  ✗   18  close won  (ann)
                          small-sale.scenarios.yaml:18:9
                          expected  done
                          but came  refused: not-a-neighbour
                """))
        #expect(run.output.contains("not covered, outcomes: lost"))
        #expect(run.output.contains("7 steps in 2 scenarios: 1 failed\n"))
        #expect(run.code == 1)
    }

    @Test("A process with errors is not played; one without scenarios is a warning; both end with exit code 1")
    func nothingToPlay() throws {
        let wrong = try ToolRun(
            "test", "small-sale.yaml",
            files: ["small-sale.yaml": Samples.wrong, "small-sale.scenarios.yaml": Samples.scenarios])
        #expect(wrong.output.contains("'clasified'"))
        #expect(wrong.code == 1)
        let alone = try ToolRun("test", "small-sale.yaml", files: ["small-sale.yaml": Samples.process])
        #expect(alone.output.contains("warning: process 'small-sale' has no scenarios"))
        #expect(alone.code == 1)
    }

    @Test("What is not covered counts only where it is asked for")
    func coverage() throws {
        let some = ["small-sale.yaml": Samples.process, "small-sale.scenarios.yaml": Samples.partial]
        #expect(try ToolRun("test", "small-sale.yaml", files: some).code == 0)
        #expect(try ToolRun("test", "small-sale.yaml", "--full-coverage", files: some).code == 1)
        #expect(try ToolRun("test", "small-sale.yaml", "--full-coverage", files: files).code == 0)
    }

    @Test("JSON is an array of one object a scenarios file")
    func json() throws {
        let run = try ToolRun("test", "small-sale.yaml", "--format", "json", files: files)
        #expect(run.output.hasPrefix(#"[{"coverage":{"items closed":{"covered":1,"missing":[],"total":1}"#))
        #expect(run.output.hasSuffix("]\n"))
        #expect(run.code == 0)
    }

    @Test("JSON begins with what is wrong with the processes, if anything is")
    func jsonFindings() throws {
        let run = try ToolRun("test", "small-sale.yaml", "--format", "json", files: ["small-sale.yaml": Samples.wrong])
        #expect(run.output.hasPrefix(#"[{"diagnostics":["small-sale.yaml:"#))
        #expect(run.output.hasSuffix(#""passed":false}]"# + "\n"))
        #expect(run.code == 1)
    }
}
