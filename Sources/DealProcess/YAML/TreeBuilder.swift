internal import CLibYAML

/// Makes the tree of one document out of libyaml's events.
struct TreeBuilder {
    private let source: SourceFile
    private let limits: YAMLLimits
    private var entries: [YAMLTree.Entry] = []
    private var open: [Open] = []
    private var anchors: [String: Int] = [:]

    /// A collection whose end has not come yet.
    private struct Open {
        let index: Int
        var children = 0
    }

    init(source: SourceFile, limits: YAMLLimits) {
        self.source = source
        self.limits = limits
        entries.reserveCapacity(source.bytes.count / 12)
    }

    mutating func build(into diagnostics: inout DiagnosticCollector) -> YAMLTree? {
        let bytes = source.bytes
        let isComplete = bytes.withUnsafeBufferPointer { pull($0, into: &diagnostics) }
        guard isComplete, !entries.isEmpty else { return nil }
        return YAMLTree(source: source, entries: entries)
    }

    private mutating func pull(
        _ bytes: UnsafeBufferPointer<UInt8>, into diagnostics: inout DiagnosticCollector
    ) -> Bool {
        guard var parser = LibYAMLParser(bytes) else { return false }
        var cursor = MarkCursor(bytes, start: 0, isASCII: bytes.allSatisfy { $0 < 0x80 })
        while let event = parser.next() {
            let start = cursor.offset(of: event.pointee.start_mark.index)
            let end = cursor.offset(of: event.pointee.end_mark.index)
            switch event.pointee.type {
            case YAML_STREAM_END_EVENT: return true
            case YAML_SCALAR_EVENT:
                scalar(event.pointee.data.scalar, SourceSpan(start, end), bytes)
            case YAML_SEQUENCE_START_EVENT:
                begin(.sequence, SourceSpan(start, end))
            case YAML_MAPPING_START_EVENT:
                begin(.mapping, SourceSpan(start, end))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                close(SourceSpan(start, end))
            default: break
            }
        }
        let problem = parser.problem
        let offset = cursor.offset(of: problem.mark.index)
        diagnostics.error("yaml-syntax", in: source, at: SourceSpan(offset, offset), problem.text)
        return false
    }

    private mutating func append(_ entry: YAMLTree.Entry) {
        if !open.isEmpty { open[open.count - 1].children += 1 }
        entries.append(entry)
    }

    private mutating func begin(_ kind: YAMLTree.Entry.Kind, _ span: SourceSpan) {
        append(
            .init(
                kind: kind, start: UInt32(span.start), end: UInt32(span.end), next: UInt32(entries.count + 1),
                extra: 0))
        if span.end > span.start { entries[entries.count - 1].flags.insert(.flow) }
        open.append(Open(index: entries.count - 1))
    }

    private mutating func close(_ span: SourceSpan) {
        guard let collection = open.popLast() else { return }
        let isMapping = entries[collection.index].kind == .mapping
        entries[collection.index].extra = UInt32(isMapping ? collection.children / 2 : collection.children)
        entries[collection.index].next = UInt32(entries.count)
        let isFlow = entries[collection.index].flags.contains(.flow)
        if isFlow {
            entries[collection.index].end = UInt32(span.end)
        } else if let last = entries.last {
            // libyaml's end of a block collection is the next token, often lines below: the last child's end is meant.
            entries[collection.index].end = max(entries[collection.index].end, last.end)
        }
    }

    private mutating func scalar(
        _ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar, _ span: SourceSpan,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        var entry = YAMLTree.Entry(
            kind: .scalar, start: UInt32(span.start), end: UInt32(span.end), next: UInt32(entries.count + 1), extra: 0)
        switch scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: entry.style = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: entry.style = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: entry.style = .literal
        case YAML_FOLDED_SCALAR_STYLE: entry.style = .folded
        default:
            if span.start == span.end { entry.flags.insert(.absent) }
        }
        append(entry)
    }
}
