import ExactValues

extension FunctionTable {
    mutating func addConversions() {
        let a = CELType.typeParam("A")
        add("type", [.global("type", [a], .type(a))]) { (args, _, _) throws(CELFault) in .type(args[0].type) }
        add("dyn", [.global("to_dyn", [a], .dyn)]) { (args, _, _) throws(CELFault) in args[0] }
        addConversion("int", to: .int, from: [.int, .uint, .double, .string, .timestamp], toInt)
        addConversion("uint", to: .uint, from: [.uint, .int, .double, .string], toUInt)
        addConversion("double", to: .double, from: [.double, .int, .uint, .string], toDouble)
        addConversion("bool", to: .bool, from: [.bool, .string], toBool)
        addConversion("bytes", to: .bytes, from: [.bytes, .string], toBytes)
        addConversion(
            "string", to: .string, from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration], toText)
        addConversion("timestamp", to: .timestamp, from: [.timestamp, .string, .int], toTimestamp)
        addConversion("duration", to: .duration, from: [.duration, .string], toDuration)
    }

    mutating func addConversion(
        _ name: String, to type: CELType, from types: [CELType],
        _ convert: @escaping @Sendable (CELValue) throws(CELFault) -> CELValue?
    ) {
        add(name, types.map { .global("\($0)_to_\(type)", [$0], type) }) { (args, _, _) throws(CELFault) in
            guard let value = try convert(args[0]) else { throw .noOverload(name, args) }
            return value
        }
    }
}

private func toInt(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .int: return value
    case .uint(let x): return .int(try fits(Int64(exactly: x)))
    case .double(let x):
        // The bounds themselves are left out: the doubles nearest to them stand for integers beyond.
        guard x > -9_223_372_036_854_775_808, x < 9_223_372_036_854_775_808 else { throw .outOfRange }
        return .int(Int64(x))
    case .string(let text): return .int(try converted(Int64(text), text, "int"))
    case .timestamp(let time): return .int(time.seconds)
    case .number(let x): return .int(try fits(x.integer))
    default: return nil
    }
}

private func toUInt(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .uint: return value
    case .int(let x): return .uint(try fits(UInt64(exactly: x)))
    case .double(let x):
        guard x >= 0, x < 18_446_744_073_709_551_616 else { throw .outOfRange }
        return .uint(UInt64(x))
    case .string(let text): return .uint(try converted(UInt64(text), text, "uint"))
    default: return nil
    }
}

private func toDouble(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .double: return value
    case .int(let x): return .double(Double(x))
    case .uint(let x): return .double(Double(x))
    case .string(let text): return .double(try converted(Double(text), text, "double"))
    case .number(let x): return .double(try converted(Double(x.description), x.description, "double"))
    default: return nil
    }
}

private func toBool(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .bool: return value
    case .string("true"), .string("TRUE"), .string("True"), .string("t"), .string("1"): return .bool(true)
    case .string("false"), .string("FALSE"), .string("False"), .string("f"), .string("0"): return .bool(false)
    case .string(let text): throw CELFault(.conversion, "'\(text)' is neither true nor false")
    default: return nil
    }
}

private func toBytes(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .bytes: value
    case .string(let text): .bytes(Array(text.utf8))
    default: nil
    }
}

private func toText(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .string: return value
    case .bool(let x): return .string(x ? "true" : "false")
    case .int(let x): return .string("\(x)")
    case .uint(let x): return .string("\(x)")
    case .double(let x): return .string(x.shortestText)
    case .bytes(let bytes):
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CELFault(.conversion, "the bytes are not valid UTF-8")
        }
        return .string(text)
    case .timestamp(let time): return .string("\(time)")
    case .duration(let length): return .string("\(length)")
    case .number(let x): return .string("\(x)")
    case .money(let x): return .string("\(x)")
    case .date(let x): return .string("\(x)")
    case .opaque(let x): return .string(x.text)
    default: return nil
    }
}

private func toTimestamp(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .timestamp: return value
    case .int(let seconds): return .timestamp(try fits(CELTimestamp(seconds: seconds)))
    case .string(let text):
        guard let time = CELTimestamp(text) else { throw CELFault(.conversion, "'\(text)' is no timestamp in range") }
        return .timestamp(time)
    default: return nil
    }
}

private func toDuration(_ value: CELValue) throws(CELFault) -> CELValue? {
    switch value {
    case .duration: return value
    case .string(let text):
        guard let length = CELDuration(text) else { throw CELFault(.conversion, "'\(text)' is no duration in range") }
        return .duration(length)
    default: return nil
    }
}

private func fits<Value>(_ value: Value?) throws(CELFault) -> Value {
    guard let value else { throw .outOfRange }
    return value
}

private func converted<Value>(_ value: Value?, _ text: String, _ type: String) throws(CELFault) -> Value {
    guard let value else { throw CELFault(.conversion, "'\(text)' is no \(type)") }
    return value
}

extension CELFault {
    fileprivate static let outOfRange = CELFault(.outOfRange, "the value is out of range")
}

extension Double {
    /// The fewest digits that give the same double: `1000000`, `0.1`, `1`, `1e+16`. Implementations differ in when they
    /// begin to write an exponent.
    var shortestText: String {
        if isNaN { return "NaN" }
        if isInfinite { return sign == .minus ? "-Infinity" : "+Infinity" }
        let text = "\(self)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
