internal import CLibYAML

/// Writes libyaml's events in the notation of the public YAML test suite: `+MAP`, `=VAL :text`, …
struct EventLog {
    private(set) var lines: [String] = []

    /// Nil when the text is not YAML.
    static func lines(of source: SourceFile, text: TextCheck) -> [String]? {
        let bytes = text.textForScanner() ?? source.bytes
        return bytes.withUnsafeBufferPointer { bytes in
            guard var parser = LibYAMLParser(UnsafeBufferPointer(rebasing: bytes[text.start...])) else { return nil }
            var log = EventLog()
            while let event = parser.next() {
                log.add(event, in: bytes, start: text.start)
                if event.pointee.type == YAML_STREAM_END_EVENT { return log.lines }
            }
            return nil
        }
    }

    private mutating func add(
        _ event: UnsafePointer<yaml_event_t>, in bytes: UnsafeBufferPointer<UInt8>, start: Int
    ) {
        let data = event.pointee.data
        switch event.pointee.type {
        case YAML_STREAM_START_EVENT: lines.append("+STR")
        case YAML_STREAM_END_EVENT: lines.append("-STR")
        case YAML_DOCUMENT_START_EVENT: lines.append(data.document_start.implicit == 1 ? "+DOC" : "+DOC ---")
        case YAML_DOCUMENT_END_EVENT: lines.append(data.document_end.implicit == 1 ? "-DOC" : "-DOC ...")
        case YAML_MAPPING_START_EVENT:
            let isFlow = data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
            lines.append(
                "+MAP" + (isFlow ? " {}" : "") + properties(data.mapping_start.anchor, data.mapping_start.tag))
        case YAML_MAPPING_END_EVENT: lines.append("-MAP")
        case YAML_SEQUENCE_START_EVENT:
            let isFlow = data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
            lines.append(
                "+SEQ" + (isFlow ? " []" : "") + properties(data.sequence_start.anchor, data.sequence_start.tag))
        case YAML_SEQUENCE_END_EVENT: lines.append("-SEQ")
        case YAML_ALIAS_EVENT: lines.append("=ALI *" + String(cString: data.alias.anchor))
        case YAML_SCALAR_EVENT: lines.append(scalar(event, in: bytes, start: start))
        default: break
        }
    }

    private func scalar(
        _ event: UnsafePointer<yaml_event_t>, in bytes: UnsafeBufferPointer<UInt8>, start: Int
    ) -> String {
        let data = event.pointee.data.scalar
        let mark =
            switch data.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: "'"
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: "\""
            case YAML_LITERAL_SCALAR_STYLE: "|"
            case YAML_FOLDED_SCALAR_STYLE: ">"
            default: ":"
            }
        var properties = properties(data.anchor, data.tag)
        if data.tag == nil, data.plain_implicit == 1, isBang(event, in: bytes, start: start) { properties += " <!>" }
        let value = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
        return "=VAL" + properties + " " + mark + Self.escaped(value)
    }

    /// libyaml does not tell the tag `!` from none.
    private func isBang(
        _ event: UnsafePointer<yaml_event_t>, in bytes: UnsafeBufferPointer<UInt8>, start: Int
    ) -> Bool {
        var cursor = MarkCursor(bytes, start: start, isASCII: false)
        var scan = PropertyScan(
            bytes, at: cursor.offset(of: event.pointee.start_mark.index),
            end: cursor.offset(of: event.pointee.end_mark.index))
        scan.run()
        return scan.tag != nil
    }

    private func properties(_ anchor: UnsafePointer<UInt8>?, _ tag: UnsafePointer<UInt8>?) -> String {
        (anchor.map { " &" + String(cString: $0) } ?? "") + (tag.map { " <" + String(cString: $0) + ">" } ?? "")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{08}": result += "\\b"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
