import DealEngine
import DealModel
import DealProcess
import ExactValues
import Testing

/// A process in which every kind of item has its opening.
enum OpeningFixture {
    static let text = """
        dealkit: 1
        kind: process
        id: openings
        version: 1
        title: Openings
        control: strict
        currency: EUR
        constants: { max_discount: 15% }
        roles: { manager: { title: Manager }, head: { title: Head }, lawyer: { title: Lawyer } }
        fields:
          deal: { budget: { type: bool }, approved: { type: bool }, score: { type: number } }
          customer: { segment: { type: string, values: [ A, B, C ] } }
        documents: { offer: { title: Offer, states: [ draft, sent, accepted ] } }
        rules:
          classified: { when: 'customer.segment in ["A", "B"]', message: No segment., fix: { set: customer.segment, by: head } }
          small: { when: deal.discount <= constants.max_discount, message: Too much. }
          within-limit: { when: deal.amount <= terms.credit_limit * 0.9, message: Above the limit. }
          branch: { when: 'deal.amount > 50000 ? deal.approved : deal.budget', message: Branch. }
          called: { when: 'interactions.exists(i, i.channel == "phone" && i.direction == "in")', message: No call. }
          busy: { when: size(interactions) >= 3, message: Too quiet. }
          known: { when: 'people.exists(p, p.influence == "high" && p.attitude >= 1)', message: Nobody. }
          waited: { when: now >= deal.created_at + days(3), message: Too early. }
          unaskable: { when: deal.score >= 3, message: Score., fix: { set: deal.budget } }
          of-manager: { when: '"head" in actor.roles', message: Only the head. }
          credit: { plugin: credit-check, message: Credit. }
        stages:
          - id: start
            title: Start
            next: [ facts, choice, calls, both, person, waiting, score, rank, limit, paper, work, agreed, branched, last ]
            tasks: [ { id: visit, title: Visit, by: lawyer } ]
          - { id: facts, enter: [ classified, { fact: terms.payment_days } ], next: last }
          - { id: choice, enter: [ classified, { id: discount-ok, any: [ small, { approval: head, of: deal.discount } ], message: Discount. } ], next: last }
          - { id: calls, enter: [ called ], next: last }
          - { id: both, enter: [ called, busy ], next: last }
          - { id: person, enter: [ known ], next: last }
          - { id: waiting, enter: [ waited, credit ], next: last }
          - { id: score, enter: [ unaskable ], next: last }
          - { id: rank, enter: [ of-manager ], next: last }
          - { id: limit, enter: [ within-limit ], next: last }
          - { id: paper, enter: [ { document: offer, state: [ sent, accepted ] } ], next: last }
          - { id: work, enter: [ { task: visit } ], next: last }
          - { id: agreed, enter: [ { id: head-agrees, approval: head, of: deal.amount }, small ], next: last }
          - { id: branched, enter: [ branch ], next: last }
          - { id: last, title: Last }
        outcomes: { won: { title: Won }, lost: { title: Lost } }
        """

    static let process = Result { () throws(LoadFailure) in
        try ProcessLibrary.load(text, named: "openings.yaml").library()
    }.map { $0.processes[0] }

    static func facts(under process: SalesProcess, at stage: StageID, _ values: [String: FactValue] = [:]) -> Facts {
        let index = process.core.index(of: stage) ?? 0
        let visit = Visit(stage: stage, number: 1, since: monday, stageIndex: UInt16(index))
        let course: Deal.Course =
            switch process.control {
            case .strict: .strict(visit)
            case .manual: .manual(visit)
            case .none: .nonProcess
            }
        let deal = Deal(
            id: "d-1", customer: "acme", process: process.version, course: course, createdAt: monday,
            layout: process.core.facts.layouts.deal)
        var facts = Facts(deal: deal, customer: Customer(id: "acme", name: "Acme"))
        for (path, value) in values {
            guard let path = FactPath(path) else { continue }
            facts.set(value, at: path, in: process.core.facts.layouts)
        }
        return facts
    }
}

extension Refusal {
    /// Every opening, each change as its key with how often it is done where that is more than once.
    var openingTexts: [[String]] {
        openings.map { opening in
            opening.changes.map { $0.supplies.count > 1 ? "\($0.key) ×\($0.supplies.count)" : $0.key.text }
        }
    }
}
