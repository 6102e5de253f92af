public import ExactValues

// A plugin's `Parameters` is synthesised `Decodable`, so the exact values must be too. Under a desk they are read by the
// forms of the process file (see ``ParameterForm``); under any other decoder, from their texts.

/// Reads a value from its text.
private func decodeText<Value>(
    _ decoder: any Decoder, as form: String, _ read: (String) -> Value?
) throws -> Value {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = read(text) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not \(form)")
    }
    return value
}

extension ExactDecimal: Decodable {
    /// Reads a number from its text, `"0.15"`.
    public init(from decoder: any Decoder) throws {
        self = try decodeText(decoder, as: "a number") { ExactDecimal($0) }
    }
}

extension Money: Decodable {
    /// Reads money from its text, `"50000 EUR"`.
    public init(from decoder: any Decoder) throws {
        self = try decodeText(decoder, as: "money") { Money($0) }
    }
}

extension Currency: Decodable {
    /// Reads a currency from its code, `"EUR"`.
    public init(from decoder: any Decoder) throws {
        self = try decodeText(decoder, as: "a currency") { Currency(code: $0) }
    }
}

extension CivilDate: Decodable {
    /// Reads a date from its text, `"2026-03-02"`.
    public init(from decoder: any Decoder) throws {
        self = try decodeText(decoder, as: "a date") { CivilDate($0) }
    }
}

extension Instant: Decodable {
    /// Reads an instant from its text, `"2026-03-02T09:00:00Z"`.
    public init(from decoder: any Decoder) throws {
        self = try decodeText(decoder, as: "an instant") { Instant($0) }
    }
}

extension DaySpan: Decodable {
    /// Reads a span from its text, `"3 days"`.
    public init(from decoder: any Decoder) throws {
        self = try decodeText(decoder, as: "a span") { DaySpan($0) }
    }
}
