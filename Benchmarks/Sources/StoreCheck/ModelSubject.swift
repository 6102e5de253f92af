import DealKit
import DealTesting
import Synchronization

/// One store under the model's operations, and what it answers.
final class ModelSubject {
    let place: StorePlace
    private var opened: OpenStore
    private var desk: DealDesk
    private let clock: AdjustableClock

    init(_ place: StorePlace, _ clock: AdjustableClock) async throws {
        self.place = place
        self.clock = clock
        try place.clear()
        opened = try await place.open()
        desk = try await Self.desk(opened, clock)
    }

    private static func desk(_ opened: OpenStore, _ clock: AdjustableClock) async throws -> DealDesk {
        try await opened.desk(
            try CheckProcess.library(CheckProcess.sale), clock: clock,
            options: DeskOptions(announcing: Set(Announcement.allCases)))
    }

    func close() throws { try opened.close() }

    func reopen() async throws {
        try await desk.flush()
        guard place.isDurable else { return }
        try opened.close()
        opened = try await place.open()
        desk = try await Self.desk(opened, clock)
    }

    /// What the store answers, in words that are the same for every store.
    func answer(_ operation: ModelOperation) async throws -> String {
        do throws(DeskError) {
            return try await reply(operation)
        } catch {
            switch error {
            case .conflict(let conflict): return "conflict \(conflict)"
            default: return "error \(error)"
            }
        }
    }

    private func reply(_ operation: ModelOperation) async throws(DeskError) -> String {
        let (anna, hugo) = (CheckProcess.anna, CheckProcess.hugo)
        switch operation {
        case .register(let id):
            let people = [Person(id: "ivan", name: "Ivan"), Person(id: "olga", name: "Olga")]
            return "done \(try await desk.register(Customer(id: id, name: "Acme", people: people), by: anna))"
        case .classify(let id, let segment):
            return "done \(try await desk.edit(id, by: anna) { $0.segment = segment }.revision)"
        case .classifyStale(let id):
            return "done \(try await desk.edit(id, by: anna, expecting: Revision(77)) { $0.segment = "A" }.revision)"
        case .open(let id, let customer):
            return text(try await desk.open(NewDeal(id, "Pumps", for: customer, under: "sale"), by: anna))
        case .move(let id, let stage): return text(try await desk.move(id, to: stage, by: anna))
        case .moveBack(let id, let stage): return text(try await desk.move(id, to: stage, by: anna, because: "back"))
        case .moveAsGuest(let id, let stage): return text(try await desk.move(id, to: stage, by: DealActor("gus")))
        case .moveSupplying(let id, let stage, let amount):
            return text(try await desk.move(id, to: stage, by: anna, supplying: [Self.amount(amount)]))
        case .moveStale(let id, let stage):
            return text(try await desk.move(id, to: stage, by: anna, expecting: Revision(999)))
        case .moveTwice(let id, let stage, let key):
            let first = try await desk.move(id, to: stage, by: anna, key: key)
            return text(first) + " then " + text(try await desk.move(id, to: stage, by: anna, key: key))
        case .moveMany(let ids, let stage, let key):
            var lines: [String] = []
            for await line in desk.move(each: ids, to: stage, by: anna, key: key) {
                switch line.result {
                case .success(let reply): lines.append(text(reply))
                case .failure(let error): lines.append("error \(error)")
                }
            }
            return lines.joined(separator: "; ")
        case .reuseKey(let id, let key):
            let first = try await desk.supply(Self.need("a"), to: id, by: anna, key: key)
            return text(first) + " then " + text(try await desk.supply(Self.need("b"), to: id, by: anna, key: key))
        case .closeWon(let id): return text(try await desk.close(id, as: "won", by: anna))
        case .closeLost(let id, let reason):
            return text(try await desk.close(id, as: "lost", because: reason, by: anna))
        case .price(let id, let amount): return text(try await desk.supply(Self.amount(amount), to: id, by: anna))
        case .need(let id, let need): return text(try await desk.supply(Self.need(need), to: id, by: anna))
        case .supplyWrong(let id):
            return text(try await desk.supply(.set(FactPath(.deal, "score"), .text("x")), to: id, by: anna))
        case .file(let id, let kind, let state): return text(try await desk.file(kind, as: state, on: id, by: anna))
        case .finish(let id, let task): return text(try await desk.finish(task, on: id, by: anna))
        case .approve(let id, let asHead):
            return text(try await desk.approve("allowed", on: id, by: asHead ? hugo : anna))
        case .discount(let id, let percent):
            let value = ExactDecimal(coefficient: Int64(percent), scale: 2) ?? 0
            return text(try await desk.supply(.set(FactPath(.deal, "discount"), .number(value)), to: id, by: anna))
        case .record(let id, let channel, let comesIn):
            let call = Interaction(
                channel: channel, comesIn ? .in : .out, at: clock.now(), with: "ivan", result: "talked")
            return "done \(try await desk.record(call, on: id, by: anna))"
        default: return try await reading(operation)
        }
    }

    private func reading(_ operation: ModelOperation) async throws(DeskError) -> String {
        switch operation {
        case .bring(let id, let customer, let steps):
            return try await bring(id, customer, steps)
        case .list(let number):
            let found = try await desk.deals(Self.queries[number % Self.queries.count], limit: 7)
            return found.map { "\($0.record.id)@\($0.revision)" }.joined(separator: " ")
        case .journal(let position): return try await journal(after: position)
        case .history(let id):
            let entries = try await desk.history(of: id)
            return entries.map { "\($0.sequence) \($0.event.kind) \($0.at) \($0.actor)" }.joined(separator: "; ")
        case .attempts(let id):
            let rows = try await desk.attempts(on: id)
            return rows.map { "\($0.kind) \($0.key.target) \($0.count) \($0.items)" }.joined(separator: "; ")
        case .explain(let id):
            let command = DealCommand(.move(to: "proposal"), by: CheckProcess.anna)
            let receipt = try await desk.explain(command, on: id).receipt
            return String(decoding: receipt.bytes, as: UTF8.self)
        case .options(let id):
            return try await desk.moves(of: id, for: CheckProcess.anna).map { "\($0.goal) \($0.isOpen)" }
                .joined(separator: "; ")
        case .seal: return "\(try await desk.seal().deals) deals"
        case .verify(let id): return "\(String(describing: try await desk.verify(id).finding))"
        case .receipt(let id, let sequence):
            guard let receipt = try await desk.receipt(of: id, at: sequence) else { return "no receipt" }
            return String(decoding: receipt, as: UTF8.self)
        case .export(let id): return try await export(id)
        case .deliver(let failing, let parking): return try await deliver(failing, parking)
        case .parked: return text(try await desk.parkedEffects(limit: 5))
        case .release(let place, let release):
            let parked = try await desk.parkedEffects(limit: 3)
            guard parked.indices.contains(place) else { return "nothing" }
            return "\(try await desk.release(parked[place].key, as: release, by: CheckProcess.anna))"
        case .erase(let id): return "\(try await desk.erase(.customer(id)) > 0)"
        default: return "done"
        }
    }

    /// Delivers what is due, some with an error; several at once, so that they are told in the order of their keys.
    private func deliver(_ failing: Int, _ parking: Int) async throws(DeskError) -> String {
        let heard = HeardEffects()
        let options = RelayOptions(width: 4, firstDelay: .seconds(30), attempts: 3)
        let arrived = try await desk.deliverEffects(options: options) { effect in
            let key = effect.key
            if (key.sequence + failing) % 4 == 0 { throw CheckFailure("not now") }
            if (key.sequence + parking) % 9 == 0 { throw UndeliverableEffect(because: "never") }
            heard.add("\(key) \(String(decoding: CloudEvent(effect, from: "/check").json, as: UTF8.self))")
        }
        let backlog = try await desk.backlog()
        let oldest = backlog.oldest.map { "\($0)" } ?? "–"
        return "\(arrived) arrived, \(backlog.open) open, \(backlog.parked) parked, oldest \(oldest)\n"
            + heard.sorted.joined(separator: "\n")
    }

    private func text(_ parked: [ParkedEffect]) -> String {
        parked.map { "\($0.key) \($0.reason) \($0.since) \($0.attempts)" }.joined(separator: "; ")
    }

    private func bring(_ id: DealID, _ customer: CustomerID?, _ steps: Int) async throws(DeskError) -> String {
        let anna = CheckProcess.anna
        let now = clock.now()
        var history = DealHistory(
            NewDeal(id, "Brought", for: customer, under: "sale", with: [Self.amount(7_000)]), at: now, by: anna)
        let commands: [DealCommand] = [
            DealCommand(.finish("first-call"), by: anna), DealCommand(.move(to: "proposal"), by: anna),
            DealCommand(.file("proposal", as: "sent"), by: anna),
            DealCommand(.close(as: "lost", because: "price"), by: anna),
        ]
        for command in commands.prefix(steps) { history.steps.append(DealHistory.Step(command, at: now)) }
        switch try await desk.bring(history, from: "old-crm", key: CommandKey("b-\(id)")) {
        case .done(let brought):
            let accepted = brought.steps.map { "\($0)" } ?? "again"
            return "done \(brought.change.revision) \(accepted) of \(steps)"
        case .refused(let refusal): return "refused \(refusal.kind.name)"
        }
    }

    /// Without the digests, which only some stores put into their entries.
    private func export(_ id: CustomerID) async throws(DeskError) -> String {
        let export = try await desk.export(.customer(id))
        let records =
            [export.customer?.encoded ?? []] + export.deals.map(\.encoded) + export.interactions.map(\.encoded)
        let needs = export.deals.map { $0.fields[Self.need] ?? "–" }
        return records.map(Self.masked).joined(separator: "\n") + "\n\(needs)\n\(export.entries.count)"
    }

    /// Entries by their order, since positions are each store's own.
    private func journal(after count: Int) async throws(DeskError) -> String {
        var lines: [String] = []
        for try await entry in desk.journal() {
            lines.append("\(entry.deal)/\(entry.sequence)")
            if lines.count >= count + 20 { break }
        }
        return lines.dropFirst(count).joined(separator: " ")
    }

    // MARK: - Words

    private func text(_ reply: Reply<DealTransition>) -> String {
        switch reply {
        case .done(let done): text(Reply<DealChange>.done(done.change))
        case .refused(let refusal): text(Reply<DealChange>.refused(refusal))
        }
    }

    private func text(_ reply: Reply<DealChange>) -> String {
        switch reply {
        case .done(let change):
            "done \(change.revision)\(change.isRepeat ? " again" : "") \(change.entries.map(\.event.kind))"
        case .refused(let refusal): "refused \(refusal.kind.name) \(refusal.items.map(\.id))"
        }
    }

    private static func amount(_ amount: Int?) -> FactChange {
        let path = FactPath(.deal, "amount")
        return amount.map { .set(path, .money(Money($0, "EUR"))) } ?? .clear(path)
    }

    private static func need(_ need: String) -> FactChange {
        .set(FactPath(.deal, "need"), .text(need))
    }

    private static let queries: [DealQuery] = [
        .all, DealQuery(customer: "c-1"), DealQuery(stage: "proposal"), DealQuery(standing: .closed),
        DealQuery(outcome: "won"), DealQuery(process: "sale", standing: .open),
        DealQuery(stage: "lead", standing: .open),
        DealQuery(customer: "c-2", standing: .open),
    ]

    // MARK: - Everything

    /// Everything the store knows, to be compared as a whole.
    func everything() async throws -> [String] {
        var lines: [String] = []
        var last: DealID?
        while let end = try await page(after: last, into: &lines) { last = end }
        lines.append(try await journal(after: 0))
        for number in 0..<4 {
            lines.append(try await answer(.export(CustomerID("c-\(number)"))))
        }
        return lines
    }

    /// By their bytes: where a fact is kept in memory is no part of it.
    private static func text(_ facts: Facts) -> String {
        let body = DealBody(
            facts.deal, documents: facts.documents, tasks: facts.tasks, approvals: facts.approvals)
        let need = facts.deal.fields[need] ?? "–"
        let records = [body.encoded] + facts.interactions.map(\.encoded) + [facts.customer?.encoded ?? []]
        return records.map(masked).joined(separator: "\n") + "\n\(need) "
            + "\(facts.deal.lastCustomerEventAt.map(\.description) ?? "–")"
    }

    /// A fact that the history does not hold.
    private static var need: DealField<String> { DealField("need") }

    /// The bytes as text. A mark is made under a key of chance, and so another one in each store.
    private static func masked(_ bytes: [UInt8]) -> String {
        let mark = "\"redacted\":{\"deal.need\":\""
        let parts = String(decoding: bytes, as: UTF8.self).split(separator: mark, omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + "redacted " + $1.dropFirst(64) }
    }

    private func page(after last: DealID?, into lines: inout [String]) async throws -> DealID? {
        let page = try await desk.deals(after: last, limit: 50)
        for deal in page {
            let id = deal.record.id
            let facts = try await desk.facts(of: id)
            lines.append("\(id) \(facts.revision) \(Self.text(facts.record))")
            lines.append(try await answer(.history(id)))
            lines.append(try await answer(.attempts(id)))
            lines.append(try await answer(.verify(id)))
        }
        return page.last?.record.id
    }
}

/// What was delivered by several deliveries at once.
private final class HeardEffects: Sendable {
    private let texts = Mutex<[String]>([])

    func add(_ text: String) { texts.withLock { $0.append(text) } }
    var sorted: [String] { texts.withLock { $0.sorted() } }
}
