@_spi(Conformance) import DealProcess

/// Runs a case by the rule of the suites' README.
///
/// Each case is read twice: by the core schema, which must give what is expected, and as a process file, which may
/// refuse more, but must say where, and must never give another value.
struct YAMLRunner {
    let test: YAMLCase

    enum Verdict {
        case passed
        case failed(String)
    }

    func run() -> Verdict {
        let clock = ContinuousClock()
        var reason = ""
        let core = clock.measure { reason = judgeCore() }
        let process = clock.measure { if reason.isEmpty { reason = judgeProcess() } }
        guard reason.isEmpty else { return .failed(reason) }
        if let limit = test.limit, max(core, process) > limit {
            return .failed("took \(max(core, process)), more than \(limit)")
        }
        return .passed
    }

    // MARK: By the core schema

    /// An empty text when the case is passed.
    private func judgeCore() -> String {
        if case .events(let expected) = test.expectation { return judgeEvents(expected) }
        let outcome = YAMLConformance.values(of: test.bytes, file: test.id)
        guard let values = outcome.value else { return judgeRefusal(outcome.diagnostics) }
        switch test.expectation {
        case .error:
            let mayAccept = test.suite == "yaml-test-suite" && test.libyaml == "fails: accepts invalid"
            return mayAccept ? "" : "accepted what is an error"
        case .values(let json):
            guard let expected = json.array?.map(Self.value) else { return "the case has no list of values" }
            let isEqual = values == expected || test.libyaml == "fails: other events"
            return isEqual ? "" : "read \(values), expected \(expected)"
        case .events, .noCrash: return ""
        }
    }

    private func judgeEvents(_ expected: [String]) -> String {
        let outcome = YAMLConformance.events(of: test.bytes, file: test.id)
        guard let events = outcome.value else { return judgeRefusal(outcome.diagnostics) }
        let isEqual = events == expected || test.libyaml == "fails: other events"
        return isEqual ? "" : "events \(events), expected \(expected)"
    }

    private func judgeRefusal(_ diagnostics: [Diagnostic]) -> String {
        guard Self.isLocated(diagnostics) else { return "refused without saying where" }
        switch test.expectation {
        case .error, .noCrash: return ""
        case .values, .events:
            let mayRefuse = test.mayReject || test.libyaml == "fails: rejects valid"
            return mayRefuse ? "" : "refused what is valid: \(diagnostics.map(\.description))"
        }
    }

    private static func isLocated(_ diagnostics: [Diagnostic]) -> Bool {
        diagnostics.contains { $0.severity == .error && $0.range.start.line >= 1 && $0.range.start.column >= 1 }
    }

    // MARK: As a process file

    private func judgeProcess() -> String {
        let outcome = YAMLConformance.processValue(of: test.bytes, file: test.id)
        guard let values = outcome.value else {
            return Self.isLocated(outcome.diagnostics) ? "" : "refused as a process file without saying where"
        }
        switch test.expectation {
        case .error where test.suite != "yaml-test-suite" || test.libyaml != "fails: accepts invalid":
            return "accepted as a process file what is an error"
        case .values(let json) where test.libyaml != "fails: other events":
            let expected = json.array?.map(Self.value)
            return values == expected ? "" : "read as a process file \(values), expected \(expected ?? [])"
        default: return ""
        }
    }

    private static func value(_ json: JSON) -> CoreValue {
        switch json {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let text): CoreValue.number(parsing: text) ?? .string(text)
        case .string(let text): .string(text)
        case .array(let elements): .list(elements.map(value))
        case .object(let members): .map(of: members.map { CoreValue.Pair($0.key, value($0.value)) })
        }
    }
}
