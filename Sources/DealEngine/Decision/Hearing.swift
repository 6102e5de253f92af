package import DealModel
package import DealProcess
package import ExactValues

/// Everything a decision was made from and what its items said: a few references and a mask, so that a decision costs no
/// heap object; texts, items, openings and receipts are made from it when they are read.
package struct Hearing: Sendable {
    package let command: DealCommand
    /// With the facts that the command supplies.
    package internal(set) var facts: Facts
    /// What it supplies; nil when that is nothing.
    private(set) var supplied: Supplied?
    package let process: SalesProcess
    package let now: Instant
    package let answers: Answers
    var asked = AskedItems()

    /// A command that asked nothing yet.
    package init(
        command: consuming DealCommand, facts: consuming Facts, process: consuming SalesProcess, now: Instant,
        answers: consuming Answers
    ) {
        self.command = command
        self.facts = facts
        self.process = process
        self.now = now
        self.answers = answers
    }

    /// The items that were asked; none where the command was refused before any gate.
    package var plan: GatePlan { asked.plan }

    /// What each of them said.
    package var verdicts: Verdicts { asked.verdicts }

    /// States what the command supplies, so that it counts before any gate is asked.
    ///
    /// - Returns: What cannot be stated, if anything; then nothing is.
    mutating func supply() -> [FactProblem] {
        let before = facts
        var edits: [FactEdit] = []
        let problems = facts.supply(command.changes, under: process, noting: &edits)
        if problems.isEmpty { supplied = Supplied(before: before, edits: edits) }
        return problems
    }

    /// The facts without those that the command supplies.
    var factsBefore: Facts { supplied?.before ?? facts }
}

/// What a command states, behind one reference.
final class Supplied: Sendable {
    /// The facts without it.
    let before: Facts
    /// The facts that are not what they were, each once, in the order of the command.
    let edits: [FactEdit]

    init(before: Facts, edits: [FactEdit]) {
        self.before = before
        self.edits = edits
    }
}

extension Hearing {
    /// The closed items of the modes that matter, in the order asked.
    package func closedGateItems(_ matters: (ItemMode) -> Bool) -> [GateItem] {
        var items: [GateItem] = []
        let plan = plan
        verdicts.forEachClosed { index in
            if matters(plan.items[index].mode) { items.append(plan.items[index]) }
        }
        return items
    }

    /// The identities of the closed items of a mode, in the order asked.
    package func closedIdentities(_ mode: ItemMode) -> [String] {
        verdicts.allOpen ? [] : closedGateItems { $0 == mode }.map(\.identity)
    }

    /// The same, explained in full.
    package func closedItems(_ matters: (ItemMode) -> Bool) -> [ClosedItem] {
        closedGateItems(matters).map(explain)
    }
}
