import CEL
import Foundation

extension CELValue {
    /// The value that the data writes as an object with one key.
    init?(json: JSON) {
        guard case .object(let members) = json, let (tag, content) = members.first else { return nil }
        guard let value = Self.plain(tag, content) ?? Self.compound(tag, content) else { return nil }
        self = value
    }

    private static func plain(_ tag: String, _ content: JSON) -> CELValue? {
        switch tag {
        case "null": .null
        case "bool": content.bool.map(CELValue.bool)
        case "int64": content.string.flatMap { Int64($0) }.map(CELValue.int)
        case "uint64": content.string.flatMap { UInt64($0) }.map(CELValue.uint)
        case "double": content.string.flatMap(double).map(CELValue.double)
        case "string": content.string.map(CELValue.string)
        case "bytes": content.string.flatMap { Data(base64Encoded: $0) }.map { .bytes(Array($0)) }
        case "type": content.string.flatMap { types[$0] }.map(CELValue.type)
        default: nil
        }
    }

    private static func compound(_ tag: String, _ content: JSON) -> CELValue? {
        switch tag {
        case "list": return content.array.map { .list($0.compactMap(CELValue.init(json:))) }
        case "map":
            let entries = (content.array ?? []).compactMap { entry -> (CELValue, CELValue)? in
                guard let key = entry["key"].flatMap(CELValue.init(json:)),
                    let value = entry["value"].flatMap(CELValue.init(json:))
                else { return nil }
                return (key, value)
            }
            return CELMap(entries: entries).map(CELValue.map)
        case "timestamp":
            return CELTimestamp(seconds: seconds(content), nanoseconds: nanoseconds(content)).map(CELValue.timestamp)
        case "duration":
            return .duration(
                CELDuration(nanoseconds: seconds(content) * 1_000_000_000 + Int64(nanoseconds(content))))
        default: return nil
        }
    }

    private static func double(_ text: String) -> Double? {
        switch text {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        default: Double(text)
        }
    }

    private static func seconds(_ json: JSON) -> Int64 { json["seconds"]?.string.flatMap { Int64($0) } ?? 0 }

    private static func nanoseconds(_ json: JSON) -> Int32 { json["nanos"]?.int.map { Int32($0) } ?? 0 }

    private static let types: [String: CELType] = [
        "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string, "bytes": .bytes,
        "list": .list(.dyn), "map": .map(.dyn, .dyn), "type": .type(.dyn), "null_type": .null,
        "optional_type": .optional(.dyn), "google.protobuf.Timestamp": .timestamp,
        "google.protobuf.Duration": .duration, "net.IP": .opaque("net.IP", []), "net.CIDR": .opaque("net.CIDR", []),
    ]

    /// The same kind of value, and equal to it; a NaN matches any NaN.
    func matches(_ other: CELValue) -> Bool {
        switch (self, other) {
        case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
        case (.list(let a), .list(let b)): a.count == b.count && zip(a.values, b.values).allSatisfy { $0.matches($1) }
        case (.map(let a), .map(let b)):
            a.count == b.count && zip(a.keys, a.values).allSatisfy { key, value in b[key].map(value.matches) ?? false }
        default: CELResult.value(self).text == CELResult.value(other).text
        }
    }
}

extension CELType {
    /// The type that the data writes as a word or as an object with one key.
    init?(json: JSON) {
        if let name = json.string {
            guard let type = Self.words[name] else { return nil }
            self = type
            return
        }
        guard case .object(let members) = json, let (tag, content) = members.first,
            let type = Self.compound(tag, content)
        else { return nil }
        self = type
    }

    private static func compound(_ tag: String, _ content: JSON) -> CELType? {
        switch tag {
        case "list": return CELType(json: content).map(CELType.list)
        case "map":
            guard let parts = content.array?.compactMap(CELType.init(json:)), parts.count == 2 else { return nil }
            return .map(parts[0], parts[1])
        case "typeParam": return content.string.map(CELType.typeParam)
        case "type": return CELType(json: content).map(CELType.type)
        case "abstract":
            guard let name = content["name"]?.string else { return nil }
            let parameters = (content["params"]?.array ?? []).compactMap(CELType.init(json:))
            return name == "optional_type" ? .optional(parameters.first ?? .dyn) : .opaque(name, parameters)
        default: return nil
        }
    }

    private static let words: [String: CELType] = [
        "dyn": .dyn, "null": .null, "bool": .bool, "int": .int, "uint": .uint, "double": .double, "string": .string,
        "bytes": .bytes, "timestamp": .timestamp, "duration": .duration,
    ]
}
