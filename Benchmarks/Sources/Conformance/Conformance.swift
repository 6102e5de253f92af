#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Runs the public conformance suites: `conformance yaml DIR`.
@main
struct Conformance {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count == 2, arguments.first == "yaml", let folder = arguments.last else {
            print("usage: conformance yaml DIR")
            exit(2)
        }
        exit(runYAML(in: folder) ? 0 : 1)
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
