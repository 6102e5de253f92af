import DealEngine
import DealModel
import ExactValues

extension StorePromises {
    static var texts: [StorePromise] { [keeping(oddTexts)] }

    /// Whether these texts come back byte for byte from every place of a store where a text can stand, and from every
    /// field of its records; or are refused.
    ///
    ///     try await StorePromises.keeping(["it's", "田中さん", "\u{0}"]) { $0.utf8.contains(0) }.check(MyStore())
    ///
    /// - Parameters:
    ///   - texts: What is written, each into records of its own.
    ///   - mayRefuse: Which of them the store may refuse with `StoreError.unstorable(_:)`; by default all.
    public static func keeping(
        _ texts: [String], mayRefuse: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> StorePromise {
        StorePromise("Texts are read back byte for byte, or refused") { store in
            for (number, text) in texts.enumerated() {
                let place = TextPlace(text: text, number: number, store: store)
                guard try await place.isWritten() else {
                    try promise(mayRefuse(text), "text \(number) was refused")
                    continue
                }
                for (name, found) in try await place.read() {
                    let isSame = found.map { Array($0.utf8) } == place.expected(at: name).map { Array($0.utf8) }
                    try promise(isSame, "text \(number) came back as another \(name)")
                }
                try await TextRecords(
                    text: text, deal: DealID("r-\(number)"), customer: CustomerID("r-\(number)")
                ).check(store)
            }
        }
    }

    /// Texts that have troubled databases before.
    private static var oddTexts: [String] {
        [
            "plain", "it's \"quoted\"", "'; DROP TABLE deal; --", "back\\slash \\u0041", "tab\tline\nend\r",
            "\u{0}nul\u{0}", "\u{1}\u{1F}\u{7F}\u{85}", "é and e\u{301}", "Ω≈ç√", "田中さん", "👩‍👩‍👧 \u{1F468}\u{200D}",
            "\u{FEFF}mark", "\u{202E}right to left", "\u{FFFD}\u{FFFE}\u{10FFFF}", "%s %n {deal.amount}",
            " blanks around ", String(repeating: "long ", count: 2_000),
        ]
    }
}

/// One text in every place where a text can stand.
private struct TextPlace {
    let text: String
    let number: Int
    let store: any WholeStore

    private var deal: DealID { DealID("d-\(number)-\(text)") }
    private var customer: CustomerID { CustomerID("c-\(number)-\(text)") }
    private var key: CommandKey { CommandKey("k-\(number)-\(text)") }
    private var version: ProcessVersion { ProcessVersion(ProcessID("p-\(number)-\(text)"), 1) }

    /// A blank text is no value; in an id or a source it is a text like any other.
    func expected(at name: String) -> String? {
        switch name {
        case "deal": deal.text
        case "customer": customer.text
        case "stage", "actor", "attempt", "answer", "source", "reason of the move", "event", "destination", "reason":
            text
        default: text.unlessBlank
        }
    }

    /// - Returns: Whether the store has kept the text, and not refused it.
    func isWritten() async throws(StoreError) -> Bool {
        do throws(StoreError) {
            try await write()
            return true
        } catch {
            guard case .unstorable = error else { throw error }
            return false
        }
    }

    private func write() async throws(StoreError) {
        var new = StorePromises.sample(deal, customer: customer)
        new.title = text
        _ = try await store.save(
            Customer(id: customer, name: text, people: [Person(id: "p", name: text, job: text)]), expecting: nil)
        try await store.publish(version, source: text)
        guard let opening = try await store.load(LoadRequest(deal, newDeal: new, reading: .groups(.all))) else {
            return
        }
        _ = try await store.commit(
            opening.commit([.created(DealEvent.Creation(deal: new, tasks: []))], at: .sampleMonday))
        guard let file = try await store.load(LoadRequest(deal, reading: .groups(.all))) else { return }
        var move = file.moveEvent(to: StageID(text))
        if case .moved(let plain) = move {
            move = .moved(DealEvent.StageMove(from: plain.from, to: plain.to, kind: .forward, reason: text))
        }
        let told = Effect(
            key: Effect.Key(deal: deal, sequence: 2, effect: 0), event: text, destination: text, at: .sampleMonday,
            payload: [])
        _ = try await store.commit(file.commit([move], key: key, telling: [told], by: UserID(text)))
        let heard = Interaction(kind: text, channel: text, .in, at: .sampleMonday, result: text)
        _ = try await store.add(heard, to: deal)
        try await store.note([
            .attempts(.sample(text, on: deal, at: .sampleMonday)),
            .answer(deal, .sample(.fail(because: text))),
        ])
        let claims = try await store.claim(1, until: .sampleTuesday, at: .sampleMonday)
        try await store.settle(claims.map { $0.settled(as: .parked(because: text, at: .sampleMonday)) })
    }

    func read() async throws -> [(String, String?)] {
        let file = try await store.file(deal, key: key)
        let entry = file.keyed?.entries.last
        var reason: String?
        if case .moved(let move)? = entry?.event { reason = move.reason }
        let person = file.facts.customer?.people.first
        let heard = file.facts.interactions.first
        let parked = try await store.parkedEffects(after: nil, limit: 10_000).first { $0.key.deal == deal }
        var answer: String?
        if case .fail(let because)? = file.answers.first?.answer.verdict { answer = because }
        return [
            ("deal", file.facts.deal.id.text), ("customer", file.facts.customer?.id.text),
            ("title", file.facts.deal.title), ("name", file.facts.customer?.name), ("person", person?.name),
            ("job", person?.job), ("stage", file.facts.deal.visit?.stage.text), ("actor", entry?.actor.text),
            ("reason of the move", reason), ("kind", heard?.kind), ("channel", heard?.channel),
            ("result", heard?.result), ("attempt", try await store.attempts(on: deal).first?.items.first),
            ("answer", answer), ("source", try await store.source(of: version)), ("event", parked?.effect?.event),
            ("destination", parked?.effect?.destination), ("reason", parked?.reason),
        ]
    }
}
