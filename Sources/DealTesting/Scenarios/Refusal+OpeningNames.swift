import DealEngine

extension Refusal {
    /// The smallest opening sets by the names that scenarios call their changes.
    var openingNames: [Set<String>]? { nil }
}
