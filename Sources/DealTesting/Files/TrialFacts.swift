import CEL
@_spi(Conformance) import DealProcess
import ExactValues

/// A map of variables as a file writes it, for an expression to read: its maps are records, and its texts are read as
/// conditions read facts.
struct TrialFacts: Sendable {
    /// Plain values; `nil` for what is absent.
    private var values: [String: CELValue?] = [:]
    private var records: [String: TrialFacts] = [:]
    private var lists: [String: [TrialFacts]] = [:]

    init() {}

    init?(_ value: CoreValue) {
        guard case .map(let pairs) = value else { return nil }
        for pair in pairs { add(String(decoding: pair.key, as: UTF8.self), pair.value) }
    }

    /// States a variable unless the file does.
    mutating func addDefault(_ name: String, _ value: CELValue) {
        if values[name] == nil, records[name] == nil, lists[name] == nil { values[name] = value }
    }

    private mutating func add(_ name: String, _ value: CoreValue) {
        if let record = TrialFacts(value) {
            records[name] = record
        } else if case .list(let elements) = value, !elements.isEmpty,
            elements.allSatisfy({ TrialFacts($0) != nil })
        {
            lists[name] = elements.compactMap { TrialFacts($0) }
        } else {
            values[name] = .some(Self.value(value))
        }
    }

    // MARK: Values

    /// `80000 EUR` is money, `18%` and `4.5` are exact numbers, `2026-03-02` is a day, and a blank text is absent.
    private static func value(_ value: CoreValue) -> CELValue? {
        switch value {
        case .null: return nil
        case .bool(let bool): return .bool(bool)
        case .number(let text): return number(text)
        case .string(let text): return text.isEmpty ? nil : self.value(of: text)
        case .list(let elements): return .list(elements.compactMap(self.value))
        case .map(let pairs):
            return .map(
                CELMap(
                    pairs.compactMap { pair in
                        self.value(pair.value).map { (String(decoding: pair.key, as: UTF8.self), $0) }
                    }))
        }
    }

    /// The reader writes a number as `-0.DIGITSeEXPONENT`, so that equal ones are one text: `5` is `0.5e1`.
    private static func number(_ text: String) -> CELValue? {
        let parts = text.split(separator: "e")
        let isNegative = text.hasPrefix("-")
        guard parts.count == 2, let exponent = Int(parts[1]), let point = parts[0].firstIndex(of: ".") else {
            return Int64(text).map(CELValue.int) ?? Double(text).map(CELValue.double)
        }
        let digits = parts[0][parts[0].index(after: point)...]
        let zeros = max(0, exponent - digits.utf8.count)
        if zeros < 20, let coefficient = Int64((isNegative ? "-" : "") + digits + String(repeating: "0", count: zeros))
        {
            let scale = max(0, digits.utf8.count - exponent)
            if scale == 0 { return .int(coefficient) }
            if let number = ExactDecimal(coefficient: coefficient, scale: scale) { return .number(number) }
        }
        return Double(text).map(CELValue.double)
    }

    private static func value(of text: String) -> CELValue {
        if let money = Money(text) { return .money(money) }
        if let date = CivilDate(text) { return .date(date) }
        if let time = CELTimestamp(text) { return .timestamp(time) }
        if text.hasSuffix("%"), let share = ExactDecimal(String(text.dropLast())),
            let number = ExactDecimal(coefficient: share.coefficient, scale: share.scale + 2)
        {
            return .number(number)
        }
        return .string(text)
    }

    // MARK: Types

    /// What an expression may read of these facts.
    var schema: CELSchema<TrialFacts> { Self.schema("facts", of: [self]) }

    /// The fields of several records of one kind: what one of them has, the others may lack.
    private static func schema(_ name: String, of all: [TrialFacts]) -> CELSchema<TrialFacts> {
        CELSchema(name) { schema in
            let names = Set(all.flatMap { Array($0.values.keys) + Array($0.records.keys) + Array($0.lists.keys) })
            for field in names.sorted() {
                let (lists, records) = (all.compactMap { $0.lists[field] }, all.compactMap { $0.records[field] })
                if !lists.isEmpty {
                    let elements = self.schema(field, of: lists.flatMap { $0 })
                    schema.list(field, of: elements) { $0.lists[field] ?? [] }
                } else if !records.isEmpty {
                    schema.record(field, self.schema(field, of: records)) { facts -> TrialFacts? in
                        facts.records[field]
                    }
                } else {
                    let type = commonType(all.compactMap { $0.values[field] ?? nil })
                    schema.field(field, type: type) { CELReading($0.values[field] ?? nil) }
                }
            }
        }
    }

    private static func commonType(_ values: [CELValue]) -> CELType {
        let types = Set(values.map(ownType))
        return types.count == 1 ? types.first ?? .dyn : .dyn
    }

    private static func ownType(_ value: CELValue) -> CELType {
        if case .list(let list) = value { return .list(commonType(list.values)) }
        return value.type
    }
}
