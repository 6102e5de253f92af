/// One value of a rule's `with:` map, as written, with its place in the process file.
///
/// A scalar is kept as text and read by the type that the plugin asks for, as everywhere in a process file; so a
/// plugin that wants a text gets `12` as a text, and one that wants a number does not get `"12"`.
package struct ParameterNode: Hashable, Sendable {
    /// A key of a map, with its own place.
    package struct Member: Hashable, Sendable {
        package let key: String
        package let keyPlace: ParameterPlace
        package let node: ParameterNode

        package init(key: String, keyPlace: ParameterPlace, node: ParameterNode) {
            self.key = key
            self.keyPlace = keyPlace
            self.node = node
        }
    }

    package indirect enum Content: Hashable, Sendable {
        case scalar(String, isQuoted: Bool)
        case list([ParameterNode])
        case map([Member])
    }

    package let content: Content
    package let place: ParameterPlace

    package init(_ content: Content, at place: ParameterPlace) {
        self.content = content
        self.place = place
    }

    /// The word a message uses for what stands here.
    var kindName: String {
        switch content {
        case .scalar: "a single value"
        case .list: "a list"
        case .map: "a map"
        }
    }

    /// The deepest node that can be reached along `path`, so that an error of the host's own `init(from:)` still
    /// points somewhere close.
    func node(along path: [any CodingKey]) -> ParameterNode {
        guard let key = path.first else { return self }
        let rest = Array(path.dropFirst())
        switch content {
        case .scalar: return self
        case .list(let elements):
            guard let index = key.intValue, elements.indices.contains(index) else { return self }
            return elements[index].node(along: rest)
        case .map(let members):
            guard let member = members.first(where: { $0.key == key.stringValue }) else { return self }
            return member.node.node(along: rest)
        }
    }
}

/// Where a parameter stands: file, line and column from 1, counted in Unicode scalars.
public struct ParameterPlace: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file's name as it was given to the loader.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, in Unicode scalars.
    public let column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, which editors jump to.
    public var description: String { "\(file):\(line):\(column)" }

    /// The order of reading: file by name, then line, then column.
    public static func < (first: ParameterPlace, second: ParameterPlace) -> Bool {
        (first.file, first.line, first.column) < (second.file, second.line, second.column)
    }
}

extension ParameterNode {
    /// The digest of what the author wrote, without places and order of keys: what a recorded answer is bound to.
    var digest: ContentDigest { ContentDigest(of: Array(normalised.utf8)) }

    /// The value on one line: every text in quotes with its length before it, so that no two values look alike.
    private var normalised: String {
        switch content {
        case .scalar(let text, let isQuoted): "\(isQuoted ? "q" : "p")\(text.utf8.count):\(text)"
        case .list(let elements): "[" + elements.map(\.normalised).joined(separator: ",") + "]"
        case .map(let members):
            "{"
                + members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\($0.key.utf8.count):\($0.key)=\($0.node.normalised)" }.joined(separator: ",") + "}"
        }
    }
}
