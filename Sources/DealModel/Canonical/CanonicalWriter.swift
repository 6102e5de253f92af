/// Writes a record in the one form of SEMANTICS 7.6: JSON, keys sorted by bytes, no white space, whole numbers only, texts
/// as they are.
///
/// Everything goes straight into one row of bytes. A record names its parts in the order of their keys, or nearly: a part
/// that comes late is moved to its place.
public struct CanonicalWriter: Sendable {
    /// A part of an object that is being written.
    private struct Member {
        let key: String
        let start: Int
    }

    private var bytes: [UInt8] = []
    /// The parts so far of all objects that are open, the innermost last.
    private var members: [Member] = []
    /// The first part of the innermost object.
    private var first = 0

    /// The bytes of one object.
    package static func bytes(_ body: (inout CanonicalWriter) -> Void) -> [UInt8] {
        var writer = CanonicalWriter()
        writer.bytes.reserveCapacity(512)
        writer.members.reserveCapacity(32)
        writer.writeObject(body)
        return writer.bytes
    }

    // MARK: - Objects

    /// Adds a part; one of the same key is replaced.
    @inline(__always)
    package mutating func member(_ key: String, _ value: (inout CanonicalWriter) -> Void) {
        let start = bytes.count
        let isInOrder = members.count == first || members[members.count - 1].key.precedesInBytes(key)
        members.append(Member(key: key, start: start))
        write(key)
        bytes.append(UInt8(ascii: ":"))
        value(&self)
        bytes.append(UInt8(ascii: ","))
        if !isInOrder { settle() }
    }

    /// An object of what `body` adds.
    package mutating func writeObject(_ body: (inout CanonicalWriter) -> Void) {
        let outer = first
        first = members.count
        bytes.append(UInt8(ascii: "{"))
        body(&self)
        end(with: UInt8(ascii: "}"), isEmpty: members.count == first)
        members.removeLast(members.count - first)
        first = outer
    }

    package mutating func writeList<Element>(
        _ elements: some Sequence<Element>, _ write: (Element, inout CanonicalWriter) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        let start = bytes.count
        for element in elements {
            write(element, &self)
            bytes.append(UInt8(ascii: ","))
        }
        end(with: UInt8(ascii: "]"), isEmpty: bytes.count == start)
    }

    /// What was added last was followed by a comma.
    private mutating func end(with bracket: UInt8, isEmpty: Bool) {
        if isEmpty { bytes.append(bracket) } else { bytes[bytes.count - 1] = bracket }
    }

    /// Moves the last part to where its key belongs.
    @inline(never)
    private mutating func settle() {
        let last = members.removeLast()
        let text = Array(bytes[last.start...])
        bytes.removeLast(text.count)
        var place = first
        while place < members.count, members[place].key.precedesInBytes(last.key) { place += 1 }
        if place < members.count, members[place].key.hasSameBytes(as: last.key) { removeMember(at: place) }
        let start = place < members.count ? members[place].start : bytes.count
        bytes.insert(contentsOf: text, at: start)
        members.insert(Member(key: last.key, start: start), at: place)
        shiftMembers(after: place, by: text.count)
    }

    private mutating func removeMember(at place: Int) {
        let start = members[place].start
        let end = place + 1 < members.count ? members[place + 1].start : bytes.count
        bytes.removeSubrange(start..<end)
        members.remove(at: place)
        shiftMembers(after: place - 1, by: start - end)
    }

    private mutating func shiftMembers(after place: Int, by count: Int) {
        for index in members.indices[(place + 1)...] {
            members[index] = Member(key: members[index].key, start: members[index].start + count)
        }
    }

    // MARK: - Values

    package mutating func write(_ bool: Bool) { append(bool ? "true" : "false") }

    package mutating func write(_ number: Int64) { append(String(number)) }

    /// Bytes that are canonical already.
    package mutating func write(canonical rendered: [UInt8]) { bytes.append(contentsOf: rendered) }

    /// Only what JSON forbids is escaped, in its shortest form, as RFC 8785 does.
    package mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { content in
            if content.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
                bytes.append(contentsOf: content)
            } else {
                for byte in content { writeEscaped(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case ..<0x20:
            append(byte < 16 ? "\\u000" : "\\u001")
            bytes.append(Self.hexDigits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
