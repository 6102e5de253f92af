// Closures are kept in structures: one that is put into an enumeration, an array or an optional as it is would get a thunk
// around it each time.

/// Computes a value of a known Swift type.
struct Read<Value: Sendable>: Sendable {
    private let compute: @Sendable (inout Frame) throws(Stop) -> Value

    init(_ compute: @escaping @Sendable (inout Frame) throws(Stop) -> Value) { self.compute = compute }

    @inline(__always)
    func callAsFunction(_ frame: inout Frame) throws(Stop) -> Value { try compute(&frame) }
}

/// Decides a condition.
struct Test: Sendable {
    private let decide: @Sendable (inout Frame) -> CELVerdict

    init(_ decide: @escaping @Sendable (inout Frame) -> CELVerdict) { self.decide = decide }

    @inline(__always)
    func callAsFunction(_ frame: inout Frame) -> CELVerdict { decide(&frame) }
}

/// A compiled part that gives a value of a known Swift type.
///
/// Constants and plain fields are kept apart from computations, since most comparisons are between those two and then
/// cost one call of the host's closure.
enum Operand<Value: Sendable>: Sendable {
    case constant(Value)
    case field(FieldRead<Value>, absent: Stop)
    case code(Read<Value>)

    /// A part that is neither a constant nor a field.
    static func computed(_ compute: @escaping @Sendable (inout Frame) throws(Stop) -> Value) -> Operand {
        .code(Read(compute))
    }

    /// The part as one closure.
    var read: Read<Value> {
        switch self {
        case .constant(let value): return Read { (_) throws(Stop) in value }
        case .field(let read, let absent):
            return Read { (frame) throws(Stop) in
                switch read(frame.root) {
                case .value(let value): return value
                case .absent: throw absent
                case .withheld: throw .unknown
                }
            }
        case .code(let read): return read
        }
    }

    /// The same part, its value changed.
    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Operand<Other> {
        switch self {
        case .constant(let value): return .constant(transform(value))
        case .field(let read, let absent): return .field(FieldRead { read($0).map(transform) }, absent: absent)
        case .code(let read): return .computed { (frame) throws(Stop) in transform(try read(&frame)) }
        }
    }

    /// The same part, its value changed; where it cannot be, the evaluation fails.
    func tryMap<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Operand<Other> {
        let read = read
        return .computed { (frame) throws(Stop) in
            guard let other = transform(try read(&frame)) else { throw .failed }
            return other
        }
    }
}

/// Reads two parts, both of which are always looked at: an error of the second wins over an unknown first.
@inline(__always)
func both<A, B>(_ first: Read<A>, _ second: Read<B>, _ frame: inout Frame) throws(Stop) -> (A, B) {
    let x: A
    do throws(Stop) {
        x = try first(&frame)
    } catch {
        if error == .unknown { _ = try second(&frame) }
        throw error
    }
    return (x, try second(&frame))
}

/// Computes from two parts.
@inline(__always)
func combined<A: Sendable, B: Sendable, Value: Sendable>(
    _ a: Operand<A>, _ b: Operand<B>, _ combine: @escaping @Sendable (A, B) -> Value?
) -> Operand<Value> {
    let (first, second) = (a.read, b.read)
    return .computed { (frame) throws(Stop) in
        let (x, y) = try both(first, second, &frame)
        guard let value = combine(x, y) else { throw .failed }
        return value
    }
}

extension CELVerdict {
    @inline(__always)
    init(_ holds: Bool) { self = holds ? .yes : .no }

    @inline(__always)
    init(_ stop: Stop) { self = stop == .unknown ? .unknown : .failed }
}
