/// The name of one fact, `deal.amount`, or of a whole root, `interactions`.
public struct FactPath: Sendable {
    /// What the fact is about.
    public let root: FactRoot
    /// Its name there; empty for the whole root.
    public let name: String

    /// A path by its parts.
    public init(_ root: FactRoot, _ name: String = "") {
        self.root = root
        self.name = name
    }

    /// Reads `deal.amount` or `interactions`.
    ///
    /// - Returns: `nil` when the root is unknown, a part is empty, or there are more than two parts.
    public init?(_ text: String) {
        let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        guard let root = FactRoot(rawValue: String(text[..<(point ?? text.endIndex)])) else { return nil }
        let name = point.map { text[text.utf8.index(after: $0)...] } ?? ""
        guard point == nil || !name.isEmpty, !name.utf8.contains(UInt8(ascii: ".")) else { return nil }
        self.init(root, String(name))
    }

    /// Whether it names the whole root and not one fact of it.
    public var isWhole: Bool { name.isEmpty }

    /// `deal.amount`
    public var text: String { name.isEmpty ? root.rawValue : root.rawValue + "." + name }

    /// Whether the path is this one or lies in it: `terms` covers `terms.payment_days`.
    public func covers(_ other: FactPath) -> Bool { root == other.root && (isWhole || name == other.name) }
}

extension FactPath: Hashable, Comparable, CustomStringConvertible {
    /// The same bytes.
    public static func == (left: FactPath, right: FactPath) -> Bool {
        left.root == right.root && left.name.hasSameBytes(as: right.name)
    }

    /// Hashes root and name.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(root)
        hasher.combine(name)
    }

    /// By the bytes of the text.
    public static func < (left: FactPath, right: FactPath) -> Bool { left.text.precedesInBytes(right.text) }

    /// The text.
    public var description: String { text }
}
