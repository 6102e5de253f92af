import DealModel
import ExactValues

extension Facts {
    /// Adds an element with these fields to a list; what is not stated is as for a new one.
    mutating func add(_ fields: [String: FactValue], to list: FactRoot, at now: Instant) {
        let element = NewElement(fields: fields)
        let number = (records(of: list)?.count ?? 0) + 1
        switch list {
        case .interactions: interactions.append(element.interaction(at: now))
        case .documents: documents.append(element.document(number: number, at: now))
        case .people: customer?.people.append(element.person(number: number))
        case .claims: customer?.claims.append(element.claim(number: number, at: now))
        default: break
        }
    }
}

/// An element of a list that is not there yet.
struct NewElement {
    let fields: [String: FactValue]

    /// What a field of a new element is when nobody states it.
    static func standard(_ field: String, of list: FactRoot, at now: Instant) -> FactValue? {
        switch (list, field) {
        case (.interactions, "at"), (.documents, "at"), (.claims, "opened_at"): .timestamp(now)
        case (.interactions, "direction"): .text(Interaction.Direction.out.rawValue)
        case (.claims, "open"): .bool(true)
        default: nil
        }
    }

    private func text(_ name: String) -> String? { if case .text(let text)? = fields[name] { text } else { nil } }

    private func time(_ name: String) -> Instant? { if case .timestamp(let time)? = fields[name] { time } else { nil } }

    func interaction(at now: Instant) -> Interaction {
        Interaction(
            kind: text("kind"), channel: text("channel"),
            text("direction").flatMap(Interaction.Direction.init(rawValue:)) ?? .out, at: time("at") ?? now,
            by: text("by").map { UserID($0) }, with: text("person").map { PersonID($0) }, result: text("result"))
    }

    func document(number: Int, at now: Instant) -> Document {
        let amount: Money? = if case .money(let money)? = fields["amount"] { money } else { nil }
        let kind = text("kind") ?? "document"
        return Document(
            id: DocumentID("\(kind)-\(number)"), kind: DocumentKind(kind), state: DocumentState(text("state") ?? "new"),
            at: time("at") ?? now, amount: amount)
    }

    func person(number: Int) -> Person {
        let points: [FactValue] = if case .list(let values)? = fields["points"] { values } else { [] }
        let attitude: Int64? = if case .int(let value)? = fields["attitude"] { value } else { nil }
        return Person(
            id: PersonID("new-person-\(number)"), name: text("name"), job: text("job"),
            points: points.compactMap { if case .text(let text) = $0 { Person.Point(rawValue: text) } else { nil } },
            buyerPhase: text("buyer_phase").flatMap(Person.BuyerPhase.init(rawValue:)),
            influence: text("influence").flatMap(Person.Influence.init(rawValue:)),
            attitude: attitude.flatMap { Person.Attitude(rawValue: Int($0)) })
    }

    func claim(number: Int, at now: Instant) -> Claim {
        let isOpen: Bool = if case .bool(let open)? = fields["open"] { open } else { true }
        return Claim(
            id: ClaimID("new-claim-\(number)"), kind: text("kind"), deal: text("deal").map { DealID($0) },
            severity: text("severity").flatMap(Claim.Severity.init(rawValue:)), isOpen: isOpen,
            openedAt: time("opened_at") ?? now, dueAt: time("due_at"))
    }
}
