/// What a condition or a gate item says of the facts: true, false, not known, or an error in the file or the data.
///
/// `and` and `or` decide as early as logic allows; where they cannot, unknown wins over an error, since a fact that
/// comes in later may still settle the matter.
@usableFromInline
package enum Truth: UInt8, Sendable {
    case no, yes, unknown, error

    package init(_ value: Bool) { self = value ? .yes : .no }

    package var negated: Truth {
        switch self {
        case .no: .yes
        case .yes: .no
        case .unknown, .error: self
        }
    }

    /// Three-valued `&&` over any number of members, none of which need be evaluated after a false one.
    package static func all(_ members: some Sequence<Truth>) -> Truth {
        var result = Truth.yes
        for member in members {
            if member == .no { return .no }
            result = result.joined(with: member)
        }
        return result
    }

    /// Three-valued `||` over any number of members, none of which need be evaluated after a true one.
    package static func any(_ members: some Sequence<Truth>) -> Truth {
        var result = Truth.no
        for member in members {
            if member == .yes { return .yes }
            result = result.joined(with: member)
        }
        return result
    }

    /// What two members that decide nothing alone come to.
    @inline(__always)
    package func joined(with other: Truth) -> Truth {
        if self == .unknown || other == .unknown { return .unknown }
        if self == .error || other == .error { return .error }
        return self
    }
}
