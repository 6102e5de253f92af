import CEL
import ExactValues
import Foundation

extension JSON {
    /// The value that the data writes as an object with one key.
    var value: CELValue? {
        guard let (tag, content) = single else { return nil }
        switch tag {
        case "null": return .null
        case "bool": if case .bool(let value) = content { return .bool(value) }
        case "int64": return content.text.flatMap { Int64($0) }.map(CELValue.int)
        case "uint64": return content.text.flatMap { UInt64($0) }.map(CELValue.uint)
        case "double": return content.text.flatMap(Self.double).map(CELValue.double)
        case "string": return content.text.map(CELValue.string)
        case "bytes": return content.text.flatMap { Data(base64Encoded: $0) }.map { .bytes(Array($0)) }
        case "list": return content.array.map { .list(CELList($0.compactMap(\.value))) }
        case "map": return content.array.flatMap(Self.map)
        case "timestamp":
            return content.seconds.flatMap { CELTimestamp(seconds: $0, nanoseconds: content.nanos) }.map(
                CELValue.timestamp)
        case "duration":
            return content.seconds.map {
                .duration(CELDuration(nanoseconds: $0 * 1_000_000_000 + Int64(content.nanos)))
            }
        case "type": return content.text.flatMap(Self.type).map(CELValue.type)
        default: break
        }
        return nil
    }

    private static func double(_ text: String) -> Double? {
        switch text {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        default: Double(text)
        }
    }

    private static func map(_ entries: [JSON]) -> CELValue? {
        var text = "{"
        text += entries.compactMap { entry in
            guard let key = entry["key"]?.value, let value = entry["value"]?.value else { return nil }
            return "\(key.canonicalText): \(value.canonicalText)"
        }.joined(separator: ", ")
        let empty = CELSchema<Int>("empty") { _ in }
        return try? CELProgram<Int, CELValue>(text + "}", over: empty)(0)
    }

    private static func type(_ name: String) -> CELType? {
        let types: [String: CELType] = [
            "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
            "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(.dyn), "null_type": .null,
            "google.protobuf.Timestamp": .timestamp, "google.protobuf.Duration": .duration,
        ]
        return types[name]
    }

    private var seconds: Int64? { self["seconds"]?.text.flatMap { Int64($0) } ?? 0 }

    private var nanos: Int32 {
        if case .number(let value) = self["nanos"] { Int32(value) } else { 0 }
    }

    /// The type that the data writes as a word or as an object with one key.
    var type: CELType? {
        if let name = text { return Self.types[name] }
        guard let (tag, content) = single else { return nil }
        switch tag {
        case "list": return content.type.map(CELType.list)
        case "map":
            guard let parts = content.array, let key = parts[0].type, let value = parts[1].type else { return nil }
            return .map(key, value)
        case "typeParam": return content.text.map(CELType.typeParam)
        case "type": return content.type.map(CELType.type)
        case "abstract":
            guard let name = content["name"]?.text else { return nil }
            let parameters = (content["params"]?.array ?? []).compactMap(\.type)
            return name == "optional_type" ? .optional(parameters.first ?? .dyn) : .opaque(name, parameters)
        default: return nil
        }
    }

    private static let types: [String: CELType] = [
        "dyn": .dyn, "null": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
        "bytes": .bytes, "timestamp": .timestamp, "duration": .duration,
    ]
}

extension CELValue {
    /// The same kind of value, and equal to it; a NaN matches any NaN.
    func matches(_ other: CELValue) -> Bool {
        switch (self, other) {
        case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
        case (.list(let a), .list(let b)): a.count == b.count && zip(a.values, b.values).allSatisfy { $0.matches($1) }
        case (.map(let a), .map(let b)):
            a.count == b.count && zip(a.keys, a.values).allSatisfy { key, value in b[key].map(value.matches) ?? false }
        default: canonicalText == other.canonicalText
        }
    }
}

/// Time zones of the system.
struct SystemZone: ZoneRules {
    let zone: TimeZone
    var name: String { zone.identifier }

    init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.zone = zone
    }

    func offset(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.microseconds) / 1_000_000))
    }
}
