package import DealModel
package import ExactValues

/// Who may do what with a deal's place.
package struct MoveDefinition: Sendable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case forward
        case back
        case jump
        case hold
        case reopen
    }

    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case optional
        case required
        case whenClosed = "when-closed"
    }

    package let kind: Located<Kind>
    /// Empty for every role.
    package var by: [Located<RoleID>] = []
    /// As written; nil for the default of the kind.
    package var statedReason: Located<Reason>?
    package var within: Located<DaySpan>?

    package var reason: Reason { statedReason?.value ?? kind.value.defaultReason }
}

extension MoveDefinition.Kind {
    /// Whether every role may, when the file says nothing.
    package var isFreeByDefault: Bool {
        switch self {
        case .forward, .back, .jump: true
        case .hold, .reopen: false
        }
    }

    package var defaultReason: MoveDefinition.Reason {
        switch self {
        case .forward: .optional
        case .jump: .whenClosed
        case .back, .hold, .reopen: .required
        }
    }

    package var allowedReasons: [MoveDefinition.Reason] {
        self == .jump ? [.optional, .required, .whenClosed] : [.optional, .required]
    }
}
