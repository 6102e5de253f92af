/// How reports are written for people.
public struct ReportStyle: Sendable, Hashable {
    /// Whether ANSI colours are used.
    public var hasColour: Bool
    /// Whether steps that went as expected are written too.
    public var showsPassedSteps: Bool

    /// A style; by default everything, without colours.
    public init(hasColour: Bool = false, showsPassedSteps: Bool = true) {
        self.hasColour = hasColour
        self.showsPassedSteps = showsPassedSteps
    }

    func paint(_ text: String, _ ink: ReportInk) -> String {
        hasColour ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }

    func mark(_ isPassed: Bool) -> String { isPassed ? paint("✓", .good) : paint("✗", .bad) }
}

enum ReportInk: String {
    case good = "32"
    case bad = "1;31"
    case strong = "1"
    case faint = "2"
}

extension ScenarioReport {
    /// The report for a person: each scenario with its steps, what was expected where a step failed, and the coverage.
    ///
    /// Findings in the file itself are not repeated here. Ends with a line break.
    public func text(_ style: ReportStyle = ReportStyle()) -> String {
        var lines = [style.paint("\(process): \(file)", .strong)]
        for story in stories { lines += story.lines(style) }
        lines += coverage.lines(style)
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ScenarioReport.Story {
    fileprivate func lines(_ style: ReportStyle) -> [String] {
        let shown = steps.filter { style.showsPassedSteps || $0.result != .passed }
        if shown.isEmpty, !style.showsPassedSteps { return [] }
        return ["\(style.mark(isPassed)) \(name)"] + shown.flatMap { $0.lines(style) }
    }
}

extension StepReport {
    fileprivate func lines(_ style: ReportStyle) -> [String] {
        let number = String(repeating: " ", count: max(0, 4 - String(line).utf8.count)) + "\(line)"
        let asker = actor.isEmpty ? "" : style.paint("  (\(actor))", .faint)
        switch result {
        case .notRun: return ["  \(style.paint("-", .faint)) \(number)  \(action)\(asker)  not run"]
        case .passed: return ["  \(style.mark(true)) \(number)  \(action)\(asker)\(came.map { "  " + $0 } ?? "")"]
        case .failed: return ["  \(style.mark(false)) \(number)  \(action)\(asker)"] + failure(style)
        }
    }

    private func failure(_ style: ReportStyle) -> [String] {
        let indent = "          "
        var lines = [indent + style.paint(place, .strong)]
        for problem in problems {
            lines.append(indent + "expected  " + problem.expected)
            lines.append(indent + "but came  " + style.paint(problem.came, .bad))
        }
        let text = refusal?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        return lines + text.map { indent + style.paint("| ", .faint) + $0 }
    }
}

extension CoverageReport {
    /// `stages 5 of 5, moves 9 of 9 …`, and what is missing.
    fileprivate func lines(_ style: ReportStyle) -> [String] {
        let counts = aspects.map { "\($0.name) \($0.covered) of \($0.total)" }.joined(separator: ", ")
        var lines = ["\(style.mark(isComplete)) covered: \(counts)"]
        for aspect in aspects where !aspect.missing.isEmpty {
            lines.append("    not covered, \(aspect.name): " + aspect.missing.joined(separator: ", "))
        }
        return lines
    }
}
