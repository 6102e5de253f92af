import DealModel
import DealProcess
import ExactValues

// What a scenario says of a person, a claim, an interaction, a document or a task, as the model has it. The reader has
// checked names and types; what is left out takes the place it has in life: now, by whom the step is done.
extension GivenRecord {
    func person(number: Int) -> Person {
        Person(
            id: PersonID(text("id") ?? "person-\(number)"), name: text("name"), job: text("job"),
            points: texts("points").compactMap(Person.Point.init), buyerPhase: word("buyer_phase"),
            influence: word("influence"), attitude: int("attitude").flatMap(Person.Attitude.init))
    }

    func claim(number: Int) -> Claim {
        Claim(
            id: ClaimID(text("id") ?? "claim-\(number)"), kind: text("kind"), deal: text("deal").map { DealID($0) },
            severity: word("severity"), isOpen: bool("open") ?? true, openedAt: instant("opened_at"),
            dueAt: instant("due_at"))
    }

    /// An interaction without a direction is one of ours: the customer's word is never taken for granted.
    func interaction(number: Int, by user: UserID?, at now: Instant) -> Interaction {
        Interaction(
            id: InteractionID(text("id") ?? "interaction-\(number)"), kind: text("kind"), channel: text("channel"),
            word("direction") ?? .out, at: instant("at") ?? now, by: text("by").map { UserID($0) } ?? user,
            with: text("person").map { PersonID($0) }, result: text("result"))
    }

    func document(number: Int, at now: Instant) -> Document {
        let kind = text("kind") ?? ""
        return Document(
            id: DocumentID(text("id") ?? "\(kind)-\(number)"), kind: DocumentKind(kind),
            state: DocumentState(text("state") ?? ""), at: instant("at") ?? now, amount: money("amount"))
    }

    func task(at visit: Visit?, now: Instant) -> DealTask {
        DealTask(
            id: TaskID(text("id") ?? ""), stage: text("stage").map { StageID($0) } ?? visit?.stage,
            visit: int("visit") ?? visit?.number, isRequired: bool("required") ?? false, dueAt: instant("due_at"),
            state: bool("done") == true
                ? .done(by: text("by").map { UserID($0) }, at: instant("done_at") ?? now) : .open)
    }

    // MARK: - Values by type

    private func text(_ name: String) -> String? {
        if case .text(let text)? = self[name] { text } else { nil }
    }

    private func texts(_ name: String) -> [String] {
        guard case .list(let values)? = self[name] else { return [] }
        return values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    private func word<Word: RawRepresentable<String>>(_ name: String) -> Word? { text(name).flatMap(Word.init) }

    private func int(_ name: String) -> Int? {
        if case .int(let value)? = self[name] { Int(value) } else { nil }
    }

    private func bool(_ name: String) -> Bool? {
        if case .bool(let value)? = self[name] { value } else { nil }
    }

    private func instant(_ name: String) -> Instant? {
        if case .timestamp(let value)? = self[name] { value } else { nil }
    }

    private func money(_ name: String) -> Money? {
        if case .money(let value)? = self[name] { value } else { nil }
    }
}
