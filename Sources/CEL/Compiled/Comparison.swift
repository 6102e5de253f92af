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
}

/// Compares two parts by `holds`, which gives `nil` for a failure.
///
/// A field beside a constant or beside a field, which is most of what conditions ask, reads the host directly.
func compared<Root: Sendable, A: Sendable, B: Sendable>(
    _ a: Operand<Root, A>, _ b: Operand<Root, B>, _ holds: @escaping @Sendable (A, B) -> Bool?
) -> Test<Root> {
    switch (a, b) {
    case (.field(let read, let absent), .constant(let constant)):
        return { root, _ in
            switch read(root) {
            case .value(let value): holds(value, constant).map { CELVerdict($0) } ?? .failed
            case .absent: CELVerdict(absent)
            case .withheld: .unknown
            }
        }
    case (.field(let left, let absent), .field(let right, _)):
        return { root, _ in
            switch (left(root), right(root)) {
            case (.value(let x), .value(let y)): holds(x, y).map { CELVerdict($0) } ?? .failed
            case (.absent, _) where absent == .failed, (_, .absent) where absent == .failed: .failed
            default: .unknown
            }
        }
    default:
        let both = combined(a, b, holds).read
        return { root, frame in
            do throws(Stop) {
                return CELVerdict(try both(root, &frame))
            } catch {
                return CELVerdict(error)
            }
        }
    }
}
