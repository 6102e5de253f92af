public import DealModel

/// One of the things by which deals are told apart in a report: who looks after them, where they came from.
///
/// Four are standard; a log takes any other word as well, such as `region`.
///
///     try log.add(DealProfile("d-1", attributes: [.owner: "anna", "region": "north"]))
public struct DealAttribute: WordID {
    /// The word itself.
    public let text: String
    /// The attribute with this name.
    public init(_ text: String) { self.text = text }

    /// Who looks after the deal.
    public static let owner: DealAttribute = "owner"
    /// The way the deal came.
    public static let source: DealAttribute = "source"
    /// What is to be sold.
    public static let product: DealAttribute = "product"
    /// The kind of customer.
    public static let segment: DealAttribute = "segment"
}
