/// A node of a YAML document: a scalar, a sequence or a mapping, with its place in the file.
///
/// A cheap handle into the document's one array. Aliases have been followed: a node read through one is the node that
/// the anchor names, in its own place.
package struct YAMLNode: Sendable {
    let tree: YAMLTree
    let index: Int

    package enum Kind: Sendable, Hashable { case scalar, sequence, mapping }

    init(_ tree: YAMLTree, at index: Int) {
        self.tree = tree
        let entry = tree.entries[index]
        self.index = entry.kind == .alias ? Int(entry.extra) : index
    }

    var entry: YAMLTree.Entry { tree.entries[index] }

    package var kind: Kind {
        switch entry.kind {
        case .scalar, .alias: .scalar
        case .sequence: .sequence
        case .mapping: .mapping
        }
    }

    /// What the node is, in an author's words: `a map`, `a list`, `a text`, `nothing`.
    package var kindName: String {
        switch entry.kind {
        case .mapping: "a map"
        case .sequence: "a list"
        case .scalar, .alias: isAbsent ? "nothing" : "a text"
        }
    }

    package var source: SourceFile { tree.source }
    package var span: SourceSpan { entry.span }
    package var range: SourceRange { source.range(of: span) }

    /// Something is wrong with this node, and has been reported: whoever reads it should pass over it in silence.
    package var isFaulty: Bool { entry.flags.contains(.faulty) }

    /// There is nothing where a value could stand: `key:` alone.
    package var isAbsent: Bool { entry.flags.contains(.absent) }

    /// A collection written in `{ }` or `[ ]`.
    package var isFlow: Bool { entry.flags.contains(.flow) }

    /// The scalar, or nil for a collection.
    package var scalar: YAMLScalar? { entry.kind == .scalar ? YAMLScalar(tree: tree, entry: entry) : nil }

    /// The scalar's decoded text, made anew at each call, or nil for a collection.
    package var text: String? { scalar?.text }

    /// Whether this is a scalar with exactly these bytes of text. Makes no string.
    package func equals(_ text: String) -> Bool { scalar?.equals(text) ?? false }

    /// The elements of a sequence; empty for other nodes.
    package var elements: Elements { Elements(tree: tree, parent: index) }

    /// The pairs of a mapping, in the order in which they are written; empty for other nodes.
    package var pairs: Pairs { Pairs(tree: tree, parent: index) }

    /// The number of elements or pairs.
    package var count: Int { entry.kind == .scalar ? 0 : Int(entry.extra) }

    /// The value of a key, or nil when this is no mapping or has no such key.
    ///
    /// - Complexity: O(*pairs*); whoever reads all keys walks `pairs` once instead.
    package subscript(key: String) -> YAMLNode? { pair(key)?.value }

    package func pair(_ key: String) -> (key: YAMLNode, value: YAMLNode)? {
        pairs.first { $0.key.equals(key) }
    }
}

extension YAMLNode {
    /// The elements of a sequence. Iteration allocates nothing.
    package struct Elements: Sequence, Sendable {
        let tree: YAMLTree
        let parent: Int

        package var count: Int { tree.entries[parent].kind == .sequence ? Int(tree.entries[parent].extra) : 0 }
        package var isEmpty: Bool { count == 0 }
        package var underestimatedCount: Int { count }

        package func makeIterator() -> Iterator {
            let entry = tree.entries[parent]
            return Iterator(tree: tree, at: parent + 1, end: entry.kind == .sequence ? Int(entry.next) : 0)
        }

        package struct Iterator: IteratorProtocol {
            let tree: YAMLTree
            var at: Int
            let end: Int

            package mutating func next() -> YAMLNode? {
                guard at < end else { return nil }
                defer { at = Int(tree.entries[at].next) }
                return YAMLNode(tree, at: at)
            }
        }
    }

    /// The pairs of a mapping. Iteration allocates nothing.
    package struct Pairs: Sequence, Sendable {
        let tree: YAMLTree
        let parent: Int

        package var count: Int { tree.entries[parent].kind == .mapping ? Int(tree.entries[parent].extra) : 0 }
        package var isEmpty: Bool { count == 0 }
        package var underestimatedCount: Int { count }

        package func makeIterator() -> Iterator {
            let entry = tree.entries[parent]
            return Iterator(tree: tree, at: parent + 1, end: entry.kind == .mapping ? Int(entry.next) : 0)
        }

        package struct Iterator: IteratorProtocol {
            let tree: YAMLTree
            var at: Int
            let end: Int

            package mutating func next() -> (key: YAMLNode, value: YAMLNode)? {
                guard at < end else { return nil }
                let value = Int(tree.entries[at].next)
                defer { at = Int(tree.entries[value].next) }
                return (YAMLNode(tree, at: at), YAMLNode(tree, at: value))
            }
        }
    }
}
