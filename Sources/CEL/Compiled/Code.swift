import ExactValues

/// A compiled part of an expression, by the Swift type of what it gives.
enum Code: Sendable {
    case bool(Test)
    case int(Operand<Int64>)
    case double(Operand<Double>)
    case text(Operand<String>)
    case number(Operand<ExactDecimal>)
    case money(Operand<Money>)
    case date(Operand<CivilDate>)
    case timestamp(Operand<CELTimestamp>)
    case duration(Operand<CELDuration>)
    case value(Operand<CELValue>)

    /// A condition.
    static func condition(_ decide: @escaping @Sendable (inout Frame) -> CELVerdict) -> Code { .bool(Test(decide)) }

    /// The part as any value.
    var boxed: Operand<CELValue> {
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

    private static func box(_ test: Test) -> Read<CELValue> {
        Read { (frame) throws(Stop) in
            switch test(&frame) {
            case .yes: return .bool(true)
            case .no: return .bool(false)
            case .unknown: throw .unknown
            case .failed: throw .failed
            }
        }
    }

    /// The part as a condition.
    var test: Test {
        if case .bool(let test) = self { return test }
        let read = boxed.read
        return Test { frame in
            do throws(Stop) {
                guard case .bool(let holds) = try read(&frame) else { return .failed }
                return CELVerdict(holds)
            } catch {
                return CELVerdict(error)
            }
        }
    }

    var int: Operand<Int64> {
        if case .int(let part) = self { part } else { boxed.tryMap { Int64(celValue: $0) } }
    }

    var double: Operand<Double> {
        if case .double(let part) = self { part } else { boxed.tryMap { Double(celValue: $0) } }
    }

    var text: Operand<String> {
        if case .text(let part) = self { part } else { boxed.tryMap { String(celValue: $0) } }
    }

    /// Also of an int, as a number.
    var number: Operand<ExactDecimal> {
        switch self {
        case .number(let part): part
        case .int(let part): part.map { ExactDecimal($0) }
        default: boxed.tryMap(\.exactNumber)
        }
    }

    var money: Operand<Money> {
        if case .money(let part) = self { part } else { boxed.tryMap { Money(celValue: $0) } }
    }

    var date: Operand<CivilDate> {
        if case .date(let part) = self { part } else { boxed.tryMap { CivilDate(celValue: $0) } }
    }

    var timestamp: Operand<CELTimestamp> {
        if case .timestamp(let part) = self { return part }
        return boxed.tryMap { if case .timestamp(let time) = $0 { time } else { nil } }
    }

    var duration: Operand<CELDuration> {
        if case .duration(let part) = self { return part }
        return boxed.tryMap { if case .duration(let length) = $0 { length } else { nil } }
    }

    /// A constant.
    init(_ value: CELValue) {
        switch value {
        case .bool(let holds): self = .condition { _ in CELVerdict(holds) }
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
    init(_ reader: FieldReader, absent: Stop) {
        switch reader {
        case .bool(let read):
            self = .condition { frame in
                switch read(frame.root) {
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
