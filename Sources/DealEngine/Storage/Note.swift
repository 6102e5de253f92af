public import DealModel

/// What a store keeps beside the chain: no revision grows by it, and a crash may lose the last ones (SEMANTICS 7.2).
@nonexhaustive
public enum Note: Hashable, Sendable {
    /// Attempts that were refused, to be added to the row of their key.
    case attempts(AttemptRow)
    /// One attempt that was refused, to be kept as a row of its own (`attempts: .each`).
    case attempt(AttemptRow)
    /// What a plugin answered about a deal.
    case answer(DealID, RecordedAnswer)

    /// The deal that it is about.
    public var deal: DealID {
        switch self {
        case .attempts(let row), .attempt(let row): row.key.deal
        case .answer(let deal, _): deal
        }
    }
}
