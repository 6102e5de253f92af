import DealEngine
import DealModel
import DealProcess
import ExactValues
import TestTags
import Testing

@Suite("The three kinds of control", .tags(.gates))
struct ControlTests {
    @Test("A manual deal moves through closed items and records them as advice")
    func manualRecordsAdvice() throws {
        let sale = DecisionSamples(process: try Shipped.manualSale.get())
        let decision = sale.decide(
            .move(to: "proposal"), on: sale.facts(at: "qualification"), by: hugo, because: "the customer insists")
        let acceptance = try #require(decision.acceptance)
        #expect(acceptance.advice.map(\.id) == ["customer-classified", "terms-set"])
        guard case .moved(let move)? = acceptance.events.first else {
            Issue.record("no move among the events: \(acceptance.events)")
            return
        }
        #expect(move.kind == .jump)
        #expect(move.advice == ["customer-classified", "terms-set"])
        #expect(acceptance.facts.deal.visit?.stage == "proposal")
    }

    @Test("A manual deal that passes a closed item asks for a reason")
    func manualAsksWhy() throws {
        let sale = DecisionSamples(process: try Shipped.manualSale.get())
        let refusal = sale.decide(.move(to: "proposal"), on: sale.facts(at: "qualification"), by: hugo).refusal
        #expect(refusal?.kind == .reasonMissing(offered: []))
    }

    @Test("A deal without stages has no stage in its type, and asking to move it is its own refusal")
    func nonProcess() throws {
        let project = DecisionSamples(process: try Shipped.longProject.get())
        let facts = project.facts()
        #expect(facts.deal.course == .nonProcess)
        #expect(facts.deal.visit == nil)
        #expect(project.decide(.move(to: "proposal"), on: facts).refusal?.kind == .noStages)
    }

    @Test("Two actors with different roles see the same stage and different permitted moves")
    func rolesDiffer() throws {
        let sale = DecisionSamples(process: try Shipped.typicalSale.get())
        let facts = sale.facts(at: "proposal", segment: "A", termsSet: true)
        let assistant = DealActor("olga", roles: ["assistant"])
        let back = DealCommand.Action.move(to: "qualification")
        #expect(sale.decide(back, on: facts, by: anna, because: "wrong offer").acceptance != nil)
        #expect(
            sale.decide(back, on: facts, by: assistant, because: "wrong offer").refusal?.kind
                == .notPermitted(needs: ["manager", "head"]))
    }

    @Test("A strict deal moves along the process's own arrows only, and says where it can go")
    func strictKeepsToArrows() throws {
        let sale = DecisionSamples(process: try Shipped.typicalSale.get())
        let refusal = sale.decide(.move(to: "delivery"), on: sale.facts(at: "qualification")).refusal
        #expect(refusal?.kind == .notANeighbour(reachable: ["proposal", "lead"]))
        #expect(
            sale.decide(.move(to: "propsal"), on: sale.facts(at: "lead")).refusal?.kind
                == .unknownStage(nearest: "proposal"))
    }

    @Test("With the facts set the way to the proposal is open")
    func proposalOpens() throws {
        let sale = DecisionSamples(process: try Shipped.typicalSale.get())
        let facts = sale.facts(at: "qualification", segment: "B", termsSet: true)
        #expect(sale.decide(.move(to: "proposal"), on: facts).acceptance?.advice == [])
    }
}
