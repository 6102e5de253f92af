package import ExactValues

/// What stands within records and is none of its own: it has parts, but no version.
package protocol CanonicalParts {
    func write(to object: inout CanonicalWriter)
}

// What is absent is left out.
extension CanonicalWriter {
    @usableFromInline package mutating func set(_ key: String, _ text: String?) {
        guard let text else { return }
        openMember(key)
        write(text)
        closeMember()
    }

    @inlinable package mutating func set(_ key: String, _ id: (some WordID)?) { set(key, id?.text) }

    package mutating func set(_ key: String, _ number: Int?) {
        guard let number else { return }
        openMember(key)
        write(Int64(number))
        closeMember()
    }

    package mutating func set(_ key: String, _ bool: Bool) {
        openMember(key)
        write(bool)
        closeMember()
    }

    package mutating func set(_ key: String, _ instant: Instant?) {
        guard let instant else { return }
        openMember(key)
        instant.withUTF8 { write(plain: $0) }
        closeMember()
    }

    package mutating func set(_ key: String, _ value: FactValue?) {
        guard let value else { return }
        openMember(key)
        value.write(to: &self)
        closeMember()
    }

    /// Bytes that are canonical already.
    package mutating func set(_ key: String, canonical rendered: [UInt8]) {
        openMember(key)
        write(canonical: rendered)
        closeMember()
    }

    /// An object of what `body` adds, which may be nothing.
    @inlinable @inline(__always)
    package mutating func set(_ key: String, _ body: (inout CanonicalWriter) -> Void) {
        openMember(key)
        writeObject(body)
        closeMember()
    }

    package mutating func set(_ key: String, _ parts: (some CanonicalParts)?) {
        if let parts { set(key) { parts.write(to: &$0) } }
    }

    @inlinable package mutating func set(_ key: String, _ record: (some StableRecord)?) {
        if let record { set(key) { record.write(to: &$0) } }
    }

    /// A list, also when it is empty.
    package mutating func set(_ key: String, _ list: [some CanonicalParts]) {
        set(key, listOf: list) { parts, writer in writer.writeObject { parts.write(to: &$0) } }
    }

    /// A list, also when it is empty.
    @inlinable package mutating func set(_ key: String, _ list: [some StableRecord]) {
        set(key, listOf: list) { record, writer in writer.writeObject { record.write(to: &$0) } }
    }

    @inlinable package mutating func set(_ key: String, words: [some WordID]) {
        set(key, listOf: words) { word, writer in writer.write(word.text) }
    }

    package mutating func set(_ key: String, texts: [String]) {
        set(key, listOf: texts) { text, writer in writer.write(text) }
    }

    /// A list of what `write` makes of each element.
    @inlinable @inline(__always)
    package mutating func set<Element>(
        _ key: String, listOf elements: some Sequence<Element>, _ write: (Element, inout CanonicalWriter) -> Void
    ) {
        openMember(key)
        writeList(elements, write)
        closeMember()
    }

    @inlinable @inline(__always)
    package mutating func writeList<Element>(
        _ elements: some Sequence<Element>, _ write: (Element, inout CanonicalWriter) -> Void
    ) {
        let start = openList()
        for element in elements {
            write(element, &self)
            closeElement()
        }
        closeList(start)
    }

    @inlinable @inline(__always)
    package mutating func writeObject(_ body: (inout CanonicalWriter) -> Void) {
        let outer = openObject()
        body(&self)
        closeObject(outer)
    }
}
