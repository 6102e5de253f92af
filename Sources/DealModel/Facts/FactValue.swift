public import ExactValues

/// The value of a fact that is present.
///
/// There is no null and no blank text: both mean that the fact is absent.
public enum FactValue: Sendable {
    /// A text that is not blank.
    case text(String)
    /// A whole number.
    case int(Int64)
    /// An exact decimal; also a percentage, 0.15 for 15 %.
    case number(ExactDecimal)
    /// A sum.
    case money(Money)
    /// Yes or no.
    case bool(Bool)
    /// A day.
    case date(CivilDate)
    /// A moment.
    case timestamp(Instant)
    /// Values of one type, in order.
    case list([FactValue])

    /// The text as a value; `nil` when it is blank.
    public init?(text: String?) {
        guard let text = text?.unlessBlank else { return nil }
        self = .text(text)
    }

    /// Texts as a list; blank ones are left out.
    public init(texts: some Sequence<String>) {
        self = .list(texts.compactMap { FactValue(text: $0) })
    }

    /// Whether it is a value of this type. A number is one of `percent` too, and the empty list one of every list.
    public func fits(_ type: FactType) -> Bool {
        switch (self, type) {
        case (.text, .string), (.int, .int), (.number, .number), (.number, .percent), (.money, .money), (.bool, .bool),
            (.date, .date), (.timestamp, .timestamp):
            true
        case (.list(let elements), .list(let element)):
            elements.allSatisfy { $0.fits(element) }
        default:
            false
        }
    }
}

extension FactValue: Hashable {
    /// Equal values; texts by their bytes.
    public static func == (left: FactValue, right: FactValue) -> Bool {
        switch (left, right) {
        case (.text(let a), .text(let b)): a.hasSameBytes(as: b)
        case (.int(let a), .int(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.money(let a), .money(let b)): a == b
        case (.bool(let a), .bool(let b)): a == b
        case (.date(let a), .date(let b)): a == b
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        default: false
        }
    }

    /// Hashes the value with its kind.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .text(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .money(let value): hasher.combine(value)
        case .bool(let value): hasher.combine(value)
        case .date(let value): hasher.combine(value)
        case .timestamp(let value): hasher.combine(value)
        case .list(let value): hasher.combine(value)
        }
    }
}

extension FactValue: CustomStringConvertible {
    /// The value in neutral form, as canonical bytes have it; for logs and tests. Readers get theirs from messages.
    public var description: String {
        switch self {
        case .text(let value): value
        case .int(let value): String(value)
        case .number(let value): value.description
        case .money(let value): value.description
        case .bool(let value): value ? "true" : "false"
        case .date(let value): value.description
        case .timestamp(let value): value.description
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        }
    }
}

/// What reading a fact gives.
public enum FactReading: Hashable, Sendable {
    /// The fact is there.
    case present(FactValue)
    /// Nobody has stated it.
    case absent
    /// It is not known here: its group was not loaded.
    case withheld

    /// The value when it is present.
    public var value: FactValue? {
        if case .present(let value) = self { value } else { nil }
    }

    package init(_ value: FactValue?) {
        self = value.map(FactReading.present) ?? .absent
    }
}
