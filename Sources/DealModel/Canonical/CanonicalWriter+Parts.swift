package import ExactValues

/// What stands within records and is none of its own: it has parts, but no version.
package protocol CanonicalParts {
    func write(to object: inout CanonicalWriter)
}

// What is absent is left out.
extension CanonicalWriter {
    package mutating func set(_ key: String, _ text: String?) {
        if let text { member(key) { $0.write(text) } }
    }

    package mutating func set(_ key: String, _ id: (some WordID)?) { set(key, id?.text) }

    package mutating func set(_ key: String, _ number: Int?) {
        if let number { member(key) { $0.write(Int64(number)) } }
    }

    package mutating func set(_ key: String, _ bool: Bool) { member(key) { $0.write(bool) } }

    package mutating func set(_ key: String, _ instant: Instant?) { set(key, instant?.description) }

    package mutating func set(_ key: String, _ value: FactValue?) {
        if let value { member(key) { value.write(to: &$0) } }
    }

    package mutating func set(_ key: String, _ parts: (some CanonicalParts)?) {
        if let parts { member(key) { $0.writeObject(parts.write) } }
    }

    package mutating func set(_ key: String, _ record: (some StableRecord)?) {
        if let record { member(key) { $0.writeObject(record.write) } }
    }

    /// An object of what `body` adds, which may be nothing.
    package mutating func set(_ key: String, _ body: (inout CanonicalWriter) -> Void) {
        member(key) { $0.writeObject(body) }
    }

    /// A list, also when it is empty.
    package mutating func set(_ key: String, _ list: [some CanonicalParts]) {
        member(key) { $0.writeList(list) { parts, writer in writer.writeObject(parts.write) } }
    }

    /// A list, also when it is empty.
    package mutating func set(_ key: String, _ list: [some StableRecord]) {
        member(key) { $0.writeList(list) { record, writer in writer.writeObject(record.write) } }
    }

    package mutating func set(_ key: String, words: [some WordID]) {
        member(key) { $0.writeList(words) { word, writer in writer.write(word.text) } }
    }

    package mutating func set(_ key: String, texts: [String]) {
        member(key) { $0.writeList(texts) { text, writer in writer.write(text) } }
    }
}
