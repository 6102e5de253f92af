import DealModel
import DealProcess
import DealTesting
import ExactValues
import Synchronization
import Testing

@testable import DealEngine

/// The process the desk's tests live under, its actors and its plugins.
enum DeskSamples {
    static let manager = DealActor("anna", roles: ["manager"])
    static let head = DealActor("hugo", roles: ["head"])
    static let guest = DealActor("gus")

    static let sale = """
        dealkit: 1
        kind: process
        id: sale
        version: 1
        title: Sale
        control: strict
        currency: EUR
        roles: { manager: { title: Manager }, head: { title: Head } }
        fields:
          deal: { need: { type: string }, score: { type: int } }
        documents:
          proposal: { title: Proposal, states: [ draft, sent ] }
        rules:
          customer-classified:
            when: customer.segment in ["A", "B"]
            message: The customer is not classified.
          called:
            when: interactions.exists(i, i.channel == "phone")
            message: Nobody has called.
          few-won:
            when: customer.deals_won < 3
            message: Too many are won.
        stages:
          - id: lead
            tasks: [ { id: first-call, required: true, by: manager } ]
            leave: [ { fact: deal.amount } ]
          - id: proposal
            enter: [ customer-classified ]
            leave: [ { document: proposal, state: sent } ]
            back: lead
          - id: contract
            enter: [ { id: discount-allowed, approval: head, of: deal.discount }, called ]
        outcomes:
          won: { require: [ few-won ] }
          lost: { reasons: { price: { title: Price }, silent: { title: Silent } } }
        moves:
          forward: { by: manager }
        """

    /// A process whose first arrow asks nothing, for what is not about gates.
    static let open = """
        dealkit: 1
        kind: process
        id: open
        version: 1
        title: Open
        control: strict
        fields: { deal: { need: { type: string } } }
        stages: [ { id: lead }, { id: proposal, back: lead }, { id: contract } ]
        outcomes: { won: { title: Won }, lost: { title: Lost } }
        """

    static let asking = """
        dealkit: 1
        kind: process
        id: asking
        version: 1
        title: Asking
        control: strict
        rules:
          credit:
            plugin: bureau
            with: { limit: 5000 EUR }
            valid_for: 2 days
            message: The bureau says no.
          mood:
            plugin: oracle
            message: The oracle says no.
        stages: [ { id: lead }, { id: proposal, enter: [ credit, mood ] } ]
        outcomes: { won: { title: Won } }
        """

    static func library(_ texts: String...) throws -> ProcessLibrary {
        var processes: [SalesProcess] = []
        for text in texts { processes += try ProcessLibrary.load(text, named: "test.yaml").library().processes }
        return ProcessLibrary(processes)
    }

    /// A desk on a fresh store, with one classified customer.
    static func desk(
        _ text: String = open, store: some WholeStore = MemoryStore(), plugins: [any RulePlugin] = [],
        clock: some DealClock = .fixed(monday), options: DeskOptions = DeskOptions()
    ) async throws -> DealDesk {
        let desk = try await DealDesk(
            store: store, processes: try library(text), plugins: plugins, clock: clock, options: options)
        var acme = Customer(id: "acme", name: "Acme")
        acme.segment = "A"
        _ = try? await desk.register(acme, by: manager)
        return desk
    }

    /// The same with a deal.
    static func deskWithDeal(
        _ text: String = open, store: some WholeStore = MemoryStore(), plugins: [any RulePlugin] = [],
        clock: some DealClock = .fixed(monday), options: DeskOptions = DeskOptions()
    ) async throws -> DealDesk {
        let desk = try await desk(text, store: store, plugins: plugins, clock: clock, options: options)
        _ = try await desk.open(NewDeal("d-1", "Ten pumps", for: "acme"), by: manager).get()
        return desk
    }
}

/// A plugin that says what the test tells it to, and counts how often it was asked.
final class TestPlugin: RulePlugin {
    struct Parameters: Decodable, Sendable {
        var limit: Money?
    }

    let id: PluginID
    let reads: FactNeeds
    let timeLimit: Duration?
    private let asked = Mutex(0)
    private let say: @Sendable (Facts, Parameters) async throws -> PluginAnswer

    init(
        _ id: PluginID, reads: FactNeeds = [.customer], timeLimit: Duration? = nil,
        _ say: @escaping @Sendable (Facts, Parameters) async throws -> PluginAnswer
    ) {
        self.id = id
        self.reads = reads
        self.timeLimit = timeLimit
        self.say = say
    }

    static func saying(_ id: PluginID, _ answer: PluginAnswer) -> TestPlugin { TestPlugin(id) { _, _ in answer } }

    var count: Int { asked.withLock { $0 } }

    func answer(_ facts: Facts, with parameters: Parameters) async throws -> PluginAnswer {
        asked.withLock { $0 += 1 }
        return try await say(facts, parameters)
    }
}

/// Ends a test that found another case of an enum than it goes on with.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
