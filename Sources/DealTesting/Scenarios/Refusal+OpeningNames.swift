import DealEngine
import DealProcess

extension Refusal {
    /// The smallest opening sets by the names that scenarios call their changes.
    var openingNames: [Set<String>] { openings.map { Set($0.changes.map(\.key.name)) } }
}
