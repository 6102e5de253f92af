package import DealModel
package import ExactValues

/// A permission to pass closed items of a strict process.
package struct WaiverDefinition: Sendable {
    /// The items, called as in refusals.
    package var rules: [Located<String>] = []
    package var by: [Located<RoleID>] = []
    package var secondPerson: [Located<RoleID>] = []
    /// Nil for the one move it was asked for.
    package var lasts: Located<DaySpan>?
    package let span: SourceSpan
}
