/// Makes the tree of a document out of its nodes as they come, checking limits and what an author may not write.
///
/// It knows nothing of where nodes come from: libyaml's events and the fast reader both feed it.
struct TreeBuilder {
    let source: SourceFile
    let reading: YAMLReading
    private let limits: YAMLLimits
    private(set) var findings = DiagnosticCollector()

    private(set) var entries: [YAMLTree.Entry] = []
    private var open: [Open] = []
    private var anchors: [String: Anchor] = [:]
    /// Tags by entry, for the core schema.
    private var tags: [Int: String] = [:]
    /// Of all documents of the file, aliases followed.
    private var nodes = 0
    private var repeatedBytes = 0

    /// Thrown when reading on makes no sense; why has been added to the findings.
    struct Stop: Error {}

    /// What stands before a node's content.
    struct Properties {
        var anchor: String?
        var tag: String?
        /// From the first property to the last.
        var span: SourceSpan
        var tagSpan: SourceSpan?
    }

    /// A collection whose end has not come yet.
    private struct Open {
        let index: Int
        var children = 0
        /// Where its last child ends. libyaml's own end of a block collection is the next token, often lines below.
        var end: UInt32
        /// The greatest number of levels below it, aliases followed.
        var height = 1
        /// Nodes before it, so that its own can be counted.
        let nodesBefore: Int
        let anchor: String?
        /// The entries of a mapping's newest key, and of the one before it.
        var key = 0
        var keyBefore: Int?
        /// It stands in a key, which has been reported: nothing in it is worth a word.
        let isFaulty: Bool

        mutating func take(_ child: Int, end: UInt32) {
            if children % 2 == 0 {
                keyBefore = children == 0 ? nil : key
                key = child
            }
            children += 1
            self.end = end
        }
    }

    /// What an alias of a node costs.
    private struct Anchor {
        let index: Int
        /// Nil while the node is still being read: an alias to it would stand for itself.
        var cost: (nodes: Int, height: Int, bytes: Int)?
    }

    init(_ source: SourceFile, reading: YAMLReading, limits: YAMLLimits) {
        self.source = source
        self.reading = reading
        self.limits = limits
        entries.reserveCapacity(min(source.bytes.count / 12, limits.nodes) + 16)
    }

    // MARK: Nodes

    mutating func scalar(
        _ style: YAMLScalar.Style, _ span: SourceSpan, isVerbatim: Bool, indent: Int = 0,
        properties: Properties? = nil
    ) throws(Stop) {
        try count(1, at: span)
        var flags: YAMLTree.Flags = isVerbatim ? .verbatim : []
        if style == .plain, span.start == span.end { flags.insert(.absent) }
        let index = append(
            .init(
                kind: .scalar, style: style, flags: flags, start: UInt32(span.start), end: UInt32(span.end),
                next: UInt32(entries.count + 1), extra: UInt32(indent)))
        if let properties { try take(properties, for: index, cost: (1, 0, span.end - span.start)) }
        if reading == .process { checkRole(of: index) }
    }

    mutating func begin(
        _ kind: YAMLTree.Entry.Kind, _ span: SourceSpan, isFlow: Bool, properties: Properties? = nil
    ) throws(Stop) {
        try count(1, at: span)
        try checkDepth(open.count + 1, at: span)
        let index = append(
            .init(
                kind: kind, flags: isFlow ? .flow : [], start: UInt32(span.start), end: UInt32(span.end),
                next: UInt32(entries.count + 1), extra: 0))
        if let properties { try take(properties, for: index, cost: nil) }
        if reading == .process { checkRole(of: index) }
        open.append(
            Open(
                index: index, end: UInt32(span.end), nodesBefore: nodes - 1, anchor: properties?.anchor,
                isFaulty: entries[index].flags.contains(.faulty) || open.last?.isFaulty == true))
    }

    /// Ends the innermost collection.
    ///
    /// - Parameter end: Behind the closing bracket of a flow collection; a block collection ends with its last child.
    mutating func end(at end: Int) throws(Stop) {
        guard let collection = open.popLast() else { return }
        let index = collection.index
        let isMapping = entries[index].kind == .mapping
        entries[index].extra = UInt32(isMapping ? collection.children / 2 : collection.children)
        entries[index].next = UInt32(entries.count)
        entries[index].end = entries[index].flags.contains(.flow) ? UInt32(end) : collection.end
        if !open.isEmpty {
            open[open.count - 1].height = max(open[open.count - 1].height, collection.height + 1)
            open[open.count - 1].end = entries[index].end
        }
        if let name = collection.anchor {
            let bytes = Int(entries[index].end - entries[index].start)
            anchors[name]?.cost = (nodes - collection.nodesBefore, collection.height, bytes)
        }
        if isMapping { try checkKeys(of: index) }
    }

    mutating func alias(_ name: String, _ span: SourceSpan) throws(Stop) {
        guard let anchor = anchors[name] else {
            try reportAlias(name, span)
            return
        }
        guard let cost = anchor.cost else {
            findings.error(
                "cyclic-alias", in: source, at: span, "alias '*\(name)' stands inside what it stands for",
                help: ["write out what is meant"])
            throw Stop()
        }
        try count(cost.nodes, at: span)
        try checkDepth(open.count + cost.height, at: span)
        repeatedBytes += cost.bytes
        if repeatedBytes > limits.repeatedBytes { try tooMany("the aliases of this file repeat too much text", span) }
        if !open.isEmpty { open[open.count - 1].height = max(open[open.count - 1].height, cost.height + 1) }
        let index = append(
            .init(
                kind: .alias, start: UInt32(span.start), end: UInt32(span.end), next: UInt32(entries.count + 1),
                extra: UInt32(anchor.index)))
        if reading == .process { checkRole(of: index) }
    }

    /// Takes back what was found about a part of the text that turned out to be no YAML.
    mutating func withdrawFindings(within span: SourceSpan) { findings.remove { span.contains($0.range.span) } }

    mutating func report(_ diagnostic: Diagnostic) { findings.add(diagnostic) }

    /// Takes the tree of the document that has just ended, and gets ready for another.
    mutating func takeTree() -> YAMLTree? {
        guard !entries.isEmpty else { return nil }
        defer {
            entries = []
            anchors = [:]
            tags = [:]
        }
        return YAMLTree(source: source, entries: entries, tags: tags)
    }

    // MARK: Limits

    private mutating func count(_ more: Int, at span: SourceSpan) throws(Stop) {
        nodes += more
        guard nodes <= limits.nodes else {
            return try tooMany("the file has more than \(limits.nodes) texts, lists and maps", span)
        }
        guard findings.errorCount < 50 else { throw Stop() }
    }

    private mutating func checkDepth(_ depth: Int, at span: SourceSpan) throws(Stop) {
        guard depth > limits.depth else { return }
        findings.error(
            "too-deep", in: source, at: SourceSpan(span.start, min(span.end, span.start + 1)),
            "lists and maps are nested more than \(limits.depth) deep here",
            help: ["no process needs this: look for a bracket or an indentation that is not meant"])
        throw Stop()
    }

    private mutating func tooMany(_ message: String, _ span: SourceSpan) throws(Stop) {
        findings.error(
            "too-large", in: source, at: span, message,
            help: ["aliases count as what they stand for; split the file, or let the host raise the limit"])
        throw Stop()
    }

    // MARK: Growing

    private mutating func append(_ entry: YAMLTree.Entry) -> Int {
        if !open.isEmpty { open[open.count - 1].take(entries.count, end: entry.end) }
        entries.append(entry)
        return entries.count - 1
    }

    private mutating func take(
        _ properties: Properties, for index: Int, cost: (nodes: Int, height: Int, bytes: Int)?
    ) throws(Stop) {
        if let name = properties.anchor { anchors[name] = Anchor(index: index, cost: cost) }
        guard let tag = properties.tag, let span = properties.tagSpan else { return }
        entries[index].flags.insert(.tagged)
        tags[index] = tag
        guard reading == .process else { return }
        entries[index].flags.insert(.faulty)
        findings.add(Slips.tag(source, span, value: entries[index].span))
    }

    private mutating func reportAlias(_ name: String, _ span: SourceSpan) throws(Stop) {
        findings.add(Slips.undefinedAlias(source, span, name: name, among: anchors.keys))
        guard reading == .process else { throw Stop() }
        _ = append(
            .init(
                kind: .scalar, flags: [.faulty, .verbatim], start: UInt32(span.start), end: UInt32(span.end),
                next: UInt32(entries.count + 1), extra: 0))
    }
}

// MARK: What an author may not write

extension TreeBuilder {
    /// Checks a node by what it is in its collection: key, value or element.
    private mutating func checkRole(of index: Int) {
        guard let parent = open.last, !parent.isFaulty else { return }
        let isAbsent = entries[index].flags.contains(.absent) && !entries[index].flags.contains(.tagged)
        guard entries[parent.index].kind == .mapping else {
            if isAbsent { reportAbsentElement(index) }
            return
        }
        if parent.children % 2 == 1 {
            checkKey(index, isAbsent: isAbsent)
        } else if isAbsent {
            reportAbsentValue(index, isFlow: entries[parent.index].flags.contains(.flow))
        }
    }

    private mutating func checkKey(_ index: Int, isAbsent: Bool) {
        let target = entries[index].kind == .alias ? Int(entries[index].extra) : index
        if entries[target].kind != .scalar {
            entries[index].flags.insert(.faulty)
            findings.add(Slips.complexKey(source, entries[index]))
        } else if isAbsent {
            entries[index].flags.insert(.faulty)
            findings.add(Slips.emptyKey(source, entries[index].span))
        }
    }

    private mutating func reportAbsentElement(_ index: Int) {
        entries[index].flags.insert(.faulty)
        findings.add(Slips.absentElement(source, entries[index].span))
    }

    private mutating func reportAbsentValue(_ index: Int, isFlow: Bool) {
        entries[index].flags.insert(.faulty)
        guard let parent = open.last, !entries[parent.key].flags.contains(.faulty) else { return }
        let before = isFlow ? parent.keyBefore.map { entries[$0].span } : nil
        findings.add(Slips.absentValue(source, key: entries[parent.key].span, isFlow: isFlow, before: before))
    }

    private mutating func checkKeys(of mapping: Int) throws(Stop) {
        let check = KeyCheck(source: source, entries: entries)
        if check.isEvident(mapping) { return }
        for (first, second) in check.duplicates(in: mapping) {
            entries[second].flags.insert(.faulty)
            let value = Int(entries[second].next)
            if value < entries.count { entries[value].flags.insert(.faulty) }
            findings.add(Slips.duplicateKey(source, entries[first].span, entries[second].span))
            guard findings.errorCount < 50 else { throw Stop() }
        }
        for key in check.mergeKeys(in: mapping) {
            entries[key].flags.insert(.faulty)
            findings.add(Slips.mergeKey(source, entries[key].span))
        }
    }
}
