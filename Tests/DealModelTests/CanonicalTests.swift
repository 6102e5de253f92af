import DealModel
import Randomness
import TestTags
import Testing

@Suite("Canonical bytes", .tags(.values, .random))
struct CanonicalTests {
    @Test("SEMANTICS 7.6: keys are sorted by bytes, there is no white space, texts are as they are")
    func written() {
        let bytes = CanonicalWriter.bytes { object in
            object.set("b", 1)
            object.set("é", "e\u{301}")
            object.set("a", true)
            object.set("absent", nil as String?)
            object.set("Z", "\"\\\u{8}\u{C}\n\r\t\u{1}\u{1F}/\u{7F}")
            object.set("list", listOf: 0..<3) { index, list in
                switch index {
                case 0: list.write(-5)
                case 1: list.write("")
                default: list.writeObject { _ in }
                }
            }
        }
        let escaped = #""\"\\\b\f\n\r\t\u0001\u001f/"# + "\u{7F}\""
        #expect(
            String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(
                "{\"Z\":\(escaped),\"a\":true,\"b\":1,\"list\":[-5,\"\",{}],\"é\":\"e\u{301}\"}".utf8))
    }

    @Test("Parts come into the order of their keys whenever they are set; the last of one key counts, at every depth")
    func anyOrder() throws {
        var random = SeededRandom(printing: #function)
        for _ in 0..<2_000 {
            let tree = Tree.random(depth: 3, using: &random)
            let text = String(decoding: CanonicalWriter.bytes { tree.write(to: &$0) }, as: UTF8.self)
            #expect(text == tree.sorted)
        }
    }

    @Test(
        "Bytes that another writer laid out anew are read the same",
        arguments: [
            (#" { "b" : [ 1 , 2 ] , "a" : "\u0041\u00e9\ud83d\ude42\/" } "#, #"{"a":"Aé🙂/","b":[1,2]}"#),
            (#"[true,false,-9223372036854775808,"",[],{}]"#, #"[true,false,-9223372036854775808,"",[],{}]"#),
            ("\"\\b\\f\\n\\r\\t\\\"\\\\\"", #""\b\f\n\r\t\"\\""#),
        ])
    func read(_ text: String, _ canonical: String) throws {
        let value = try CanonicalValue(reading: Array(text.utf8))
        #expect(String(decoding: bytes(of: value), as: UTF8.self) == "{\"value\":\(canonical)}")
    }

    @Test(
        "Other bytes are refused with their place",
        arguments: [
            "", " ", "{", "[1,", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{\"a\":1,\"a\":2}", "1.5", "1e3", "01",
            "-", "--1",
            "9223372036854775808", "null", "nul", "tru", "\"", "\"\\x\"", "\"\\ud83d\"", "\"\\ud83dx\"", "\"\\u12g4\"",
            "\"\\ude42\"", "\"a\nb\"", "1 2", "[1] x", "'a'", "\u{FEFF}1", "+1", "Infinity", "[1 2]", "{\"a\":}", "-0",
        ])
    func refused(_ text: String) {
        #expect(throws: RestoreError.self) { try CanonicalValue(reading: Array(text.utf8)) }
    }

    @Test("Invalid UTF-8 and deep nesting are refused")
    func hostile() {
        #expect(throws: RestoreError.self) { try CanonicalValue(reading: [0x22, 0xFF, 0x22]) }
        #expect(throws: RestoreError.self) { try CanonicalValue(reading: [0x22, 0xC0, 0x80, 0x22]) }
        let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: RestoreError.malformed(offset: 64, "deeper than 64")) { try CanonicalValue(reading: deep) }
    }

    @Test("Random bytes never do more than be refused")
    func random() {
        var random = SeededRandom(printing: #function)
        let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "a", "1", "-", "true", "\"k\"", "u00", " ", "\u{FF}"]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            if let value = try? CanonicalValue(reading: Array(text.joined().utf8)) {
                #expect(throws: Never.self) { try CanonicalValue(reading: bytes(of: value)) }
            }
        }
    }

    private func bytes(of value: CanonicalValue) -> [UInt8] {
        CanonicalWriter.bytes { $0.set("value", value) }
    }
}

extension CanonicalWriter {
    fileprivate mutating func set(_ key: String, _ value: CanonicalValue) {
        openMember(key)
        write(value)
        closeMember()
    }

    private mutating func write(_ value: CanonicalValue) {
        switch value {
        case .bool(let bool): write(bool)
        case .int(let number): write(number)
        case .text(let text): write(text)
        case .list(let values): writeList(values) { element, writer in writer.write(element) }
        case .object(let object):
            writeObject { parts in
                for member in object.members { parts.set(member.key, member.value) }
            }
        }
    }
}

/// An object whose parts are set in a random order, some twice.
private struct Tree {
    var parts: [(key: String, value: Tree?)] = []

    static func random(depth: Int, using random: inout SeededRandom) -> Tree {
        let keys = ["a", "aa", "b", "Z", "é", "", "\"", "long keys lie beside their strings", "a\u{1}"]
        var tree = Tree()
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let isObject = depth > 0 && Bool.random(using: &random)
            tree.parts.append(
                (
                    keys.randomElement(using: &random) ?? "",
                    isObject ? .random(depth: depth - 1, using: &random) : nil
                ))
        }
        return tree
    }

    func write(to object: inout CanonicalWriter) {
        for (number, part) in parts.enumerated() {
            if let tree = part.value {
                object.set(part.key) { tree.write(to: &$0) }
            } else {
                object.set(part.key, number)
            }
        }
    }

    /// The same in the obvious way.
    var sorted: String {
        var values: [[UInt8]: (key: String, text: String)] = [:]
        for (number, part) in parts.enumerated() {
            values[Array(part.key.utf8)] = (part.key, part.value?.sorted ?? String(number))
        }
        let sorted = values.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        return "{" + sorted.map { Self.quoted($0.key) + ":" + $0.text }.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\"", with: "\\\"").replacing("\u{1}", with: "\\u0001")
        return "\"" + escaped + "\""
    }
}
