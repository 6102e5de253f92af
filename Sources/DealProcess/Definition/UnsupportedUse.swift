import ExactValues

/// A part of format 1 that this version reads but does not obey, so that a process that uses it is refused.
package enum UnsupportedFeature: String, Sendable, Hashable, CaseIterable {
    case waivers
    case effects
    case limit
    case silence
    case within
    case calendar
    case workingDays = "working days"
    case appliesWhen = "applies_when"
    case hold
    case reopen
}

/// A use of one.
package struct UnsupportedUse: Sendable, Hashable {
    package let feature: UnsupportedFeature
    /// The key, or the span itself for working days.
    package let span: SourceSpan
}
