/// An element of one of the lists of FORMAT §6, whose fields are read by name.
package protocol FactRecord: StableRecord {
    /// The value of a field; `nil` when nobody stated it. A list of nothing is an empty list.
    func value(of name: String) -> FactValue?
}
