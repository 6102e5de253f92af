package import DealKit

extension DealField where Value == String { static var product: Self { Self("product") } }
extension DealField where Value == Money { static var amount: Self { Self("amount") } }
extension DealField where Value == CivilDate {
    static var engagedOn: Self { Self("engaged_on") }
    static var closedOn: Self { Self("closed_on") }
}

/// One opportunity, as the file has it.
package struct PipelineRow: Sendable {
    /// Where the file says the opportunity has come to.
    package enum Stage: String, Sendable { case prospecting, engaging, won, lost }

    package static let columns = [
        "opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value",
    ]

    package let line: Int
    package let id: String
    let agent: String
    let product: String
    package let account: String?
    let stage: Stage
    package let engagedOn: CivilDate?
    package let closedOn: CivilDate?
    let value: Money?

    package init(_ record: CSVRecord) throws(RowProblem) {
        guard record.fields.count == Self.columns.count else { throw .columns(record.fields.count, at: record.line) }
        func column<Value>(_ index: Int, _ read: (String) -> Value?) throws(RowProblem) -> Value? {
            let text = record.fields[index]
            if text.isEmpty { return nil }
            guard let value = read(text) else { throw .value(text, of: Self.columns[index], at: record.line) }
            return value
        }
        let texts = record.fields
        guard !texts[0].isEmpty else { throw .value("", of: Self.columns[0], at: record.line) }
        guard let stage = Stage(rawValue: texts[4].lowercased()) else {
            throw .value(texts[4], of: Self.columns[4], at: record.line)
        }
        line = record.line
        id = texts[0]
        agent = texts[1]
        product = texts[2]
        self.stage = stage
        account = texts[3].isEmpty ? nil : texts[3]
        engagedOn = try column(5) { CivilDate($0) }
        closedOn = try column(6) { CivilDate($0) }
        value = try column(7) { text in Money(text + " USD") }
    }

    /// What happened to the opportunity, each step on its day; a step whose day the file does not know happens `now`.
    package func history(now: Instant) -> DealHistory {
        let actor = DealActor(UserID(agent), roles: ["agent"])
        let engaged = engagedOn.flatMap { try? Instant($0, in: .utc) } ?? now
        let closed = closedOn.flatMap { try? Instant($0, in: .utc) } ?? now
        let deal = NewDeal(
            DealID(id), id, for: account.map { CustomerID($0) }, under: "pipeline-import", ownedBy: actor.id,
            with: [.set(.product, to: product), .set(.engagedOn, to: engagedOn)])
        var history = DealHistory(deal, at: engaged, by: actor)
        guard stage != .prospecting else { return history }
        // What was lost is lost, even where the way there was not open.
        let engaging = DealCommand(.move(to: "engaging"), by: actor)
        history.steps.append(DealHistory.Step(engaging, at: engaged, isOptional: stage == .lost))
        guard stage != .engaging else { return history }
        let ending = DealCommand(
            .close(as: OutcomeID(stage.rawValue)), by: actor,
            supplying: [.set(.amount, to: value), .set(.closedOn, to: closedOn)])
        history.steps.append(DealHistory.Step(ending, at: closed))
        return history
    }
}
