import TestTags
import Testing

@Suite("dealkit check", .tags(.language, .tool))
struct CheckTests {
    @Test("A folder of sound files: nothing found, exit code 0")
    func sound() throws {
        let run = try ToolRun(
            "check", ".",
            files: ["small-sale.yaml": Samples.process, "small-sale.scenarios.yaml": Samples.scenarios])
        #expect(run.output == "2 files: nothing found\n")
        #expect(run.code == 0)
    }

    @Test("A wrong process: the finding with its place, its cause and a remedy, exit code 1")
    func wrong() throws {
        let run = try ToolRun("check", "wrong.yaml", files: ["wrong.yaml": Samples.wrong])
        #expect(run.output.hasPrefix("wrong.yaml:18:14: error: "))
        #expect(run.output.contains("'clasified'"))
        #expect(run.output.contains("= help: did you mean 'classified'"))
        #expect(run.output.contains("1 file: 1 error"))
        #expect(run.code == 1)
    }

    @Test("Scenarios are checked against the process beside them")
    func scenarios() throws {
        let run = try ToolRun(
            "check", "small-sale.scenarios.yaml",
            files: ["small-sale.yaml": Samples.process, "small-sale.scenarios.yaml": Samples.wrongScenarios])
        #expect(run.output.hasPrefix("small-sale.scenarios.yaml:18:18: error: there is no outcome 'loost'"))
        #expect(run.code == 1)
    }

    @Test("Scenarios without their process, or with one that has errors, are a finding")
    func noProcess() throws {
        let alone = try ToolRun("check", "a.scenarios.yaml", files: ["a.scenarios.yaml": Samples.scenarios])
        #expect(alone.output.hasPrefix("a.scenarios.yaml:3:10: error: there is no process 'small-sale'"))
        #expect(alone.code == 1)
        let beside = try ToolRun(
            "check", "a.scenarios.yaml",
            files: ["a.scenarios.yaml": Samples.scenarios, "small-sale.yaml": Samples.wrong])
        #expect(beside.output.contains("process 'small-sale' has errors"))
    }

    @Test("JSON is an array, empty when nothing was found")
    func json() throws {
        let sound = try ToolRun(
            "check", "--format", "json", "small-sale.yaml", files: ["small-sale.yaml": Samples.process])
        #expect(sound.output == "[]\n")
        let wrong = try ToolRun("check", "--format", "json", "wrong.yaml", files: ["wrong.yaml": Samples.wrong])
        #expect(wrong.output.hasPrefix(#"[\#n{"file":"wrong.yaml","line":18,"column":14,"#))
        #expect(wrong.code == 1)
    }

    @Test("A path that is not there, an empty folder and a folder in place of a file are findings, never a crash")
    func unreadable() throws {
        let missing = try ToolRun("check", "nowhere.yaml")
        #expect(missing.output.hasPrefix("nowhere.yaml:1:1: error: the file cannot be read"))
        #expect(missing.code == 1)
        let empty = try ToolRun("check", ".")
        #expect(empty.output.contains("the folder has no process files"))
        #expect(empty.code == 1)
    }
}

@Suite("dealkit, used wrongly", .tags(.tool))
struct WrongUseTests {
    @Test(
        "Wrong use ends with exit code 2 and a word on the error output",
        arguments: [
            ["check"], ["chek", "a.yaml"], ["check", "--formt", "json", "a.yaml"],
            ["check", "--format", "xml", "a.yaml"],
            ["explain", "a.yaml"], ["graph"], ["test"],
        ])
    func wrongUse(_ arguments: [String]) throws {
        let run = try ToolRun(arguments)
        #expect(run.code == 2)
        #expect(run.output.isEmpty)
        #expect(run.complaint.contains("Error: "))
    }

    @Test("A misspelt command is told the one that comes near")
    func misspelt() throws {
        #expect(try ToolRun("chekc", "a.yaml").complaint.contains("there is no command 'chekc'; did you mean 'check'?"))
        #expect(try ToolRun("draw").complaint.contains("there is no command 'draw'; these are check, test, explain"))
    }

    @Test("Help is no wrong use", arguments: ["check", "test", "explain", "graph"])
    func help(_ verb: String) throws {
        let run = try ToolRun([verb, "--help"])
        #expect(run.code == 0)
        #expect(run.output.contains("USAGE: dealkit \(verb)"))
    }
}
