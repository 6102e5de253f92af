/// How far the search for openings goes. Everything is counted, nothing is timed, so an answer is the same everywhere.
package struct OpeningLimits: Hashable, Sendable {
    /// Partial assignments kept for one node of a formula; those that take the fewest changes stay.
    package var assignments = 128
    /// Keys of one part of a gate, parts being what shares no key with the rest of it.
    package var keys = 64
    /// Sets that are given out.
    package var sets = 8
    /// Decisions tried to verify the sets of one refusal.
    package var trials = 4_096

    package init() {}
}

/// Which limit cut the search for openings short.
public enum OpeningLimit: String, Hashable, Sendable, CaseIterable {
    /// Partial assignments of one node.
    case assignments
    /// Keys of one part of the gate.
    case keys
    /// Cells of one key: more values are compared with than can be told apart.
    case cells
    /// Trial decisions.
    case trials
}

/// How much the smallest openings of a refusal promise.
public enum Completeness: Hashable, Sendable {
    /// They are all the smallest there are; no subset of one opens with any values.
    case exact
    /// A condition joins several facts, so other combinations of these may open the gate, too.
    case joined
    /// A condition over these keys cannot be solved, so they may open the gate in a way that is not listed.
    case opaque([OpeningKey])
    /// More combinations exist than were looked at; a smaller one is possible.
    case limited(OpeningLimit)
}

/// What the search met on its way and completeness is made from.
package struct OpeningFindings: Hashable, Sendable {
    package var isJoined = false
    package var isOpaque = false
    package var opaqueKeys: Set<OpeningKey> = []
    package var limits: Set<OpeningLimit> = []

    package init() {}

    /// The weakest promise wins: a limit, then what could not be solved, then what was solved one key at a time.
    package var completeness: Completeness {
        if let limit = OpeningLimit.allCases.first(where: limits.contains) { return .limited(limit) }
        if isOpaque { return .opaque(opaqueKeys.sorted()) }
        return isJoined ? .joined : .exact
    }

    package mutating func add(_ other: OpeningFindings) {
        isJoined = isJoined || other.isJoined
        isOpaque = isOpaque || other.isOpaque
        opaqueKeys.formUnion(other.opaqueKeys)
        limits.formUnion(other.limits)
    }

    package mutating func addOpaque(_ keys: some Sequence<OpeningKey>) {
        isOpaque = true
        opaqueKeys.formUnion(keys)
    }
}
