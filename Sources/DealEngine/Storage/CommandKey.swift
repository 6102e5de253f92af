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
