import DealModel
import ExactValues

/// What is known of the deals of a log, one column a thing.
struct DealColumns: Sendable {
    /// Microseconds since 1970, or ``unknownTime``.
    private(set) var created: [Int64] = []
    private(set) var ids: [DealID] = []
    private(set) var amounts: [Int64] = []
    /// Scale and currency of the amount, or ``noValue``.
    private(set) var amountForms: [UInt16] = []
    private(set) var attributes: NameTable<DealAttribute> = NameTable()
    /// A column an attribute: numbers in ``names`` of the same place.
    private(set) var codes: [SideColumn] = []
    private(set) var names: [NameTable<String>] = []
    private(set) var nonProcess: Set<Int> = []
    private(set) var nextActions: [Int: NextAction] = [:]
    /// Whether the deals lie in order of their ids.
    private(set) var areInOrder = true
    /// The row of each deal, for all deals or for none.
    private var rows: [DealID: UInt32] = [:]

    static var unknownTime: Int64 { .min }
    private static var noValue: UInt16 { .max }

    var count: Int { ids.count }

    mutating func reserve(_ count: Int) {
        created.reserveCapacity(count)
        ids.reserveCapacity(count)
        amounts.reserveCapacity(count)
        amountForms.reserveCapacity(count)
        rows.reserveCapacity(count)
    }

    /// The row of a deal, made now if there is none.
    mutating func row(of id: DealID, limit: Int) throws(EventLogError) -> Int {
        // Events mostly come deal after deal.
        if let last = ids.last, last == id { return ids.count - 1 }
        if rows.count < ids.count { for (row, id) in ids.enumerated() { rows[id] = UInt32(row) } }
        if let row = rows[id] { return Int(row) }
        guard ids.count < limit else { throw .tooMany(.deals, limit: limit) }
        rows[id] = UInt32(ids.count)
        if let last = ids.last, !(last < id) { areInOrder = false }
        ids.append(id)
        created.append(Self.unknownTime)
        amounts.append(0)
        amountForms.append(Self.noValue)
        return ids.count - 1
    }

    /// Forgets how to find a deal by its id, which takes as much memory as all else that is known of it; found out anew
    /// when it is needed.
    mutating func shrink() { rows = [:] }

    /// Notes what is known of a deal, with a row made now if there is none; nothing of it when it does not fit.
    mutating func set(_ profile: DealProfile, _ limits: EventLogLimits) throws(EventLogError) {
        try EventLogLimits.check(profile.created, of: profile.id)
        var named: [(column: Int, code: UInt32)] = []
        for (attribute, name) in profile.attributes {
            named.append(try code(name, of: attribute, limits))
        }
        let row = try row(of: profile.id, limit: limits.rows)
        created[row] = profile.created?.microseconds ?? Self.unknownTime
        amounts[row] = profile.value?.amount.coefficient ?? 0
        amountForms[row] = profile.value.map(Self.form) ?? Self.noValue
        for column in codes.indices { codes[column][row] = SideColumn.absent }
        for (column, code) in named { codes[column][row] = code }
        if profile.isNonProcess { nonProcess.insert(row) } else { nonProcess.remove(row) }
        nextActions[row] = profile.nextAction
    }

    /// The column of an attribute, made now if there is none.
    mutating func column(of attribute: DealAttribute, _ limits: EventLogLimits) throws(EventLogError) -> Int {
        let column = try attributes.number(of: attribute, .attributes, limit: limits.kinds)
        if column == codes.count {
            codes.append(SideColumn())
            names.append(NameTable())
        }
        return column
    }

    /// The column of an attribute, and the number of a name in it.
    mutating func code(
        _ name: String, of attribute: DealAttribute, _ limits: EventLogLimits
    ) throws(EventLogError) -> (column: Int, code: UInt32) {
        let column = try column(of: attribute, limits)
        return (column, UInt32(try names[column].number(of: name, .names, limit: limits.rows)))
    }

    func value(at row: Int) -> Money? {
        let form = amountForms[row]
        guard form != Self.noValue else { return nil }
        return Money(
            ExactDecimal(normalised: amounts[row], scale: UInt8(form >> 8)),
            Currency(index: UInt8(truncatingIfNeeded: form)))
    }

    private static func form(_ value: Money) -> UInt16 {
        UInt16(value.amount.scale) << 8 | UInt16(value.currency.index)
    }
}
