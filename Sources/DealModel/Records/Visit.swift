public import ExactValues

/// One stay of a deal in a stage.
public struct Visit: Sendable {
    /// The stage.
    public let stage: StageID
    /// When the deal came.
    public let since: Instant
    private let storedNumber: Int32
    /// The stage's place in its process, kept beside the id so that a decision does not look it up. `.max` when the deal
    /// was made without its process; the id alone says which stage it is.
    @usableFromInline package var stageIndex: UInt16

    /// Which of the deal's stays it is, from 1; the deal's stays in all stages are counted together.
    public var number: Int { Int(storedNumber) }

    /// A stay in a stage.
    package init(stage: StageID, number: Int, since: Instant, stageIndex: UInt16 = .max) {
        self.stage = stage
        self.storedNumber = Int32(clamping: number)
        self.since = since
        self.stageIndex = stageIndex
    }
}

extension Visit: Hashable {
    /// The same stage, number and beginning.
    public static func == (left: Visit, right: Visit) -> Bool {
        left.storedNumber == right.storedNumber && left.since == right.since && left.stage == right.stage
    }

    /// Hashes stage, number and beginning.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(stage)
        hasher.combine(storedNumber)
        hasher.combine(since)
    }
}
