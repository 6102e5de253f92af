import DealModel
import ExactValues

extension MiningExport {
    /// The log as XES (IEEE 1849-2016), with the extensions concept, time and organizational.
    ///
    /// A deal is a trace, a step an event. Besides the standard attributes, a trace has `deal:` ones: owner, source …,
    /// value and currency; an event has `deal:kind`, `deal:control` and, where there is one, `deal:reason`.
    ///
    /// XML 1.0 has no way to write most control characters: in their stead the picture of the character is written,
    /// U+2400 + *n* for U+0000 + *n*, so that no name is lost and different ones stay different; U+FFFE and U+FFFF become
    /// U+FFFD. Tabs and line breaks are kept. The CSV export changes nothing.
    public func xes() -> [UInt8] {
        var writer = XESWriter()
        writer.begin()
        forEachCase { profile, steps in
            writer.open("trace")
            writer.text("concept:name", profile.id.text)
            for (attribute, name) in profile.attributes.sorted(by: { $0.key < $1.key }) {
                writer.text("deal:" + attribute.text, name)
            }
            if let value = profile.value {
                writer.number("deal:value", value.amount.description)
                writer.text("deal:currency", value.currency.code)
            }
            if let created = profile.created { writer.time("deal:created", created) }
            for step in steps { Self.write(step, to: &writer) }
            writer.close("trace")
        }
        writer.close("log")
        return writer.bytes
    }

    private static func write(_ step: Step, to writer: inout XESWriter) {
        writer.open("event")
        writer.text("concept:name", step.activity.name)
        if let at = step.event.at { writer.time("time:timestamp", at) }
        if let actor = step.event.actor { writer.text("org:resource", actor.text) }
        writer.text("deal:kind", step.activity.kind)
        if step.event.control != .unknown { writer.text("deal:control", "\(step.event.control)") }
        if case .closed(_, _, let reason?) = step.event.what { writer.text("deal:reason", reason.text) }
        writer.close("event")
    }
}

/// Writes elements and attributes of XES.
private struct XESWriter {
    private(set) var bytes: [UInt8] = []
    private var depth = 0

    mutating func begin() {
        add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        add("<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">\n")
        depth = 1
        for (name, prefix) in [("Concept", "concept"), ("Time", "time"), ("Organizational", "org")] {
            let uri = "http://www.xes-standard.org/\(prefix).xesext"
            line("<extension name=\"\(name)\" prefix=\"\(prefix)\" uri=\"\(uri)\"/>")
        }
        line("<global scope=\"trace\">")
        line("  <string key=\"concept:name\" value=\"\"/>")
        line("</global>")
        line("<global scope=\"event\">")
        line("  <string key=\"concept:name\" value=\"\"/>")
        line("</global>")
        line("<classifier name=\"Activity\" scope=\"event\" keys=\"concept:name\"/>")
    }

    mutating func open(_ element: String) {
        line("<\(element)>")
        depth += 1
    }

    mutating func close(_ element: String) {
        depth -= 1
        line("</\(element)>")
    }

    mutating func text(_ key: String, _ value: String) {
        line("<string key=\"\(key.markupText)\" value=\"\(value.markupText)\"/>")
    }

    mutating func number(_ key: String, _ value: String) { line("<float key=\"\(key)\" value=\"\(value)\"/>") }

    mutating func time(_ key: String, _ value: Instant) { line("<date key=\"\(key)\" value=\"\(value)\"/>") }

    private mutating func line(_ text: String) {
        for _ in 0..<depth { add("  ") }
        add(text)
        add("\n")
    }

    private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
