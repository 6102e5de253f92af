import DealModel
import ExactValues

@testable import DealInsight

extension Pipeline {
    /// Three stages, and each kind of outcome.
    static let sample = Pipeline(
        stages: ["A", "B", "C"], outcomes: ["won": .won, "lost": .lost, "duplicate": .neither])
}

extension EventLog {
    /// An empty log of the sample's stages.
    static func sample() throws -> EventLog { try EventLog(.sample) }

    /// A deal enters stages, on days counted from the first of January 2026.
    mutating func live(_ deal: DealID, _ steps: [(day: Double, stage: StageID)]) throws(EventLogError) {
        for step in steps { try add(InsightEvent(.entered(step.stage), of: deal, at: .day(step.day))) }
    }
}

extension Instant {
    /// So many days after the first of January 2026.
    static func day(_ days: Double) -> Instant {
        Instant(microseconds: 1_767_225_600_000_000 + Int64(days * 86_400_000_000))
    }
}
