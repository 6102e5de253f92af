import DealEngine
import DealModel
import DealProcess

/// Holds what came of a step against what the scenario expects.
struct StepJudge {
    let expected: ScenarioExpectations
    let event: DealStory.Event
    /// What is out of line after the step.
    let outOfLine: [String]

    /// Every expectation that was not met.
    var problems: [StepReport.Problem] {
        if case .notSupported(let what) = event {
            return [.init(expected: what, came: "'\(what)' is not supported by this version")]
        }
        return [course, openings]
            .compactMap(\.self)
            + [
                items("warned", expected.warned, warned), items("advice", expected.advice, advice),
                items("out_of_line", expected.outOfLine, outOfLine),
                unsupported("waived", expected.waived), unsupported("effects", expected.effects),
            ].compactMap(\.self)
    }

    /// Whether the deal went the way the scenario goes on from: done where that is expected, refused where that is.
    var tookExpectedWay: Bool {
        switch event {
        case .refused: expected.refused != nil
        case .happened, .accepted: expected.refused == nil
        case .notSupported: false
        }
    }

    /// What came, in the words of a scenario.
    var came: String {
        switch event {
        case .notSupported: "not supported by this version"
        case .happened: "done"
        case .accepted:
            ["done", list("warned", warned), list("advice", advice)].compactMap(\.self).joined(separator: ", ")
        case .refused(let refusal): "refused: " + names(refusal).joined(separator: ", ")
        }
    }

    // MARK: - Each expectation

    private var course: StepReport.Problem? {
        guard case .refused(let refusal) = event else {
            return expected.refused.map { .init(expected: "refused: " + text($0), came: came) }
        }
        guard let wanted = expected.refused else { return .init(expected: "done", came: came) }
        return Set(wanted.map(\.value)) == Set(names(refusal))
            ? nil : .init(expected: "refused: " + text(wanted), came: came)
    }

    private var openings: StepReport.Problem? {
        guard let wanted = expected.opensWith else { return nil }
        guard case .refused(let refusal) = event else {
            return .init(expected: "opens_with: " + text(wanted), came: came)
        }
        let sets = refusal.openingNames
        if sets.contains(Set(wanted.map(\.value))) { return nil }
        let found = sets.map { "{ " + $0.sorted().joined(separator: ", ") + " }" }
        return .init(
            expected: "opens_with: " + text(wanted),
            came: found.isEmpty ? "nothing opens it" : "opens with one of " + found.joined(separator: ", "))
    }

    private func items(_ key: String, _ wanted: [Located<String>]?, _ found: [String]) -> StepReport.Problem? {
        guard let wanted, Set(wanted.map(\.value)) != Set(found) else { return nil }
        return .init(
            expected: "\(key): " + text(wanted),
            came: "\(key): " + (found.isEmpty ? "nothing" : found.joined(separator: ", ")))
    }

    private func unsupported(_ key: String, _ wanted: [Located<String>]?) -> StepReport.Problem? {
        wanted.map { .init(expected: "\(key): " + text($0), came: "'\(key)' is not supported by this version") }
    }

    // MARK: - Names

    private var warned: [String] {
        switch event {
        case .accepted(let acceptance): acceptance.warnings.map(\.id)
        case .refused(let refusal): refusal.warnings.map(\.id)
        case .happened, .notSupported: []
        }
    }

    private var advice: [String] {
        if case .accepted(let acceptance) = event { acceptance.advice.map(\.id) } else { [] }
    }

    /// The closed items; for every other refusal its kind.
    private func names(_ refusal: Refusal) -> [String] {
        if case .gateClosed = refusal.kind { refusal.items.map(\.id) } else { [refusal.kind.name] }
    }

    private func list(_ key: String, _ names: [String]) -> String? {
        names.isEmpty ? nil : "\(key): " + names.joined(separator: ", ")
    }

    private func text(_ names: [Located<String>]) -> String {
        names.isEmpty ? "nothing" : names.map(\.value).joined(separator: ", ")
    }
}
