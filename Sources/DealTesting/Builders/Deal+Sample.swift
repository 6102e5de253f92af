public import DealModel
public import DealProcess
public import ExactValues

extension Instant {
    /// Monday, 2 March 2026, 09:00 UTC: when samples begin.
    public static let sampleMonday = Instant(seconds: 1_772_442_000)
}

extension Deal {
    /// A deal for a test, in a stage whose gates nobody asked.
    ///
    ///     Facts(deal: .sample(at: "qualification"), customer: Customer(id: "acme", name: "Acme"))
    ///
    /// - Parameters:
    ///   - id: The number of the deal.
    ///   - stage: Nil for a deal without stages.
    ///   - control: Strict or manual; a deal without stages is under neither.
    ///   - process: The version it runs under.
    ///   - now: When it was opened and came to its stage.
    public static func sample(
        _ id: DealID = "d-1", at stage: StageID? = nil, control: ProcessControl = .strict,
        under process: ProcessVersion = ProcessVersion("sample", 1), since now: Instant = .sampleMonday
    ) -> Deal {
        let visit = stage.map { Visit(stage: $0, number: 1, since: now) }
        let course: Course = visit.map { control == .manual ? .manual($0) : .strict($0) } ?? .nonProcess
        return Deal(id: id, customer: "acme", process: process, course: course, createdAt: now)
    }
}
