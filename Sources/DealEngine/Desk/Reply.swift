/// What a desk answers to a command: it was done, or the process refused it.
///
///     switch try await desk.move("d-1", to: "proposal", by: anna) {
///     case .done(let transition): print(transition.to)
///     case .refused(let refusal): print(refusal.text(in: "en"))
///     }
///
/// A refusal is a reply, not an error: errors are what the world does (``DeskError``).
public enum Reply<Done> {
    /// It was done, and is in the journal.
    case done(Done)
    /// The process refused it; nothing was written.
    case refused(Refusal)

    /// What was done, for who likes to throw a refusal.
    @discardableResult
    public func get() throws(Refusal) -> Done {
        switch self {
        case .done(let done): return done
        case .refused(let refusal): throw refusal
        }
    }

    /// What was done; `nil` when it was refused.
    public var done: Done? {
        if case .done(let done) = self { done } else { nil }
    }

    /// The refusal; `nil` when it was done.
    public var refusal: Refusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }

    func map<Other>(_ transform: (Done) -> Other) -> Reply<Other> {
        switch self {
        case .done(let done): .done(transform(done))
        case .refused(let refusal): .refused(refusal)
        }
    }
}

extension Reply: Sendable where Done: Sendable {}
