public import DealModel
import DealProcess

extension Acceptance {
    /// What may be done, as a person reads it before it is: the way that is open, advice that stands against it in a
    /// manual process, and warnings.
    ///
    /// - Parameters:
    ///   - language: The reader's language; a language that is not known is read as English.
    ///   - wordings: The engine's own sentences; a host may have added a language.
    /// - Returns: One line or several, without a line break at the end.
    public func text(in language: Language, wordings: Wordings = .builtIn) -> String {
        let narrator = Narrator(hearing, in: language, wordings)
        let advice = hearing.closedGateItems { $0 == .block }
        let warnings = hearing.closedGateItems { $0 == .warn }
        var lines = heading(narrator).map { [$0] } ?? []
        if !advice.isEmpty { lines.append(narrator.wording.adviceAgainst(advice.count)) }
        lines += advice.map { "  • " + narrator.message(of: $0) }
        if !warnings.isEmpty { lines.append(narrator.wording.warnings(warnings.count)) }
        lines += warnings.map { "  • " + narrator.message(of: $0) }
        return lines.joined(separator: "\n")
    }

    /// Nil for work on the deal that leads nowhere else.
    private func heading(_ narrator: Narrator) -> String? {
        switch step {
        case .opened: narrator.wording.canOpen()
        case .moved(let transition):
            narrator.wording.canMove(to: narrator.stage(hearing.process.core.stages[transition.to].id))
        case .closed(let ending):
            narrator.wording.canClose(as: narrator.outcome(ending.outcome(in: hearing.process.core).id))
        case .supplied, .finished, .filed, .approved: nil
        }
    }
}
