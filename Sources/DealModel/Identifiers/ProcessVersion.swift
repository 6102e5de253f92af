/// A published version of a process: a deal is pinned to one, and a published version never changes.
public struct ProcessVersion: Sendable {
    /// Which process.
    public var id: ProcessID { content[0].id }
    /// Its published number, from 1.
    public var number: Int { content[0].number }

    private struct Content: Hashable, Sendable {
        let id: ProcessID
        let number: Int
    }

    // One reference that all deals of a version share: a deal pays 8 bytes for it, not 24. Always one element.
    private let content: [Content]

    /// A version by its parts.
    public init(_ id: ProcessID, _ number: Int) {
        content = [Content(id: id, number: number)]
    }
}

extension ProcessVersion: Hashable, Comparable, CustomStringConvertible {
    /// The same process and number.
    public static func == (left: ProcessVersion, right: ProcessVersion) -> Bool { left.content == right.content }

    /// Hashes process and number.
    public func hash(into hasher: inout Hasher) { hasher.combine(content) }

    /// By process, then by number.
    public static func < (left: ProcessVersion, right: ProcessVersion) -> Bool {
        left.id == right.id ? left.number < right.number : left.id < right.id
    }

    /// `typical-sale 3`
    public var description: String { "\(id) \(number)" }
}
