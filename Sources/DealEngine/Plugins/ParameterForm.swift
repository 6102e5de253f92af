internal import ExactValues

/// A type whose values are written as one scalar, in a form of the process file.
protocol ParameterForm {
    /// The form in a message's words: "a whole number".
    static var formName: String { get }
    /// Reads the scalar; the value is of the conforming type.
    static func read(_ decoder: ParameterValueDecoder) throws -> Any
}

extension Bool: ParameterForm {
    static var formName: String { "true or false" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        switch try decoder.plainText(for: formName) {
        case "true": return true
        case "false": return false
        default: throw decoder.wanted(formName)
        }
    }
}

extension String: ParameterForm {
    static var formName: String { "a text" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any { try decoder.text(for: formName) }
}

extension ParameterForm where Self: FixedWidthInteger {
    static var formName: String { "a whole number" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        let text = try decoder.plainText(for: formName)
        guard !text.hasPrefix("+"), let value = Self(text) else {
            guard ExactDecimal(text)?.scale == 0 else { throw decoder.wanted(formName) }
            throw decoder.wanted("a whole number from \(Self.min) to \(Self.max)")
        }
        return value
    }
}

extension Int: ParameterForm {}
extension Int8: ParameterForm {}
extension Int16: ParameterForm {}
extension Int32: ParameterForm {}
extension Int64: ParameterForm {}
extension UInt: ParameterForm {}
extension UInt8: ParameterForm {}
extension UInt16: ParameterForm {}
extension UInt32: ParameterForm {}
extension UInt64: ParameterForm {}

extension ParameterForm where Self: LosslessStringConvertible & BinaryFloatingPoint {
    static var formName: String { "a number" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        let text = try decoder.plainText(for: formName)
        // Through the exact form first, so that `inf`, `nan` and `0x1p3` are no numbers here either.
        guard ExactDecimal(text) != nil, let value = Self(text) else { throw decoder.wanted(formName) }
        return value
    }
}

extension Double: ParameterForm {}
extension Float: ParameterForm {}

extension ExactDecimal: ParameterForm {
    static var formName: String { "a number or a percent" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        let text = try decoder.plainText(for: formName)
        if text.hasSuffix("%") {
            guard let percent = ExactDecimal(String(text.dropLast())),
                let value = ExactDecimal(coefficient: percent.coefficient, scale: percent.scale + 2)
            else { throw decoder.wanted(formName) }
            return value
        }
        guard let value = ExactDecimal(text) else { throw decoder.wanted(formName) }
        return value
    }
}

extension Money: ParameterForm {
    static var formName: String { "money, as '50000 EUR'" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        guard let value = Money(try decoder.plainText(for: formName)) else { throw decoder.wanted(formName) }
        return value
    }
}

extension CivilDate: ParameterForm {
    static var formName: String { "a date, as '2026-03-02'" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        guard let value = CivilDate(try decoder.plainText(for: formName)) else { throw decoder.wanted(formName) }
        return value
    }
}

extension Instant: ParameterForm {
    static var formName: String { "an instant, as '2026-03-02T09:00:00Z'" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        guard let value = Instant(try decoder.plainText(for: formName)) else { throw decoder.wanted(formName) }
        return value
    }
}

extension DaySpan: ParameterForm {
    static var formName: String { "a span, as '3 days'" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        guard let value = DaySpan(try decoder.plainText(for: formName)) else { throw decoder.wanted(formName) }
        return value
    }
}

extension Currency: ParameterForm {
    static var formName: String { "a currency, as 'EUR'" }

    static func read(_ decoder: ParameterValueDecoder) throws -> Any {
        guard let value = Currency(code: try decoder.text(for: formName)) else { throw decoder.wanted(formName) }
        return value
    }
}
