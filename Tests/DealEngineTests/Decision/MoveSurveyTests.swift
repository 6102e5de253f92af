import DealEngine
import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

@Suite("A survey of every way on", .tags(.gates))
struct MoveSurveyTests {
    /// What a decision comes to in the words of a survey.
    private func standing(_ decision: Decision) -> Prospect.Standing {
        switch decision.refusal?.kind {
        case nil: .open
        case .gateClosed: .closed
        case .alreadyThere: .here
        case .notPermitted: .notPermitted
        case .reasonMissing: .reasonWanted
        case .dealClosed, .onHold: .stopped
        default: .notOffered
        }
    }

    private func closedItems(_ decision: Decision) -> [Int] {
        var items: [Int] = []
        decision.refusal?.forEachClosedItem { items.append($0) }
        return items
    }

    @Test(
        "It says of each goal what deciding the plain command says, codes and messages included",
        arguments: ["lead", "qualification", "proposal", "negotiation"])
    func agreesWithDecide(stage: String) throws {
        let samples = DecisionSamples(process: try Shipped.typicalSale.get())
        guard samples.process.stages.contains(where: { $0.id.text == stage }) else { return }
        for segment in [nil, "A"] {
            for termsSet in [false, true] {
                try compare(samples.facts(at: StageID(stage), segment: segment, termsSet: termsSet), samples.process)
            }
        }
    }

    private func compare(_ facts: Facts, _ process: SalesProcess) throws {
        let survey = MoveSurvey(of: process, for: anna)
        var seen: [Int] = []
        survey.forEachGoal(of: facts, at: monday) { prospect in
            let goal = prospect.goal
            seen.append(goal)
            guard let decision = survey.decision(for: goal, of: facts, at: monday) else {
                Issue.record("no decision for \(survey.goals[goal])")
                return
            }
            #expect(prospect.standing == standing(decision), "\(survey.goals[goal])")
            var (items, messages, wanted): ([Int], [String], [String]) = ([], [], [])
            prospect.forEachClosedItem { items.append($0) }
            prospect.forEachClosedMessage(in: "en") { messages.append($0) }
            decision.refusal?.forEachClosedMessage(in: "en") { wanted.append($0) }
            #expect(items == closedItems(decision))
            #expect(messages == wanted)
        }
        #expect(seen == Array(survey.goals.indices))
    }

    @Test("A goal that there is not has no decision")
    func unknownGoal() throws {
        let samples = DecisionSamples(process: try Shipped.typicalSale.get())
        let survey = MoveSurvey(of: samples.process, for: anna)
        let facts = samples.facts(at: "lead", segment: nil, termsSet: false)
        #expect(survey.decision(for: survey.goals.count, of: facts, at: monday) == nil)
    }
}
