/// Computes a value of a known Swift type.
typealias Read<Root, Value> = @Sendable (Root, inout Frame) throws(Stop) -> Value

/// Decides a condition.
typealias Test<Root> = @Sendable (Root, inout Frame) -> CELVerdict

/// A compiled part that gives a value of a known Swift type.
///
/// Constants and plain fields are kept apart from computations, since most comparisons are between those two and then
/// cost one call of the host's closure.
enum Operand<Root: Sendable, Value: Sendable>: Sendable {
    case constant(Value)
    case field(@Sendable (Root) -> CELPresence<Value>, absent: Stop)
    case code(Read<Root, Value>)

    /// The part as one closure.
    var read: Read<Root, Value> {
        switch self {
        case .constant(let value): return { (_, _) throws(Stop) in value }
        case .field(let read, let absent):
            return { (root, _) throws(Stop) in
                switch read(root) {
                case .value(let value): return value
                case .absent: throw absent
                case .withheld: throw .unknown
                }
            }
        case .code(let read): return read
        }
    }

    /// The same part, its value changed.
    func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Operand<Root, Other> {
        switch self {
        case .constant(let value): return .constant(transform(value))
        case .field(let read, let absent): return .field({ read($0).map(transform) }, absent: absent)
        case .code(let read): return .code { (root, frame) throws(Stop) in transform(try read(root, &frame)) }
        }
    }

    /// The same part, its value changed; where it cannot be, the evaluation fails.
    func tryMap<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Operand<Root, Other> {
        let read = read
        return .code { (root, frame) throws(Stop) in
            guard let other = transform(try read(root, &frame)) else { throw .failed }
            return other
        }
    }
}

/// Computes from two parts, both of which are always looked at: an error of the second wins over an unknown first.
func combined<Root: Sendable, A: Sendable, B: Sendable, Value: Sendable>(
    _ a: Operand<Root, A>, _ b: Operand<Root, B>, _ combine: @escaping @Sendable (A, B) -> Value?
) -> Operand<Root, Value> {
    let (first, second) = (a.read, b.read)
    return .code { (root, frame) throws(Stop) in
        let x: A
        do throws(Stop) {
            x = try first(root, &frame)
        } catch {
            if error == .unknown { _ = try second(root, &frame) }
            throw error
        }
        guard let value = combine(x, try second(root, &frame)) else { throw .failed }
        return value
    }
}

extension CELVerdict {
    @inline(__always)
    init(_ holds: Bool) { self = holds ? .yes : .no }

    @inline(__always)
    init(_ stop: Stop) { self = stop == .unknown ? .unknown : .failed }
}
