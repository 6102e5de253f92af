public import DealModel
import DealProcess

extension DealChange {
    /// What was done, as a person reads it: where the deal is now, the advice of a manual process that was not taken,
    /// and warnings.
    ///
    /// - Parameters:
    ///   - language: The reader's language; a language that is not known is read as English.
    ///   - wordings: The engine's own sentences; a host may have added a language.
    /// - Returns: One line or several, without a line break at the end; empty for work that leads nowhere else, and for
    ///   a repeat.
    public func text(in language: Language, wordings: Wordings = .builtIn) -> String {
        guard let acceptance else { return "" }
        let hearing = acceptance.hearing
        let narrator = Narrator(hearing, in: language, wordings)
        let wording = narrator.wording
        let advice = hearing.closedGateItems { $0 == .block }
        let warnings = hearing.closedGateItems { $0 == .warn }
        var lines = narrator.done(acceptance.step).map { [$0] } ?? []
        if !advice.isEmpty { lines.append(wording.adviceNotTaken(advice.count)) }
        lines += advice.map { "  • " + narrator.message(of: $0) }
        if !warnings.isEmpty { lines.append(wording.warnings(warnings.count)) }
        lines += warnings.map { "  • " + narrator.message(of: $0) }
        return lines.joined(separator: "\n")
    }
}

extension Narrator {
    /// Where a step has led; nil for work on the deal that leads nowhere else.
    fileprivate func done(_ step: Step) -> String? {
        switch step {
        case .opened: wording.opened()
        case .moved(let transition): wording.moved(to: stage(core.stages[transition.to].id))
        case .closed(let ending): wording.closed(as: outcome(ending.outcome(in: core).id))
        case .supplied, .finished, .filed, .approved: nil
        }
    }
}
