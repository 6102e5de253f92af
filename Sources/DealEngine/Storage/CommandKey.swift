import ExactValues

/// A caller's own name for one command, so that the command may be sent again and has one effect.
///
/// Kept for 30 days by default; the promise holds that long.
public struct CommandKey: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The caller's text.
    public let text: String

    /// A key of this text.
    public init(_ text: String) { self.text = text }

    /// A key written in the source.
    public init(stringLiteral text: String) { self.text = text }

    /// The key of one part of a command with many: `import-17/d-1`.
    package func derived(for part: String) -> CommandKey { CommandKey("\(text)/\(part)") }

    /// The text.
    public var description: String { text }
}

extension Commit {
    /// Keys that were used until then are forgotten with the commit, in microseconds; `nil`: none is.
    ///
    /// Reckoned from the time of the desk and not from that of the entries: a deal whose last entry lies in the future
    /// would forget keys that others may still come back with.
    ///
    /// - Parameter keptFor: How long keys are kept.
    package func keysEnd(keptFor: Duration) -> Int? {
        let (seconds, attoseconds) = keptFor.components
        let (kept, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        let (end, isBefore) = now.microseconds.subtractingReportingOverflow(kept + attoseconds / 1_000_000_000_000)
        return isBefore ? nil : Int(end)
    }
}
