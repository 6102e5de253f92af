import DealModel
import ExactValues

extension DeskCore {
    /// The answers a decision is made with, and those to be written down.
    struct Heard: Sendable {
        var answers: Answers
        var notes: [Note]

        static let nothing = Heard(answers: .none, notes: [])
    }

    /// Asks the plugins a command depends on, all at once and with no lock held; answers that still count are used
    /// again (SEMANTICS 2.3).
    ///
    /// - Parameter isAsking: `false`: recorded answers only.
    func answers(
        for command: DealCommand, on matter: Matter, isAsking: Bool = true
    ) async -> Heard {
        if matter.entry.calls.isEmpty { return .nothing }
        let questions = questions(for: command, on: matter.facts, under: matter.entry.process)
        if questions.isEmpty { return .nothing }
        let facts = matter.facts.supplied(by: command, under: matter.entry)
        var heard = Heard.nothing
        var open: [PluginCase] = []
        for question in questions {
            guard let call = matter.entry.calls[question.rule] else { continue }
            let shown = PluginCase(question, call, about: facts.shown(to: call))
            if let known = shown.answer(among: matter.answers, at: clock.now()) {
                heard.answers = heard.answers.answering(question.rule, known)
            } else {
                open.append(shown)
            }
        }
        if isAsking { await ask(open, matter.facts.deal.id, into: &heard) }
        return heard
    }

    private func answer(_ one: PluginCase, within limit: Duration) async -> PluginAnswer {
        guard let telemetry else { return await one.call.answer(about: one.facts, within: limit) }
        let begin = ContinuousClock.now
        let answer = await one.call.answer(about: one.facts, within: limit)
        telemetry.note(answer, of: one.call.plugin, took: ContinuousClock.now - begin)
        return answer
    }

    private func ask(_ cases: [PluginCase], _ deal: DealID, into heard: inout Heard) async {
        let limit = options.pluginTimeLimit
        let given = await withTaskGroup(of: (Int, PluginAnswer).self) { group in
            for (index, one) in cases.enumerated() {
                group.addTask { (index, await self.answer(one, within: limit)) }
            }
            var answers: [(Int, PluginAnswer)] = []
            for await answer in group { answers.append(answer) }
            // In the order of the gates, whoever was first.
            return answers.sorted { $0.0 < $1.0 }
        }
        let now = clock.now()
        for (index, answer) in given {
            let one = cases[index]
            heard.answers = heard.answers.answering(one.question.rule, answer)
            guard answer.isKnown, one.question.validFor != nil else { continue }
            let record = RecordedAnswer(
                rule: one.question.rule, plugin: one.question.plugin, basis: one.basis, answeredAt: now, answer: answer)
            heard.notes.append(.answer(deal, record))
        }
    }
}

/// One question with what its plugin is shown.
private struct PluginCase: Sendable {
    let question: PluginQuestion
    let call: PluginCall
    let facts: Facts

    init(_ question: PluginQuestion, _ call: PluginCall, about facts: Facts) {
        self.question = question
        self.call = call
        self.facts = facts
    }

    var basis: RecordedAnswer.Basis {
        RecordedAnswer.Basis(
            version: call.version, parameters: call.parametersDigest, facts: facts.pluginDigest(for: call.reads))
    }

    /// An earlier answer to the same question that still counts.
    func answer(among records: [RecordedAnswer], at now: Instant) -> PluginAnswer? {
        guard question.validFor != nil, !records.isEmpty else { return nil }
        let basis = basis
        return records.last { record in
            record.rule == question.rule && record.plugin == question.plugin && record.basis == basis
                && record.answer.isKnown && record.counts(at: now, for: question.validFor)
        }?.answer
    }
}

extension Facts {
    /// The facts with those that a command supplies, as far as they can be.
    fileprivate func supplied(by command: DealCommand, under entry: ProcessRoster.Entry) -> Facts {
        guard !command.changes.isEmpty else { return self }
        var supplied = self
        _ = supplied.supply(command.changes, under: entry.process)
        return supplied
    }

    /// What a plugin is shown: the groups it reads, and nothing else.
    fileprivate func shown(to call: PluginCall) -> Facts {
        var shown = self
        shown.loaded.formIntersection(call.reads)
        if !shown.loaded.contains(.customer) { shown.customer = nil }
        if !shown.loaded.contains(.documents) { shown.documents = [] }
        if !shown.loaded.contains(.tasks) { shown.tasks = [] }
        if !shown.loaded.contains(.interactions) { shown.interactions = [] }
        if !shown.loaded.contains(.approvals) { shown.approvals = [] }
        return shown
    }

    /// The digest of what a plugin is shown. Where the deal stands is no part of it: visits do not matter.
    fileprivate func pluginDigest(for reads: FactNeeds) -> ContentDigest {
        let roots = FactRoot.allCases.filter { root in
            !root.needs.isEmpty && reads.isSuperset(of: root.needs)
        }
        let wheres = ["stage", "stage_since", "visit"]
        let own = deal.frame.layout.entries.map(\.declaration.path).filter { !wheres.contains($0.name) }
        let paths = own + [FactPath(.deal, "id"), FactPath(.terms)] + roots.map { FactPath($0) }
        return ContentDigest(of: canonicalBytes(of: paths))
    }
}
