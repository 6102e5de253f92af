import DealKit

/// The process of the checks in a few plain words, written without the engine: what must be done, and what must not.
struct PlainModel {
    private struct PlainDeal {
        var customer: CustomerID?
        var stage: StageID = "lead"
        var visit = 1
        var entries = 1
        var isClosed = false
        var hasAmount = false
        var amount: Int?
        var need: String?
        var discount = 0
        var isCalled = false
        var openTask = true
        var proposal: DocumentState?
        /// The visit and the discount of each approval.
        var approvals: [(visit: Int, discount: Int)] = []
    }

    private var deals: [DealID: PlainDeal] = [:]
    private var segments: [CustomerID: String] = [:]
    private var customers: Set<CustomerID> = []

    /// How many entries a deal's history has.
    func entries(of deal: DealID) -> Int { deals[deal]?.entries ?? 0 }
    /// The stage in which a deal stands.
    func stage(of deal: DealID) -> StageID? { deals[deal]?.stage }
    /// Every deal there is, in the order of the ids.
    var ids: [DealID] { deals.keys.sorted() }

    /// Does an operation.
    ///
    /// - Returns: The word with which the answer must begin; `nil` where the model has no opinion.
    mutating func apply(_ operation: ModelOperation) -> String? {
        switch operation {
        case .register(let id): return customers.insert(id).inserted ? "done" : "error"
        case .classify(let id, let segment):
            guard customers.contains(id) else { return "error" }
            segments[id] = segment
            return "done"
        case .classifyStale(let id): return customers.contains(id) ? "conflict" : "error"
        case .open(let id, let customer): return open(id, customer)
        case .move(let id, let stage): return move(id, to: stage)
        case .moveBack(let id, let stage): return move(id, to: stage, hasReason: true)
        case .moveAsGuest(let id, let stage): return move(id, to: stage, isManager: false)
        case .moveSupplying(let id, let stage, let amount): return move(id, to: stage, supplying: amount)
        case .moveStale(let id, _): return deals[id] == nil ? "error" : "conflict"
        case .moveTwice(let id, let stage, _):
            let first = move(id, to: stage)
            // A refusal is not kept under its key: the second is refused again.
            return first
        case .moveMany(let ids, let stage, _):
            var answers: [String] = []
            var done: Set<DealID> = []
            for id in ids {
                // The key is derived from the deal: the second time it is a repeat.
                if done.contains(id) {
                    answers.append("done")
                    continue
                }
                let answer = move(id, to: stage)
                if answer == "done" { done.insert(id) }
                answers.append(answer)
            }
            return answers.first
        default: return applyWork(operation)
        }
    }

    private mutating func applyWork(_ operation: ModelOperation) -> String? {
        switch operation {
        case .closeWon(let id): return close(id, needsStage: "contract")
        case .closeLost(let id, let reason): return reason == nil ? refuse(id) : close(id, needsStage: nil)
        case .price(let id, let amount):
            return change(id) { deal in
                defer { deal.amount = amount }
                return deal.amount != amount
            }
        case .need(let id, let need):
            return change(id) { deal in
                let stated = need.isEmpty ? nil : need
                defer { deal.need = stated }
                return deal.need != stated
            }
        case .reuseKey(let id, _):
            guard let deal = deals[id] else { return "error" }
            if deal.isClosed { return "refused" }
            // A command that had nothing to write has left no key behind.
            let isNew = deal.need != "a"
            deals[id]?.need = isNew ? "a" : "b"
            deals[id]?.entries += 1
            return isNew ? "error" : "done"
        case .discount(let id, let percent):
            return change(id) { deal in
                defer { deal.discount = percent }
                return deal.discount != percent
            }
        case .supplyWrong(let id): return refuse(id)
        case .file(let id, let kind, let state):
            if kind != "proposal" { return refuse(id) }
            return change(id) { deal in
                deal.proposal = state
                return true
            }
        case .finish(let id, let task):
            guard let deal = deals[id] else { return "error" }
            if deal.isClosed || task != "first-call" { return "refused" }
            // Only the task of the stage lead can be finished, by anyone who may, while its visit lasts.
            return nil
        case .record(let id, let channel, _):
            guard deals[id] != nil else { return "error" }
            if channel == "phone" { deals[id]?.isCalled = true }
            return "done"
        case .erase(let id):
            segments[id] = nil
            // The facts that its deals hold apart from their history go with it.
            for deal in deals.keys where deals[deal]?.customer == id { deals[deal]?.need = nil }
            return nil
        default: return nil
        }
    }

    // MARK: - Deeds

    private mutating func open(_ id: DealID, _ customer: CustomerID?) -> String {
        guard deals[id] == nil else { return "error" }
        if let customer, !customers.contains(customer) { return "error" }
        deals[id] = PlainDeal(customer: customer)
        return "done"
    }

    private mutating func move(
        _ id: DealID, to stage: StageID, isManager: Bool = true, hasReason: Bool = false, supplying amount: Int? = nil
    ) -> String {
        guard var deal = deals[id] else { return "error" }
        if deal.isClosed || deal.stage == stage { return "refused" }
        let order: [StageID] = ["lead", "proposal", "contract"]
        guard let from = order.firstIndex(of: deal.stage), let to = order.firstIndex(of: stage) else {
            return "refused"
        }
        let before = deal.amount
        if let amount { deal.amount = amount }
        if to > from {
            guard isManager, to == from + 1, opens(deal) else { return "refused" }
        } else {
            // A move back asks for a reason; coming to the proposal again asks what entering it asks.
            guard hasReason, stage == "lead" || isClassified(deal) else { return "refused" }
        }
        deal.stage = stage
        deal.visit += 1
        deal.openTask = stage == "lead"
        deal.entries += amount != nil && amount != before ? 2 : 1
        deals[id] = deal
        return "done"
    }

    private func opens(_ deal: PlainDeal) -> Bool {
        switch deal.stage {
        case "lead": deal.amount != nil && !deal.openTask && isClassified(deal)
        case "proposal":
            deal.proposal == "sent" && deal.isCalled
                && deal.approvals.contains { $0.visit == deal.visit && $0.discount == deal.discount }
        default: false
        }
    }

    private func isClassified(_ deal: PlainDeal) -> Bool {
        guard let customer = deal.customer, let segment = segments[customer] else { return false }
        return segment == "A" || segment == "B"
    }

    private mutating func close(_ id: DealID, needsStage stage: StageID?) -> String {
        guard let deal = deals[id] else { return "error" }
        if deal.isClosed || (stage != nil && deal.stage != stage) { return "refused" }
        deals[id]?.isClosed = true
        deals[id]?.openTask = false
        deals[id]?.entries += 1
        return "done"
    }

    private mutating func change(_ id: DealID, _ work: (inout PlainDeal) -> Bool) -> String {
        guard var deal = deals[id] else { return "error" }
        if deal.isClosed { return "refused" }
        if work(&deal) { deal.entries += 1 }
        deals[id] = deal
        return "done"
    }

    private func refuse(_ id: DealID) -> String { deals[id] == nil ? "error" : "refused" }

    /// Takes over what the model leaves to the engine: whether a task was finished, an approval given, a deal brought.
    mutating func learn(_ operation: ModelOperation, answered answer: String) {
        guard answer.hasPrefix("done") else { return }
        switch operation {
        case .finish(let id, _):
            deals[id]?.openTask = false
            deals[id]?.entries += answer.contains("[]") ? 0 : 1
        case .approve(let id, _):
            if let deal = deals[id] { deals[id]?.approvals.append((deal.visit, deal.discount)) }
            deals[id]?.entries += answer.contains("[]") ? 0 : 1
        case .bring(let id, let customer, _):
            deals[id] = PlainDeal(customer: customer)
            deals[id]?.isClosed = true
            deals[id]?.entries = Int(answer.split(separator: " ")[1]) ?? 0
            deals[id]?.stage = ""
        default: break
        }
    }
}
