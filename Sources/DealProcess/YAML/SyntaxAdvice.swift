/// Says in an author's words why a text is no YAML.
///
/// libyaml says what its grammar missed ("did not find expected key"); the cause is mostly a slip on that line or the
/// one above. Each slip has its own sentence, place and remedy; what is none of them gets libyaml's point of view in
/// plain words.
struct SyntaxAdvice {
    let source: SourceFile
    /// libyaml's message, and what it was reading.
    let problem: String
    let context: String
    /// Where libyaml gave up.
    let place: Int
    /// Where the thing begins that it was reading.
    let contextPlace: Int
    /// How far it had looked.
    let reached: Int

    var diagnostic: Diagnostic {
        tabIndentation ?? quotes ?? escapes ?? specialStart ?? afterClosing ?? brackets ?? colons ?? missingKey
            ?? simpleKey ?? lists ?? blockScalars ?? anchors ?? directives ?? indentation ?? anything
    }

    /// The line in which libyaml gave up.
    var line: SourceLine { SourceLine(source, holding: place) }

    func error(
        _ code: String, _ span: SourceSpan, _ message: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = []
    ) -> Diagnostic {
        Diagnostic(code, in: source, at: span, message, label: label, notes: notes, help: help)
    }

    /// One character, or nothing at the end of the file.
    func character(at offset: Int) -> SourceSpan {
        var end = min(offset + 1, source.bytes.count)
        while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
        return SourceSpan(min(offset, end), end)
    }

    func byte(at offset: Int) -> UInt8? { source.bytes.indices.contains(offset) ? source.bytes[offset] : nil }

    /// The index of the last byte before an offset that is no space, tab or line break.
    func lastText(before offset: Int) -> Int? {
        source.bytes[..<min(offset, source.bytes.count)].lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    // MARK: The last resort

    private var anything: Diagnostic {
        error(
            "yaml-syntax", character(at: place), "this is no YAML: \(Self.plain(problem))",
            label: place >= source.bytes.count ? "the file ends here" : nil,
            help: ["look at this line and the one above: an indentation, a colon, a quote or a bracket"])
    }

    /// libyaml's grammar in plain words.
    private static func plain(_ problem: String) -> String {
        switch problem {
        case "did not find expected key": "a 'key: value' was expected here"
        case "did not find expected node content": "a value was expected here"
        case "did not find expected '-' indicator": "a list's next '- ' was expected here"
        case "did not find expected <document start>": "nothing more was expected here"
        case "found character that cannot start any token": "no value can begin with this character"
        case "found unexpected end of stream": "the file ends too early"
        case "": "it cannot be read"
        default:
            problem.replacing("did not find expected", with: "expected").replacing(
                "could not find expected", with: "expected")
        }
    }
}
