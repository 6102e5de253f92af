public import ExactValues

/// A place in a process.
public struct Stage: Identifiable, Hashable, Sendable {
    /// Which stage of the process.
    public let id: StageID
    /// What people call it.
    public let title: LocalizedText
    /// The chance of winning from here, 0.4 for 40 %; `nil` when the process does not say.
    public let probability: ExactDecimal?

    package init(id: StageID, title: LocalizedText, probability: ExactDecimal? = nil) {
        self.id = id
        self.title = title
        self.probability = probability
    }
}
