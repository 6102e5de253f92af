import CEL
import ExactValues
import Foundation

/// Runs a case as it asks, then unchecked, then with the exact library on: the results must be the same.
struct CELRunner {
    let test: CELCase

    enum Verdict {
        case passed
        case failed(String)
    }

    func run() -> Verdict {
        guard let expectation = test.expectation else { return .failed("what is expected cannot be read") }
        let outcome = outcome(isChecked: test.isChecked, exact: false)
        if let reason = judge(outcome, expectation) { return .failed(reason) }
        if case .type = expectation { return .passed }
        // What the checker refuses may well have a value.
        guard outcome.isCompiled else { return .passed }
        if let reason = difference(outcome, self.outcome(isChecked: false, exact: false)) {
            return .failed("unchecked: \(reason)")
        }
        if case .error = expectation { return .passed }
        if let reason = difference(outcome, self.outcome(isChecked: test.isChecked, exact: true)) {
            return .failed("with exact numbers: \(reason)")
        }
        return .passed
    }

    private enum Outcome {
        case refused(CELErrors)
        case typed(CELType, CELResult<CELValue>)

        var isCompiled: Bool { if case .typed = self { true } else { false } }
    }

    private func outcome(isChecked: Bool, exact: Bool) -> Outcome {
        var options = CELOptions(exact: exact, namedZone: { SystemZone($0) }, container: test.container)
        options.isChecked = isChecked
        do throws(CELErrors) {
            let program = try CELProgram<[String: CELValue], CELValue>(test.source, over: test.schema, options: options)
            return .typed(program.type, program.evaluate(test.bindings))
        } catch {
            return .refused(error)
        }
    }

    /// What is wrong, if anything.
    private func judge(_ outcome: Outcome, _ expectation: CELCase.Expectation) -> String? {
        switch (outcome, expectation) {
        case (.refused, .error): return nil
        case (.refused(let errors), _): return "refused: \(errors)"
        case (.typed(let type, let result), _):
            if let wanted = test.type, wanted != type { return "the type is \(type), not \(wanted)" }
            return judge(result, expectation)
        }
    }

    private func judge(_ result: CELResult<CELValue>, _ expectation: CELCase.Expectation) -> String? {
        switch (result, expectation) {
        case (_, .type), (.failed, .error): return nil
        case (.value(let value), .value(let wanted)):
            return value.matches(wanted) ? nil : "gives \(result.text), not \(CELResult.value(wanted).text)"
        default: return "gives \(result.text)"
        }
    }

    private func difference(_ first: Outcome, _ second: Outcome) -> String? {
        switch (first, second) {
        case (.typed(_, .value(let a)), .typed(_, .value(let b))) where a.matches(b): return nil
        case (.typed(_, .failed), .typed(_, .failed)), (.typed(_, .failed), .refused): return nil
        case (.typed(_, let a), .typed(_, let b)): return "gives \(b.text), else \(a.text)"
        default: return "is refused"
        }
    }
}

/// Time zones of the system.
private struct SystemZone: ZoneRules {
    let zone: TimeZone
    var name: String { zone.identifier }

    init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    func offset(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.microseconds) / 1_000_000))
    }
}
