import ExactValues

extension FactValue {
    /// Whole numbers as numbers; number, money, dates and moments as text.
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .text(let value): writer.write(value)
        case .int(let value): writer.write(value)
        case .bool(let value): writer.write(value)
        case .number(let value): writer.write(value.description)
        case .money(let value): writer.write(value.description)
        case .date(let value): writer.write(value.description)
        case .timestamp(let value): writer.write(value.description)
        case .list(let values): writer.writeList(values) { element, writer in element.write(to: &writer) }
        }
    }

    /// The value of a type from its canonical form; `nil` when it has another, or is a blank text.
    package init?(canonical value: CanonicalValue, as type: FactType) {
        switch (value, type) {
        case (.text(let text), .string): self.init(text: text)
        case (.int(let number), .int): self = .int(number)
        case (.bool(let bool), .bool): self = .bool(bool)
        case (.text(let text), _): self.init(canonicalText: text, as: type)
        case (.list(let values), .list(let element)):
            let elements = values.compactMap { FactValue(canonical: $0, as: element) }
            guard elements.count == values.count else { return nil }
            self = .list(elements)
        default: return nil
        }
    }

    private init?(canonicalText text: String, as type: FactType) {
        let value: FactValue? =
            switch type {
            case .number, .percent: ExactDecimal(text).map(FactValue.number)
            case .money: Money(canonical: text).map(FactValue.money)
            case .date: CivilDate(text).map(FactValue.date)
            case .timestamp: Instant(text).map(FactValue.timestamp)
            default: nil
            }
        guard let value else { return nil }
        self = value
    }

    /// The words of ``FactType`` for a value whose declaration is not at hand. A list takes that of its first element.
    package var naturalType: FactType {
        switch self {
        case .text: .string
        case .int: .int
        case .number: .number
        case .money: .money
        case .bool: .bool
        case .date: .date
        case .timestamp: .timestamp
        case .list(let values): .list(of: values.first?.naturalType ?? .string)
        }
    }
}
