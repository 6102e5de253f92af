internal import CLibYAML

/// Owns a libyaml parser: pulls one event at a time, and frees everything whatever happens.
///
/// The bytes are not copied: they must stay where they are for the life of the parser.
struct LibYAMLParser: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>
    private var holdsEvent = false

    /// Nil when there is no memory for a parser.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            parser.deallocate()
            return nil
        }
        self.parser = parser
        event = .allocate(capacity: 1)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        // Told, not guessed: other encodings have been refused with a sentence before.
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        if holdsEvent { yaml_event_delete(event) }
        yaml_parser_delete(parser)
        event.deallocate()
        parser.deallocate()
    }

    /// The next event, which stays valid until the next call; nil when the text is not YAML (see `problem`).
    mutating func next() -> UnsafePointer<yaml_event_t>? {
        if holdsEvent {
            yaml_event_delete(event)
            holdsEvent = false
        }
        guard yaml_parser_parse(parser, event) == 1 else { return nil }
        holdsEvent = true
        return UnsafePointer(event)
    }

    /// What libyaml has against the text.
    var problem: Problem {
        Problem(
            text: parser.pointee.problem.map { String(cString: $0) } ?? "",
            context: parser.pointee.context.map { String(cString: $0) } ?? "",
            mark: parser.pointee.problem_mark, contextMark: parser.pointee.context_mark,
            position: parser.pointee.mark)
    }

    struct Problem {
        let text: String
        let context: String
        let mark: yaml_mark_t
        let contextMark: yaml_mark_t
        /// How far the scanner has read.
        let position: yaml_mark_t
    }
}
