/// The nodes of one document, in the order in which they are written: one array, no object a node.
///
/// A collection's descendants stand right behind it, and every entry knows where its own end, so that the children of
/// a node are walked without any list of them. Scalars are not decoded: an entry only knows its stretch of the source.
final class YAMLTree: Sendable {
    let source: SourceFile
    let entries: [Entry]
    /// The tags of the entries that are `tagged`, as URIs; `!` for the one that says "as written".
    let tags: [Int: String]

    init(source: SourceFile, entries: [Entry], tags: [Int: String]) {
        self.source = source
        self.entries = entries
        self.tags = tags
    }

    /// One node, 20 bytes.
    struct Entry: Sendable {
        enum Kind: UInt8, Sendable {
            case scalar, sequence, mapping
            /// Stands for the entry whose index is `extra`.
            case alias
        }

        var kind: Kind
        var style = YAMLScalar.Style.plain
        var flags: Flags = []
        /// Byte offsets of the content: properties (`&anchor`, `!tag`) lie before it.
        var start: UInt32
        var end: UInt32
        /// The index of the entry behind the last descendant.
        var next: UInt32
        /// An alias's target; the number of children of a collection (of pairs, for a mapping); the columns by which a
        /// literal or folded scalar is indented.
        var extra: UInt32

        var span: SourceSpan { SourceSpan(Int(start), Int(end)) }
    }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8

        /// The scalar's text is its content in the source, byte for byte.
        static let verbatim = Flags(rawValue: 1)
        /// Something is wrong with this node, and has been reported.
        static let faulty = Flags(rawValue: 2)
        /// A plain scalar of no characters: there is nothing where a value could be.
        static let absent = Flags(rawValue: 4)
        /// A collection in `{ }` or `[ ]`.
        static let flow = Flags(rawValue: 8)
        /// The node has a tag (which says what to read it as).
        static let tagged = Flags(rawValue: 16)
    }
}
