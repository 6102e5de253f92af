import ExactValues

/// A compiled part of an expression, by the Swift type of what it gives.
enum Code<Root: Sendable>: Sendable {
    case bool(Test<Root>)
    case int(Operand<Root, Int64>)
    case double(Operand<Root, Double>)
    case text(Operand<Root, String>)
    case number(Operand<Root, ExactDecimal>)
    case money(Operand<Root, Money>)
    case date(Operand<Root, CivilDate>)
    case timestamp(Operand<Root, CELTimestamp>)
    case duration(Operand<Root, CELDuration>)
    case value(Operand<Root, CELValue>)

    /// The part as any value.
    var boxed: Operand<Root, CELValue> {
        switch self {
        case .bool(let test): .code(Self.box(test))
        case .int(let part): part.map(CELValue.int)
        case .double(let part): part.map(CELValue.double)
        case .text(let part): part.map(CELValue.string)
        case .number(let part): part.map(CELValue.number)
        case .money(let part): part.map(CELValue.money)
        case .date(let part): part.map(CELValue.date)
        case .timestamp(let part): part.map(CELValue.timestamp)
        case .duration(let part): part.map(CELValue.duration)
        case .value(let part): part
        }
    }

    private static func box(_ test: @escaping Test<Root>) -> Read<Root, CELValue> {
        { (root, frame) throws(Stop) in
            switch test(root, &frame) {
            case .yes: return .bool(true)
            case .no: return .bool(false)
            case .unknown: throw .unknown
            case .failed: throw .failed
            }
        }
    }

    /// The part as a condition.
    var test: Test<Root> {
        if case .bool(let test) = self { return test }
        let read = boxed.read
        return { root, frame in
            do throws(Stop) {
                guard case .bool(let holds) = try read(root, &frame) else { return .failed }
                return CELVerdict(holds)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    var int: Operand<Root, Int64> {
        if case .int(let part) = self { part } else { boxed.tryMap { Int64(celValue: $0) } }
    }

    var double: Operand<Root, Double> {
        if case .double(let part) = self { part } else { boxed.tryMap { Double(celValue: $0) } }
    }

    var text: Operand<Root, String> {
        if case .text(let part) = self { part } else { boxed.tryMap { String(celValue: $0) } }
    }

    /// Also of an int, as a number.
    var number: Operand<Root, ExactDecimal> {
        switch self {
        case .number(let part): part
        case .int(let part): part.map { ExactDecimal($0) }
        default: boxed.tryMap(\.exactNumber)
        }
    }

    var money: Operand<Root, Money> {
        if case .money(let part) = self { part } else { boxed.tryMap { Money(celValue: $0) } }
    }

    var date: Operand<Root, CivilDate> {
        if case .date(let part) = self { part } else { boxed.tryMap { CivilDate(celValue: $0) } }
    }

    var timestamp: Operand<Root, CELTimestamp> {
        if case .timestamp(let part) = self { return part }
        return boxed.tryMap { if case .timestamp(let time) = $0 { time } else { nil } }
    }

    var duration: Operand<Root, CELDuration> {
        if case .duration(let part) = self { return part }
        return boxed.tryMap { if case .duration(let length) = $0 { length } else { nil } }
    }

    /// A constant.
    init(_ value: CELValue) {
        switch value {
        case .bool(let holds): self = .bool { _, _ in CELVerdict(holds) }
        case .int(let value): self = .int(.constant(value))
        case .double(let value): self = .double(.constant(value))
        case .string(let value): self = .text(.constant(value))
        case .number(let value): self = .number(.constant(value))
        case .money(let value): self = .money(.constant(value))
        case .date(let value): self = .date(.constant(value))
        case .timestamp(let value): self = .timestamp(.constant(value))
        case .duration(let value): self = .duration(.constant(value))
        default: self = .value(.constant(value))
        }
    }

    /// A field of the host.
    init(_ reader: CELReader<Root>, absent: Stop) {
        switch reader {
        case .bool(let read):
            self = .bool { root, _ in
                switch read(root) {
                case .value(let holds): CELVerdict(holds)
                case .absent: CELVerdict(absent)
                case .withheld: .unknown
                }
            }
        case .int(let read): self = .int(.field(read, absent: absent))
        case .double(let read): self = .double(.field(read, absent: absent))
        case .text(let read): self = .text(.field(read, absent: absent))
        case .number(let read): self = .number(.field(read, absent: absent))
        case .money(let read): self = .money(.field(read, absent: absent))
        case .date(let read): self = .date(.field(read, absent: absent))
        case .timestamp(let read): self = .timestamp(.field(read, absent: absent))
        case .value(let read): self = .value(.field(read, absent: absent))
        }
    }
}
