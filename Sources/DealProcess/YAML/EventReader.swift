internal import CLibYAML

/// Pulls libyaml's events into a tree builder, one at a time, so that a limit stops the reading where it is passed.
struct EventReader {
    private var builder: TreeBuilder
    private let source: SourceFile
    private var trees: [YAMLTree] = []
    private var cursor: MarkCursor
    private let bytes: UnsafeBufferPointer<UInt8>

    /// What became of a file: its documents as far as they could be read, and what is wrong.
    struct Outcome {
        var trees: [YAMLTree] = []
        var findings = DiagnosticCollector()
        /// False when reading had to stop.
        var isComplete = true
    }

    static func read(_ source: SourceFile, text: TextCheck, reading: YAMLReading, limits: YAMLLimits) -> Outcome {
        let bytes = source.bytes
        let disguised = text.textForScanner() ?? bytes
        return bytes.withUnsafeBufferPointer { bytes in
            disguised.withUnsafeBufferPointer { disguised in
                var reader = EventReader(source, bytes, text: text, reading: reading, limits: limits)
                // libyaml takes a byte order mark for a character once it has been told the encoding.
                return reader.run(over: UnsafeBufferPointer(rebasing: disguised[text.start...]))
            }
        }
    }

    private init(
        _ source: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, text: TextCheck, reading: YAMLReading,
        limits: YAMLLimits
    ) {
        self.source = source
        self.bytes = bytes
        builder = TreeBuilder(source, reading: reading, limits: limits)
        cursor = MarkCursor(bytes, start: text.start, isASCII: text.isASCII && text.start == 0)
    }

    private mutating func run(over text: UnsafeBufferPointer<UInt8>) -> Outcome {
        var outcome = Outcome()
        do {
            try pull(text)
        } catch {
            outcome.isComplete = false
        }
        outcome.findings = builder.findings
        outcome.trees = trees
        return outcome
    }

    private mutating func pull(_ text: UnsafeBufferPointer<UInt8>) throws(TreeBuilder.Stop) {
        guard var parser = LibYAMLParser(text) else { throw TreeBuilder.Stop() }
        while let event = parser.next() {
            let isEnd = try take(event)
            if isEnd { return }
        }
        report(parser.problem)
        throw TreeBuilder.Stop()
    }

    /// Explains why libyaml gave up; what was found in the same part of the text was about something else.
    private mutating func report(_ problem: LibYAMLParser.Problem) {
        let place = cursor.offset(of: problem.mark.index)
        let line = source.line(source.position(at: place).line)
        builder.withdrawFindings(within: SourceSpan(line.lowerBound, place))
        let advice = SyntaxAdvice(
            source: source, problem: problem.text, context: problem.context, place: place,
            contextPlace: cursor.offset(of: problem.contextMark.index),
            reached: cursor.offset(of: problem.position.index))
        builder.report(advice.diagnostic)
    }

    /// - Returns: Whether this was the last event.
    private mutating func take(_ event: UnsafePointer<yaml_event_t>) throws(TreeBuilder.Stop) -> Bool {
        let start = cursor.offset(of: event.pointee.start_mark.index)
        let end = cursor.offset(of: event.pointee.end_mark.index)
        switch event.pointee.type {
        case YAML_SCALAR_EVENT: try scalar(event, start, end)
        case YAML_ALIAS_EVENT:
            try builder.alias(String(cString: event.pointee.data.alias.anchor), SourceSpan(start, end))
        case YAML_SEQUENCE_START_EVENT:
            let data = event.pointee.data.sequence_start
            let (properties, content) = properties(data.anchor, data.tag, start, end)
            let isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
            try builder.begin(.sequence, SourceSpan(content, end), isFlow: isFlow, properties: properties)
        case YAML_MAPPING_START_EVENT:
            let data = event.pointee.data.mapping_start
            let (properties, content) = properties(data.anchor, data.tag, start, end)
            let isFlow = data.style == YAML_FLOW_MAPPING_STYLE
            try builder.begin(.mapping, SourceSpan(content, end), isFlow: isFlow, properties: properties)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: try builder.end(at: end)
        case YAML_DOCUMENT_START_EVENT: try beginDocument(event, start, end)
        case YAML_DOCUMENT_END_EVENT: if let tree = builder.takeTree() { trees.append(tree) }
        case YAML_STREAM_END_EVENT: return true
        default: break
        }
        return false
    }

    private mutating func beginDocument(
        _ event: UnsafePointer<yaml_event_t>, _ start: Int, _ end: Int
    ) throws(TreeBuilder.Stop) {
        guard builder.reading == .process else { return }
        let data = event.pointee.data.document_start
        if data.version_directive != nil || data.tag_directives.start != data.tag_directives.end {
            builder.report(Slips.directive(source, SourceSpan(start, end)))
        }
        guard !trees.isEmpty else { return }
        builder.report(Slips.secondDocument(source, SourceSpan(start, end)))
        throw TreeBuilder.Stop()
    }

    private mutating func scalar(
        _ event: UnsafePointer<yaml_event_t>, _ start: Int, _ end: Int
    ) throws(TreeBuilder.Stop) {
        let data = event.pointee.data.scalar
        var (properties, content) = properties(data.anchor, data.tag, start, end)
        let style: YAMLScalar.Style
        switch data.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: style = .literal
        case YAML_FOLDED_SCALAR_STYLE: style = .folded
        default: style = .plain
        }
        let value = UnsafeBufferPointer(start: data.value, count: data.length)
        if style == .literal || style == .folded {
            let block = BlockScalarPlace(bytes, start: content, end: end, value: value)
            try builder.scalar(
                style, SourceSpan(content, block.end), isVerbatim: false, indent: block.indent, properties: properties)
            return
        }
        if style == .plain, value.isEmpty { content = end }
        let quote = style == .plain ? 0 : 1
        let isVerbatim = isSame(value, content + quote, end - quote)
        try builder.scalar(style, SourceSpan(content, end), isVerbatim: isVerbatim, properties: properties)
    }

    /// Whether the decoded text is the source itself.
    private func isSame(_ value: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end - start == value.count else { return false }
        return UnsafeBufferPointer(rebasing: bytes[start..<end]).elementsEqual(value)
    }

    /// The anchor and tag before a node, and where its content begins.
    ///
    /// libyaml's start mark is that of the first property, and a tag `!` is not told from none.
    private func properties(
        _ anchor: UnsafePointer<UInt8>?, _ tag: UnsafePointer<UInt8>?, _ start: Int, _ end: Int
    ) -> (TreeBuilder.Properties?, content: Int) {
        let isBang = start < end && bytes[start] == UInt8(ascii: "!")
        guard anchor != nil || tag != nil || isBang else { return (nil, start) }
        var scan = PropertyScan(bytes, at: start, end: end)
        scan.run()
        let properties = TreeBuilder.Properties(
            anchor: anchor.map { String(cString: $0) },
            tag: tag.map { String(cString: $0) } ?? (scan.tag == nil ? nil : "!"),
            span: SourceSpan(start, scan.propertiesEnd), tagSpan: scan.tag)
        return (properties, scan.at)
    }
}
