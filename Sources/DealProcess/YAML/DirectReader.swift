/// Reads the YAML that process files consist of, without libyaml: block maps and lists, scalars of one line, literal
/// and folded texts, lists and maps in brackets on one line.
///
/// It never judges: whatever is unusual or wrong it declines, and libyaml reads the file from the start. So it decides
/// nothing but time (libyaml takes four times as long), and a test holds it to libyaml's result.
struct DirectReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var at = 0
    var builder: TreeBuilder
    private var open: [Open] = []
    /// The innermost collection waits for a value that can only come on a later line.
    private var isPending = false

    /// Thrown for everything that is libyaml's.
    struct Declined: Error {}

    private struct Open {
        let column: Int
        let isSequence: Bool
    }

    /// The tree, or nil when the file is not of this kind.
    static func read(_ source: SourceFile, limits: YAMLLimits) -> YAMLTree? {
        let bytes = source.bytes
        return bytes.withUnsafeBufferPointer { bytes in
            var reader = DirectReader(bytes, TreeBuilder(source, reading: .process, limits: limits))
            do {
                try reader.run()
            } catch {
                return nil
            }
            return reader.builder.findings.isEmpty ? reader.builder.takeTree() : nil
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ builder: TreeBuilder) {
        self.bytes = bytes
        self.builder = builder
    }

    // MARK: Lines

    private mutating func run() throws {
        while at < bytes.count {
            let lineStart = at
            skipSpaces()
            guard at < bytes.count else { break }
            switch bytes[at] {
            case UInt8(ascii: "\n"): at += 1
            case UInt8(ascii: "#"): skipLine()
            default: try line(column: at - lineStart)
            }
        }
        guard !isPending else { throw Declined() }
        while !open.isEmpty { try close() }
    }

    private mutating func line(column: Int) throws {
        if column == 0, isDocumentMark { throw Declined() }
        let isElement = startsElement
        guard let innermost = open.last else {
            guard column == 0, builder.entries.isEmpty else { throw Declined() }
            return try begin(column: 0, isElement: isElement)
        }
        if isPending {
            let isDeeper = column > innermost.column
            guard isDeeper || isElement && !innermost.isSequence && column == innermost.column else { throw Declined() }
            isPending = false
            return try begin(column: column, isElement: isElement)
        }
        try leave(to: column, isElement: isElement)
        if isElement { try element() } else { try pair() }
    }

    /// Ends the collections that this line does not belong to.
    private mutating func leave(to column: Int, isElement: Bool) throws {
        while let innermost = open.last, innermost.column > column { try close() }
        // A list may stand at the column of the keys of the map around it.
        if let innermost = open.last, innermost.column == column, innermost.isSequence, !isElement { try close() }
        guard let innermost = open.last, innermost.column == column, innermost.isSequence == isElement else {
            throw Declined()
        }
    }

    private mutating func close() throws {
        open.removeLast()
        try builder.end(at: 0)
    }

    // MARK: Block collections

    private mutating func begin(column: Int, isElement: Bool) throws {
        try builder.begin(isElement ? .sequence : .mapping, SourceSpan(at, at), isFlow: false)
        open.append(Open(column: column, isSequence: isElement))
        if isElement { try element() } else { try pair() }
    }

    /// `- value`, where the value may be a list or a map that begins on this line.
    private mutating func element() throws {
        guard let column = open.last?.column else { throw Declined() }
        let dash = at
        at += 1
        skipSpaces()
        guard !isLineEnd else {
            isPending = true
            return try endLine()
        }
        let inner = column + at - dash
        if startsElement { return try begin(column: inner, isElement: true) }
        if isKey { return try begin(column: inner, isElement: false) }
        try value(parentColumn: column)
    }

    /// `key: value`, or a key whose value comes on the next lines.
    private mutating func pair() throws {
        guard let column = open.last?.column else { throw Declined() }
        let start = at
        let key = try scalar(inFlow: false)
        skipSpaces()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":"), isBlank(at + 1), at - start < 1000 else {
            throw Declined()
        }
        try builder.scalar(key.style, key.span, isVerbatim: key.isVerbatim)
        at += 1
        skipSpaces()
        guard !isLineEnd else {
            isPending = true
            return try endLine()
        }
        try value(parentColumn: column)
    }

    /// A value that begins on the line of its key or dash.
    private mutating func value(parentColumn: Int) throws {
        switch bytes[at] {
        case UInt8(ascii: "|"), UInt8(ascii: ">"): return try blockScalar(parentColumn: parentColumn)
        case UInt8(ascii: "["), UInt8(ascii: "{"): try flowCollection()
        default:
            let scalar = try scalar(inFlow: false)
            try builder.scalar(scalar.style, scalar.span, isVerbatim: scalar.isVerbatim)
        }
        try endLine()
    }

    // MARK: Looking

    func isBlank(_ index: Int) -> Bool {
        index >= bytes.count || bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\n")
    }

    /// The end of the line, or a comment, which needs a space before it.
    private var isLineEnd: Bool {
        guard at < bytes.count else { return true }
        if bytes[at] == UInt8(ascii: "\n") { return true }
        return bytes[at] == UInt8(ascii: "#") && at > 0 && bytes[at - 1] == UInt8(ascii: " ")
    }

    private var startsElement: Bool { bytes[at] == UInt8(ascii: "-") && isBlank(at + 1) }

    private var isDocumentMark: Bool {
        guard at + 2 < bytes.count else { return false }
        let byte = bytes[at]
        guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return false }
        return bytes[at + 1] == byte && bytes[at + 2] == byte
    }

    /// Whether a key of a map begins here; leaves the place as it is.
    private var isKey: Bool {
        var probe = at
        guard !isFlowOpen(bytes[probe]) else { return false }
        if bytes[probe] == UInt8(ascii: "\"") || bytes[probe] == UInt8(ascii: "'") {
            var copy = ScalarProbe(bytes: bytes, at: probe)
            guard copy.skipQuoted() else { return false }
            probe = copy.at
            while probe < bytes.count, bytes[probe] == UInt8(ascii: " ") { probe += 1 }
            return probe < bytes.count && bytes[probe] == UInt8(ascii: ":") && isBlank(probe + 1)
        }
        while probe < bytes.count, bytes[probe] != UInt8(ascii: "\n") {
            if bytes[probe] == UInt8(ascii: ":"), isBlank(probe + 1) { return true }
            if bytes[probe] == UInt8(ascii: "#"), bytes[probe - 1] == UInt8(ascii: " ") { return false }
            probe += 1
        }
        return false
    }

    private func isFlowOpen(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") }

    // MARK: Passing over

    mutating func skipSpaces() {
        while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    }

    private mutating func skipLine() {
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        at += 1
    }

    /// Nothing but spaces and a comment may follow on this line.
    mutating func endLine() throws {
        skipSpaces()
        guard isLineEnd else { throw Declined() }
        skipLine()
    }
}
