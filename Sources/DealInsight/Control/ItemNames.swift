public import DealProcess

/// What people call the items of gates. Journals know them by identities, which are no words where an item has no id.
///
///     ControlReport(table, named: ItemNames(processes))
public struct ItemNames: Hashable, Sendable {
    private let names: [String: String]

    /// The names that processes, or versions of one, give their items, as refusals say them; of two names of one item
    /// that of the first process.
    public init(_ processes: [SalesProcess] = []) {
        let items = processes.flatMap(\.core.askedItems)
        names = Dictionary(items.map { ($0.identity, $0.name) }) { first, _ in first }
    }

    /// The name, such as `document.contract`; the identity itself where no process has the item.
    public subscript(identity: String) -> String { names[identity] ?? identity }
}
