import ExactValues

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

/// What a comparison asks of two values: a type, not a closure, so that it is put inline where the values are read.
protocol Relation<A, B>: Sendable {
    associatedtype A: Sendable
    associatedtype B: Sendable

    /// `nil` is a failure.
    func holds(_ a: A, _ b: B) -> Bool?

    /// What the comparison costs beyond the usual.
    func cost(_ a: A, _ b: B) -> Int
}

extension Relation {
    @inline(__always)
    func cost(_ a: A, _ b: B) -> Int { 0 }

    /// The comparison, paid for.
    @inline(__always)
    fileprivate func decide(_ a: A, _ b: B, _ frame: inout Frame) -> CELVerdict {
        let cost = cost(a, b)
        guard cost == 0 || frame.pay(cost) else { return .failed }
        return holds(a, b).map { CELVerdict($0) } ?? .failed
    }
}

/// The order of two values of one type.
struct Ordered<Value: Comparable & Sendable>: Relation {
    let sign: Comparison

    @inline(__always)
    func holds(_ a: Value, _ b: Value) -> Bool? { sign.holds(a, b) }
}

/// Two texts, code point by code point.
struct OrderedTexts: Relation {
    let sign: Comparison

    @inline(__always)
    func cost(_ a: String, _ b: String) -> Int { comparisonCost(a, b) }

    @inline(__always)
    func holds(_ a: String, _ b: String) -> Bool? {
        switch sign {
        case .equal: sameText(a, b)
        case .notEqual: !sameText(a, b)
        case .less: textPrecedes(a, b)
        case .lessOrEqual: !textPrecedes(b, a)
        case .greater: textPrecedes(b, a)
        case .greaterOrEqual: !textPrecedes(a, b)
        }
    }
}

/// Two amounts of one currency.
struct OrderedAmounts: Relation {
    let sign: Comparison

    func holds(_ a: Money, _ b: Money) -> Bool? { a.currency == b.currency ? sign.holds(a.amount, b.amount) : nil }
}

/// An amount of any currency and zero.
struct OrderedToZero: Relation {
    let sign: Comparison

    func holds(_ a: Money, _ zero: ExactDecimal) -> Bool? { sign.holds(a.amount, zero) }
}

/// Compares two parts.
///
/// A field beside a constant or beside a field, which is most of what conditions ask, reads the host directly.
@inline(__always)
func compared<R: Relation>(_ a: Operand<R.A>, _ b: Operand<R.B>, by relation: R) -> Test {
    switch (a, b) {
    case (.field(let read, let absent), .constant(let constant)):
        return Test { frame in
            switch read(frame.root) {
            case .value(let value): relation.decide(value, constant, &frame)
            case .absent: CELVerdict(absent)
            case .withheld: .unknown
            }
        }
    case (.field(let left, let absent), .field(let right, _)):
        return Test { frame in
            switch (left(frame.root), right(frame.root)) {
            case (.value(let x), .value(let y)): relation.decide(x, y, &frame)
            case (.absent, _) where absent == .failed, (_, .absent) where absent == .failed: .failed
            default: .unknown
            }
        }
    default:
        let (first, second) = (a.read, b.read)
        return Test { frame in
            do throws(Stop) {
                let (x, y) = try both(first, second, &frame)
                return relation.decide(x, y, &frame)
            } catch {
                return CELVerdict(error)
            }
        }
    }
}
