public import ExactValues

/// A Swift type that a fact's value can have.
public protocol FieldValue: Hashable, Sendable {
    /// The type in the process file's words.
    static var factType: FactType { get }
    /// The value from a fact; `nil` when the fact is of another type.
    init?(_ value: FactValue)
    /// The value as a fact; `nil` when it is blank.
    var factValue: FactValue? { get }
}

/// The name of a field with the type of its value. A host declares its fields once:
///
///     extension DealField where Value == Bool { static var budgetConfirmed: Self { Self("budget_confirmed") } }
///     deal.fields[.budgetConfirmed]
///
/// Whether a process has the field with this type: `process.declares(.budgetConfirmed)`.
public struct DealField<Value: FieldValue>: Hashable, Sendable {
    /// The field's name in the process file.
    public let name: String

    /// The field with this name.
    public init(_ name: String) { self.name = name }
}

extension String: FieldValue {
    /// `string`
    public static var factType: FactType { .string }
    /// The text of a fact.
    public init?(_ value: FactValue) {
        guard case .text(let text) = value else { return nil }
        self = text
    }
    /// The text; `nil` when it is blank.
    public var factValue: FactValue? { FactValue(text: self) }
}

extension Int: FieldValue {
    /// `int`
    public static var factType: FactType { .int }
    /// The whole number of a fact.
    public init?(_ value: FactValue) {
        guard case .int(let number) = value else { return nil }
        self = Int(number)
    }
    /// The number.
    public var factValue: FactValue? { .int(Int64(self)) }
}

extension Bool: FieldValue {
    /// `bool`
    public static var factType: FactType { .bool }
    /// The yes or no of a fact.
    public init?(_ value: FactValue) {
        guard case .bool(let bool) = value else { return nil }
        self = bool
    }
    /// The bool.
    public var factValue: FactValue? { .bool(self) }
}

extension ExactDecimal: FieldValue {
    /// `number`, and for fields of type `percent` too.
    public static var factType: FactType { .number }
    /// The number of a fact.
    public init?(_ value: FactValue) {
        guard case .number(let number) = value else { return nil }
        self = number
    }
    /// The number.
    public var factValue: FactValue? { .number(self) }
}

extension Money: FieldValue {
    /// `money`
    public static var factType: FactType { .money }
    /// The sum of a fact.
    public init?(_ value: FactValue) {
        guard case .money(let money) = value else { return nil }
        self = money
    }
    /// The sum.
    public var factValue: FactValue? { .money(self) }
}

extension CivilDate: FieldValue {
    /// `date`
    public static var factType: FactType { .date }
    /// The day of a fact.
    public init?(_ value: FactValue) {
        guard case .date(let date) = value else { return nil }
        self = date
    }
    /// The day.
    public var factValue: FactValue? { .date(self) }
}

extension Instant: FieldValue {
    /// `timestamp`
    public static var factType: FactType { .timestamp }
    /// The moment of a fact.
    public init?(_ value: FactValue) {
        guard case .timestamp(let instant) = value else { return nil }
        self = instant
    }
    /// The moment.
    public var factValue: FactValue? { .timestamp(self) }
}

extension Array: FieldValue where Element: FieldValue {
    /// A list of the element's type.
    public static var factType: FactType { .list(of: Element.factType) }
    /// The list of a fact; `nil` when an element is of another type.
    public init?(_ value: FactValue) {
        guard case .list(let values) = value else { return nil }
        let elements = values.compactMap(Element.init)
        guard elements.count == values.count else { return nil }
        self = elements
    }
    /// The list without blank texts.
    public var factValue: FactValue? { .list(compactMap(\.factValue)) }
}
