import DealModel

extension Refusal: CustomStringConvertible {
    /// The whole refusal in English.
    public var description: String { text(in: "en") }
}
