/// Writes a record in the one form of SEMANTICS 7.6: JSON, keys sorted by bytes, no white space, whole numbers only, texts
/// as they are.
///
/// Everything goes straight into one row of bytes. A record names its parts in the order of their keys, or nearly: a part
/// that comes late is moved to its place.
public struct CanonicalWriter: ~Copyable {
    /// A part of an object that is being written: where it begins, with its key.
    private struct Member {
        var start: Int
        let keyCount: Int
        /// The key, when it is written otherwise than it is.
        let escapedKey: String?
    }

    private var row = ByteRow(capacity: 2_048)
    /// The parts so far of all objects that are open, the innermost last.
    private var members: [Member] = []
    /// The first part of the innermost object.
    private var first = 0

    private init() { members.reserveCapacity(48) }

    /// The bytes of one object.
    @inline(__always)
    package static func bytes(_ body: (inout CanonicalWriter) -> Void) -> [UInt8] {
        var writer = CanonicalWriter()
        let outer = writer.openObject()
        body(&writer)
        writer.closeObject(outer)
        return writer.row.array
    }

    // MARK: - Objects

    /// Begins a part, whose value is written next, and then ``closeMember()``. A part of the same key is replaced.
    @usableFromInline package mutating func openMember(_ key: String) {
        let start = row.count
        let isEscaped = write(text: key)
        let keyCount = row.count - start - 2
        row.append(UInt8(ascii: ":"))
        members.append(Member(start: start, keyCount: keyCount, escapedKey: isEscaped ? key : nil))
    }

    /// Ends the part that was begun last.
    @usableFromInline package mutating func closeMember() {
        row.append(UInt8(ascii: ","))
        let last = members.count &- 1
        if last > first, !precedes(last &- 1, last) { settle() }
    }

    /// - Returns: What ``closeObject(_:)`` is given.
    @usableFromInline package mutating func openObject() -> Int {
        row.append(UInt8(ascii: "{"))
        let outer = first
        first = members.count
        return outer
    }

    @usableFromInline package mutating func closeObject(_ outer: Int) {
        end(with: UInt8(ascii: "}"), isEmpty: members.count == first)
        members.removeLast(members.count - first)
        first = outer
    }

    /// - Returns: What ``closeList(_:)`` is given.
    @usableFromInline package mutating func openList() -> Int {
        row.append(UInt8(ascii: "["))
        return row.count
    }

    /// Ends an element of a list.
    @usableFromInline package mutating func closeElement() { row.append(UInt8(ascii: ",")) }

    @usableFromInline package mutating func closeList(_ start: Int) {
        end(with: UInt8(ascii: "]"), isEmpty: row.count == start)
    }

    /// What was added last was followed by a comma.
    private mutating func end(with bracket: UInt8, isEmpty: Bool) {
        if isEmpty { row.append(bracket) } else { row.replaceLast(with: bracket) }
    }

    // MARK: - Order

    /// Moves the last part to where its key belongs.
    @inline(never)
    private mutating func settle() {
        let last = members.count - 1
        var place = first
        while precedes(place, last) { place += 1 }
        if place < last, !precedes(last, place) {
            removeMember(at: place)
            return settleAgain()
        }
        var moved = members.removeLast()
        guard place < last else { return members.append(moved) }
        let size = row.count - moved.start
        row.moveEnd(from: moved.start, to: members[place].start)
        moved.start = members[place].start
        for index in place..<last { members[index].start += size }
        members.insert(moved, at: place)
    }

    private mutating func settleAgain() {
        let last = members.count - 1
        if last > first, !precedes(last - 1, last) { settle() }
    }

    private mutating func removeMember(at place: Int) {
        let (start, end) = (members[place].start, members[place + 1].start)
        row.remove(from: start, to: end)
        members.remove(at: place)
        for index in members.indices[place...] { members[index].start -= end - start }
    }

    /// Whether one part's key comes before another's; `false` for the same part.
    private func precedes(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (members[left], members[right])
        if left.escapedKey != nil || right.escapedKey != nil { return key(left).precedesInBytes(key(right)) }
        return row.withBytes(from: left.start + 1, count: left.keyCount) { own in
            row.withBytes(from: right.start + 1, count: right.keyCount) { own.lexicographicallyPrecedes($0) }
        }
    }

    private func key(_ member: Member) -> String {
        member.escapedKey
            ?? row.withBytes(from: member.start + 1, count: member.keyCount) { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: - Values

    package mutating func write(_ bool: Bool) { row.append(utf8: bool ? "true" : "false") }

    package mutating func write(_ number: Int64) { row.append(utf8: String(number)) }

    @usableFromInline package mutating func write(_ text: String) { _ = write(text: text) }

    /// Bytes that are canonical already.
    package mutating func write(canonical rendered: [UInt8]) { rendered.withUnsafeBytes { row.append($0) } }

    /// A text of which it is known that nothing in it is escaped.
    package mutating func write(plain text: UnsafeRawBufferPointer) {
        row.append(UInt8(ascii: "\""))
        row.append(text)
        row.append(UInt8(ascii: "\""))
    }

    /// Only what JSON forbids is escaped, in its shortest form, as RFC 8785 does.
    ///
    /// - Returns: Whether something was.
    private mutating func write(text: String) -> Bool {
        var text = text
        return text.withUTF8 { content in
            let isPlain = content.allSatisfy {
                $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
            }
            if isPlain {
                write(plain: UnsafeRawBufferPointer(content))
            } else {
                row.append(UInt8(ascii: "\""))
                for byte in content { writeEscaped(byte) }
                row.append(UInt8(ascii: "\""))
            }
            return !isPlain
        }
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            row.append(UInt8(ascii: "\\"))
            row.append(byte)
        case 0x08: row.append(utf8: "\\b")
        case 0x09: row.append(utf8: "\\t")
        case 0x0A: row.append(utf8: "\\n")
        case 0x0C: row.append(utf8: "\\f")
        case 0x0D: row.append(utf8: "\\r")
        case ..<0x20:
            row.append(utf8: byte < 16 ? "\\u000" : "\\u001")
            row.append((byte & 15) < 10 ? 0x30 + (byte & 15) : 0x57 + (byte & 15))
        default: row.append(byte)
        }
    }
}
