import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the public conformance suites: `conformance yaml DIR`, `conformance cel DIR`.
@main
struct Conformance {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 2, let suite = arguments.first, let folder = arguments.last else { misused() }
        switch suite {
        case "yaml": exit(runYAML(in: folder) ? 0 : 1)
        case "cel": exit(runCEL(in: folder) ? 0 : 1)
        default: misused()
        }
    }

    private static func misused() -> Never {
        print("usage: conformance yaml DIR\n       conformance cel DIR")
        exit(2)
    }

    /// - Returns: Whether there were cases, and all passed.
    private static func runCEL(in folder: String) -> Bool {
        var tally = Tally()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".json") {
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")),
                let cases = JSONReader.read(Array(data))?.array
            else {
                tally.skip("\(name): there is no readable file")
                continue
            }
            for json in cases {
                guard let test = CELCase(json) else {
                    tally.skip("\(name): a case that cannot be read")
                    continue
                }
                switch CELRunner(test: test).run() {
                case .passed: tally.passed += 1
                case .failed(let reason): tally.fail("\(test.id): \(test.source.prefix(200))\n        \(reason)")
                }
            }
        }
        print("\(tally.passed) passed, \(tally.failed) failed, \(tally.skipped) skipped")
        return tally.failed == 0 && tally.passed > 0
    }

    /// - Returns: Whether there were cases, and all passed.
    private static func runYAML(in folder: String) -> Bool {
        var tally = Tally()
        for suite in ["yaml-test-suite", "hostile", "json-as-yaml", "naughty-strings"] {
            let path = "\(folder)/\(suite).json"
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
                let cases = JSONReader.read(Array(data))?["cases"]?.array
            else {
                tally.skip("\(suite): there is no readable file \(path)")
                continue
            }
            for json in cases { run(json, suite: suite, &tally) }
        }
        print("\(tally.passed) passed, \(tally.failed) failed, \(tally.skipped) skipped")
        return tally.failed == 0 && tally.passed > 0
    }

    private static func run(_ json: JSON, suite: String, _ tally: inout Tally) {
        guard let test = YAMLCase(json, suite: suite) else {
            return tally.skip("\(suite): a case that cannot be read: \(json["id"]?.string ?? "without an id")")
        }
        switch YAMLRunner(test: test).run() {
        case .passed: tally.passed += 1
        case .failed(let reason): tally.fail("\(test.id): \(reason)")
        }
    }
}

/// Counts, and says at once what did not pass.
private struct Tally {
    var passed = 0
    private(set) var failed = 0
    private(set) var skipped = 0

    mutating func fail(_ text: String) {
        failed += 1
        print("FAILED  \(text)")
    }

    mutating func skip(_ text: String) {
        skipped += 1
        print("SKIPPED \(text)")
    }
}
