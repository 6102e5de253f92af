/// One case of the YAML suites: bytes, and what a reader must make of them.
struct YAMLCase {
    let id: String
    /// The file's name: the suites' rules differ a little.
    let suite: String
    let bytes: [UInt8]
    let expectation: Expectation
    let mayReject: Bool
    /// What libyaml alone did: a suite's case it is known to fail counts otherwise.
    let libyaml: String
    let limit: Duration?

    enum Expectation {
        case values(JSON)
        case events([String])
        case error
        case noCrash
    }

    /// Nil when the case is not written as the folder's README says.
    init?(_ json: JSON, suite: String) {
        guard let id = json["id"]?.string, let expect = json["expect"]?.string, let bytes = Self.bytes(json) else {
            return nil
        }
        switch expect {
        case "json":
            guard let values = json["json"] else { return nil }
            expectation = .values(values)
        case "events":
            guard let events = json["events"]?.array else { return nil }
            expectation = .events(events.compactMap(\.string))
        case "error": expectation = .error
        case "no-crash": expectation = .noCrash
        default: return nil
        }
        self.id = id
        self.suite = suite
        self.bytes = bytes
        mayReject = json["mayReject"]?.bool ?? false
        libyaml = json["libyaml"]?.string ?? ""
        limit = json["limitMs"]?.int.map { .milliseconds($0) }
    }

    private static func bytes(_ json: JSON) -> [UInt8]? {
        if let text = json["yaml"]?.string { return Array(text.utf8) }
        if let digits = json["yamlHex"]?.string { return hexadecimal(Array(digits.utf8)) }
        return json["gen"].flatMap(generated)
    }

    private static func hexadecimal(_ digits: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count - digits.count % 2, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    private static func generated(_ rule: JSON) -> [UInt8]? {
        guard let count = rule["count"]?.int else { return nil }
        switch rule["kind"]?.string {
        case "staircase":
            return (0..<count).flatMap { Array(repeating: UInt8(ascii: " "), count: $0) + Array("a:\n".utf8) }
        case "keys":
            guard let format = rule["format"]?.string else { return nil }
            let parts = format.split(separator: "%d", omittingEmptySubsequences: false).map { Array($0.utf8) }
            return (0..<count).flatMap { Array(parts.joined(separator: Array(String($0).utf8))) + [0x0A] }
        case nil:
            func part(_ key: String) -> [UInt8] { Array((rule[key]?.string ?? "").utf8) }
            let open = Array(repeatElement(part("repeat"), count: count).joined())
            let close = Array(repeatElement(part("close"), count: count).joined())
            return part("prefix") + open + part("middle") + close + part("suffix")
        default: return nil
        }
    }
}
