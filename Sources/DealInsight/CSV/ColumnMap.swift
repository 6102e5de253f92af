public import DealModel

/// Which column of a CSV file holds what.
///
///     // One row an event: the deal came into a stage, or ended.
///     ColumnMap([.deal: "deal_id", .stage: "stage", .time: "entered_at"])
///     // One row a deal, with the days on which it came into stages and ended.
///     ColumnMap([.deal: "id", .stage: "deal_stage", .entered("Engaging"): "engage_date", .closed: "close_date"])
///
/// One map serves several files: each is read as far as it has the columns. A file without `time` and `stage` but with
/// `deal` adds what it knows of deals to a file of events.
public struct ColumnMap: Hashable, Sendable {
    /// What a column may hold.
    public enum Field: Hashable, Sendable {
        /// The deal's id; the one column that every file needs.
        case deal
        /// The stage the deal came into, or stands in; a name that is an outcome's is read as that.
        case stage
        /// When the event of this row happened: with it, a file has one row an event.
        case time
        /// How the deal ended; empty while it is open.
        case outcome
        /// Why it ended so.
        case reason
        /// When the deal was opened.
        case created
        /// When the deal ended.
        case closed
        /// When the deal came into this stage, or ended with the outcome of this name: one column each.
        case entered(StageID)
        /// What the deal is worth.
        case value
        /// Of what currency that is.
        case currency
        /// Who did it, in a file of events.
        case actor
        /// By what deals are told apart: the owner, the source … or any other word.
        case attribute(DealAttribute)
    }

    /// The name of the column of each field.
    public var columns: [Field: String]

    /// A map of these columns.
    public init(_ columns: [Field: String]) { self.columns = columns }

    /// Whether a file of one row an event is described; else one of one row a deal.
    public var isOfEvents: Bool { columns[.time] != nil }
}

extension ColumnMap.Field: CustomStringConvertible, LosslessStringConvertible {
    private static let fixed: [(word: String, field: Self)] = [
        ("deal", .deal), ("stage", .stage), ("time", .time), ("outcome", .outcome), ("reason", .reason),
        ("created", .created), ("closed", .closed), ("value", .value), ("currency", .currency), ("actor", .actor),
    ]
    private static let enteredPrefix = "entered."

    /// The words of a map, without `entered.STAGE` and attributes of the user's own.
    public static let words = fixed.map(\.word) + ["owner", "source", "product", "segment"]

    /// Reads the word of a map: `deal`, `entered.Proposal`; any other word is an attribute.
    ///
    /// - Returns: `nil` for an empty word.
    public init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        if let known = Self.fixed.first(where: { $0.word == text }) {
            self = known.field
        } else if text.hasPrefix(Self.enteredPrefix), text != Self.enteredPrefix {
            self = .entered(StageID(String(text.dropFirst(Self.enteredPrefix.count))))
        } else {
            self = .attribute(DealAttribute(text))
        }
    }

    /// The word of a map.
    public var description: String {
        switch self {
        case .entered(let stage): Self.enteredPrefix + stage.text
        case .attribute(let attribute): attribute.text
        default: Self.fixed.first { $0.field == self }?.word ?? ""
        }
    }

    /// Whether its cells are times.
    var isTime: Bool {
        switch self {
        case .time, .created, .closed, .entered: true
        default: false
        }
    }

    /// What a cell of the field is, in a sentence.
    var meaning: String {
        switch self {
        case .time, .created, .closed, .entered: "a time"
        case .value: "an amount"
        case .currency: "a currency"
        default: "'\(self)'"
        }
    }

    /// How a cell of the field is written.
    var form: String {
        switch self {
        case .time, .created, .closed, .entered:
            "write 2026-03-02, 2026-03-02 09:30 (UTC) or 2026-03-02T09:30:00+03:00"
        case .value: "write 80000.50, 80000,50 or 80000.50 EUR"
        case .currency: "write a code of ISO 4217 in capitals, such as EUR"
        default: "write a text"
        }
    }
}

extension ColumnMap.Field: Comparable {
    /// By the words of a map, in order of their bytes.
    public static func < (left: Self, right: Self) -> Bool { left.description.precedesInBytes(right.description) }
}
