public import DealModel

extension SalesProcess {
    /// What people call an outcome; nil when the process has none of this id.
    public func title(of outcome: OutcomeID) -> LocalizedText? {
        core.definition.outcomes.first { $0.id.value == outcome }.map {
            LocalizedText($0.title, else: outcome.text)
        }
    }
}

extension SalesProcess {
    /// What refusals call the gate item of an identity: `document.proposal`, or its place where it has no name.
    ///
    /// Journals, attempts and statistics know an item by its identity, which stays when the item moves within the file;
    /// the identity of an item without an id is no word for people.
    ///
    ///     for identity in transition.advice { print(process.itemName(of: identity) ?? identity) }
    ///
    /// - Returns: Nil when this version of the process has no such item.
    /// - Complexity: O(*n*) in the number of items.
    public func itemName(of identity: String) -> String? {
        core.askedItems.first { $0.identity == identity }?.name
    }
}
