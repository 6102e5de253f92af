/// The type of a fact's value, in the words of the process file.
public indirect enum FactType: Hashable, Sendable {
    /// A text that is not blank.
    case string
    /// A whole number of 64 bits.
    case int
    /// An exact decimal.
    case number
    /// An exact decimal that is shown as per cent: 0.15 is 15 %.
    case percent
    /// An exact sum of one currency.
    case money
    /// Yes or no.
    case bool
    /// A day.
    case date
    /// A moment.
    case timestamp
    /// Any number of values of one type; never absent, only empty.
    case list(of: FactType)

    /// The type of one element, or the type itself.
    public var element: FactType {
        if case .list(let element) = self { element } else { self }
    }

    /// Whether it is a list.
    public var isList: Bool {
        if case .list = self { true } else { false }
    }
}

extension FactType: CustomStringConvertible, LosslessStringConvertible {
    private static let simple: [FactType] = [.string, .int, .number, .percent, .money, .bool, .date, .timestamp]

    /// Reads a word of the process file, `money`, or `list of money`.
    public init?(_ text: String) {
        let prefix = "list of "
        if text.hasPrefix(prefix) {
            guard let element = FactType(String(text.dropFirst(prefix.count))), !element.isList else { return nil }
            self = .list(of: element)
            return
        }
        guard let type = Self.simple.first(where: { $0.description == text }) else { return nil }
        self = type
    }

    /// `money`, `list of money`
    public var description: String {
        switch self {
        case .string: "string"
        case .int: "int"
        case .number: "number"
        case .percent: "percent"
        case .money: "money"
        case .bool: "bool"
        case .date: "date"
        case .timestamp: "timestamp"
        case .list(let element): "list of \(element)"
        }
    }
}
