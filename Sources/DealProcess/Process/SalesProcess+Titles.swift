public import DealModel

extension SalesProcess {
    /// What people call an outcome; nil when the process has none of this id.
    public func title(of outcome: OutcomeID) -> LocalizedText? {
        core.definition.outcomes.first { $0.id.value == outcome }.map {
            LocalizedText($0.title, else: outcome.text)
        }
    }
}
