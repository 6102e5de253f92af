import DealModel
import Randomness
import Testing

@Suite("Canonical bytes")
struct CanonicalTests {
    @Test("SEMANTICS 7.6: keys are sorted by bytes, there is no white space, texts are as they are")
    func written() {
        var object = CanonicalObject()
        object.set("b", 1)
        object.set("é", "e\u{301}")
        object.set("a", true)
        object.set("Z", "\"\\\u{8}\u{C}\n\r\t\u{1}\u{1F}/\u{7F}")
        object["list"] = .list([.int(-5), .text(""), .object(CanonicalObject())])
        let text = String(decoding: object.bytes, as: UTF8.self)
        let escaped = #""\"\\\b\f\n\r\t\u0001\u001f/"# + "\u{7F}\""
        #expect(
            text.utf8.elementsEqual(
                "{\"Z\":\(escaped),\"a\":true,\"b\":1,\"list\":[-5,\"\",{}],\"é\":\"e\u{301}\"}".utf8))
        object["b"] = nil
        object.set("a", false)
        #expect(object.members.map(\.key) == ["Z", "a", "list", "é"])
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
        #expect(String(decoding: value.bytes, as: UTF8.self) == canonical)
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
                #expect(throws: Never.self) { try CanonicalValue(reading: value.bytes) }
            }
        }
    }
}
