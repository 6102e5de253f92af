import ExactValues

extension CELValue {
    /// The value as an expression that gives it; a record as a map of what is stated of it.
    package var canonicalText: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): "\(value)"
        case .uint(let value): "\(value)u"
        case .double(let value): Self.text(of: value)
        case .string(let value): Self.quoted(value)
        case .bytes(let value): "b\"" + value.map(Self.escaped).joined() + "\""
        case .list(let list): "[" + list.values.map(\.canonicalText).joined(separator: ", ") + "]"
        case .map(let map):
            "{" + zip(map.keys, map.values).map { "\($0.canonicalText): \($1.canonicalText)" }.joined(separator: ", ")
                + "}"
        case .timestamp(let value): "timestamp(\"\(value)\")"
        case .duration(let value): "duration(\"\(value)\")"
        case .type(let type): type.runtimeName
        case .number(let value): "\(value)"
        case .money(let value): "money(\"\(value)\")"
        case .date(let value): "date(\"\(value)\")"
        case .optional(let optional): optional.value.map { "optional.of(\($0.canonicalText))" } ?? "optional.none()"
        case .record(let record): Self.text(of: record)
        case .opaque(let value):
            // `net.IP` is written by the function `ip`.
            "\((value.typeName.split(separator: ".").last ?? "").lowercased())(\(Self.quoted(value.text)))"
        }
    }

    private static func text(of record: any CELRecord) -> String {
        let names = record.fieldNames
        if names.isEmpty { return record.typeName }
        let fields = names.compactMap { name -> String? in
            guard case .value(let value)? = record.read(name) else { return nil }
            return "\(quoted(name)): \(value.canonicalText)"
        }
        return "{" + fields.joined(separator: ", ") + "}"
    }

    var startsWithSign: Bool {
        switch self {
        case .int(let value): value < 0
        case .double(let value): value.isFinite && value.sign == .minus
        case .number(let value): value.isNegative
        default: false
        }
    }

    private static func text(of value: Double) -> String {
        // There is no literal of these.
        if !value.isFinite { return "double(\"\(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")\")" }
        let text = "\(value)"
        return text.contains(".") || text.contains("e") ? text : text + ".0"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    result += escaped(UInt8(scalar.value))
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
}
