import ExactValues

// `format` and `quote` of the extension library of strings.
extension FunctionTable {
    mutating func addFormat() {
        add("format", [.receiver("string_format", [.string, .list(.dyn)], .string)]) {
            (args, _, run) throws(CELFault) in
            guard case .string(let pattern) = args[0], case .list(let values) = args[1] else {
                throw .noOverload("format", args)
            }
            var formatter = TextFormatter(pattern: Array(pattern.unicodeScalars), values: values)
            return .string(try formatter.run(&run))
        }
        add("strings.quote", [.global("strings_quote", [.string], .string)]) { (args, _, run) throws(CELFault) in
            guard case .string(let text) = args[0] else { throw .noOverload("strings.quote", args) }
            try run.charge(text.utf8.count * 2)
            return .string(quoted(text))
        }
    }
}

/// Fills the places of a pattern such as `%s of %.2f`.
private struct TextFormatter {
    let pattern: [Unicode.Scalar]
    let values: CELList
    private var position = 0
    private var used = 0
    private var result = String.UnicodeScalarView()

    private static let mostDecimals = 1000

    init(pattern: [Unicode.Scalar], values: CELList) {
        self.pattern = pattern
        self.values = values
    }

    mutating func run(_ run: inout RunContext) throws(CELFault) -> String {
        try run.charge(pattern.count / 8)
        while position < pattern.count {
            let scalar = pattern[position]
            position += 1
            guard scalar == "%" else {
                result.append(scalar)
                continue
            }
            if position < pattern.count, pattern[position] == "%" {
                position += 1
                result.append("%")
            } else {
                try appendClause(&run)
            }
        }
        return String(result)
    }

    private mutating func appendClause(_ run: inout RunContext) throws(CELFault) {
        let precision = try precision()
        guard position < pattern.count else { throw CELFault(.invalidArgument, "format: the pattern ends after '%'") }
        let clause = pattern[position]
        position += 1
        guard Self.clauses.contains(clause) else {
            throw CELFault(.invalidArgument, "format: '%\(clause)' is no clause")
        }
        guard used < values.count else {
            throw CELFault(.invalidArgument, "format: there are only \(values.count) values")
        }
        let text = try Self.text(values[used], clause, precision, &run)
        used += 1
        try run.charge(text.utf8.count / 8 + 1)
        result.append(contentsOf: text.unicodeScalars)
    }

    private static let clauses: Set<Unicode.Scalar> = ["s", "d", "f", "e", "b", "o", "x", "X"]

    /// The digits after a point, six where there is none.
    private mutating func precision() throws(CELFault) -> Int {
        guard position < pattern.count, pattern[position] == "." else { return 6 }
        position += 1
        var precision: Int?
        while position < pattern.count, Lexer.isDigit(pattern[position]), (precision ?? 0) <= Self.mostDecimals {
            precision = (precision ?? 0) * 10 + Int(pattern[position].value - 48)
            position += 1
        }
        guard let precision, precision <= Self.mostDecimals else {
            throw CELFault(.invalidArgument, "format: after '%.' stands a number up to \(Self.mostDecimals)")
        }
        return precision
    }

    private static func text(
        _ value: CELValue, _ clause: Unicode.Scalar, _ precision: Int, _ run: inout RunContext
    ) throws(CELFault) -> String {
        switch clause {
        case "s": return try text(value, &run)
        case "d": if let text = decimal(value) { return text }
        case "f":
            guard let double = double(value) else { break }
            try run.charge(double.digitsCost + precision * 2)
            return double.fixedText(precision: precision)
        case "e":
            guard let double = double(value) else { break }
            try run.charge(double.digitsCost + precision * 2)
            return double.scientificText(precision: precision)
        case "b": if let text = binary(value) { return text }
        case "o": if let text = integer(value, radix: 8) { return text }
        default: if let text = hexadecimal(value, isUpper: clause == "X") { return text }
        }
        throw CELFault(.invalidArgument, "format: '%\(clause)' does not write \(value.type.runtimeName)")
    }

    // MARK: Clauses

    private static func text(_ value: CELValue, _ run: inout RunContext) throws(CELFault) -> String {
        try run.charge(8)
        switch value {
        case .null: return "null"
        case .bool(let x): return x ? "true" : "false"
        case .double(let x):
            // All the zeros of 1e300 are written.
            try run.charge(x.isFinite && !x.isZero ? Int(x.exponent.magnitude) / 2 : 0)
            return decimal(value) ?? ""
        case .int, .uint, .number: return decimal(value) ?? ""
        case .string(let x): return x
        case .bytes(let x): return decoded(x)
        case .duration(let x): return "\(x)"
        case .timestamp(let x): return "\(x)"
        case .type(let x): return x.runtimeName
        case .money(let x): return "\(x)"
        case .date(let x): return "\(x)"
        case .list(let list):
            var parts: [String] = []
            for index in 0..<list.count { parts.append(try text(list[index], &run)) }
            return "[" + parts.joined(separator: ", ") + "]"
        case .map(let map):
            var entries: [(key: String, value: String)] = []
            for (key, value) in zip(map.keys, map.values) {
                entries.append((try text(key, &run), try text(value, &run)))
            }
            entries.sort { textPrecedes($0.key, $1.key) }
            return "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        case .optional, .record, .opaque:
            throw CELFault(.invalidArgument, "format: '%s' does not write \(value.type.runtimeName)")
        }
    }

    private static func decimal(_ value: CELValue) -> String? {
        switch value {
        case .int(let x): "\(x)"
        case .uint(let x): "\(x)"
        case .double(let x): x == .infinity ? "Infinity" : x.plainText
        case .number(let x): "\(x)"
        default: nil
        }
    }

    private static func double(_ value: CELValue) -> Double? {
        switch value {
        case .int(let x): Double(x)
        case .uint(let x): Double(x)
        case .double(let x): x
        case .number(let x): Double(x.description)
        default: nil
        }
    }

    private static func integer(_ value: CELValue, radix: Int, isUpper: Bool = false) -> String? {
        switch value {
        case .int(let x): String(x, radix: radix, uppercase: isUpper)
        case .uint(let x): String(x, radix: radix, uppercase: isUpper)
        default: nil
        }
    }

    private static func binary(_ value: CELValue) -> String? {
        if case .bool(let bool) = value { return bool ? "1" : "0" }
        return integer(value, radix: 2)
    }

    private static func hexadecimal(_ value: CELValue, isUpper: Bool) -> String? {
        switch value {
        case .string(let text): hexadecimal(text.utf8, isUpper)
        case .bytes(let bytes): hexadecimal(bytes, isUpper)
        default: integer(value, radix: 16, isUpper: isUpper)
        }
    }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>, _ isUpper: Bool) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: isUpper) }.joined()
    }

    /// What is no UTF-8 becomes one U+FFFD a run, however many bytes it has.
    private static func decoded(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
        where scalar != "\u{FFFD}" || result.last != "\u{FFFD}" {
            result.append(scalar)
        }
        return String(result)
    }
}

extension Double {
    /// What it costs to work out all digits: they are as many as the exponent is large, each with as many operations.
    fileprivate var digitsCost: Int {
        guard isFinite, !isZero else { return 100 }
        let size = Int(exponent.magnitude)
        return 100 + size * size / 64
    }
}

/// The text as a literal of the language.
private func quoted(_ text: String) -> String {
    let escapes: [Unicode.Scalar: String] = [
        "\u{07}": "\\a", "\u{08}": "\\b", "\u{0C}": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\u{0B}": "\\v",
        "\\": "\\\\", "\"": "\\\"",
    ]
    var result = "\""
    for scalar in text.unicodeScalars {
        if let escape = escapes[scalar] { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
}
