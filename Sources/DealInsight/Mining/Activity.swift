public import DealModel

/// What process mining calls an activity: one kind of step in the life of deals.
///
/// Holds, and changes of owner, value or plans are not steps: they happen within a stage.
public enum Activity: Hashable, Sendable {
    /// The deal came into this stage.
    case stage(StageID)
    /// The deal ended so.
    case outcome(OutcomeID)
    /// A closed deal was opened again.
    case reopened
    /// The deal was pinned to another version of its process.
    case migrated

    /// The name in exports and reports: that of the stage or outcome, `reopened`, `migrated`.
    public var name: String {
        switch self {
        case .stage(let stage): stage.text
        case .outcome(let outcome): outcome.text
        case .reopened: "reopened"
        case .migrated: "migrated"
        }
    }

    /// `stage`, `outcome` or `other`, for exports.
    public var kind: String {
        switch self {
        case .stage: "stage"
        case .outcome: "outcome"
        case .reopened, .migrated: "other"
        }
    }
}

extension Activity: Comparable {
    /// By name; equal names by kind.
    public static func < (left: Activity, right: Activity) -> Bool {
        if !left.name.hasSameBytes(as: right.name) { return left.name.precedesInBytes(right.name) }
        return left.kind.precedesInBytes(right.kind)
    }
}

extension Activity: CustomStringConvertible, Encodable {
    /// The name.
    public var description: String { name }

    /// Writes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
