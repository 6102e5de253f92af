/// An operator that compares, applied to what is known of an order.
enum Comparison: String, Sendable {
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="

    @inline(__always)
    func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }

    /// The same comparison by the sign of an order.
    @inline(__always)
    func holds(_ order: Int) -> Bool { holds(order, 0) }

    var isEquality: Bool { self == .equal || self == .notEqual }
}

/// Compares two parts of one type.
@inline(__always)
func compared<Value: Comparable & Sendable>(_ sign: Comparison, _ a: Operand<Value>, _ b: Operand<Value>) -> Test {
    compared(a, b) { sign.holds($0, $1) }
}

/// Compares two parts by `holds`, which gives `nil` for a failure.
///
/// A field beside a constant or beside a field, which is most of what conditions ask, reads the host directly.
@inline(__always)
func compared<A: Sendable, B: Sendable>(
    _ a: Operand<A>, _ b: Operand<B>, _ holds: @escaping @Sendable (A, B) -> Bool?
) -> Test {
    switch (a, b) {
    case (.field(let read, let absent), .constant(let constant)):
        return Test { frame in
            switch read(frame.root) {
            case .value(let value): holds(value, constant).map { CELVerdict($0) } ?? .failed
            case .absent: CELVerdict(absent)
            case .withheld: .unknown
            }
        }
    case (.field(let left, let absent), .field(let right, _)):
        return Test { frame in
            switch (left(frame.root), right(frame.root)) {
            case (.value(let x), .value(let y)): holds(x, y).map { CELVerdict($0) } ?? .failed
            case (.absent, _) where absent == .failed, (_, .absent) where absent == .failed: .failed
            default: .unknown
            }
        }
    default:
        let (first, second) = (a.read, b.read)
        return Test { frame in
            do throws(Stop) {
                let (x, y) = try both(first, second, &frame)
                return holds(x, y).map { CELVerdict($0) } ?? .failed
            } catch {
                return CELVerdict(error)
            }
        }
    }
}
