public import DealModel
import DealProcess

extension Refusal {
    /// The message of each item of ``items``, in the same order: for lists that tell of many deals.
    ///
    /// - Parameters:
    ///   - language: The reader's language; a language that is not known is read as English.
    ///   - wordings: The engine's own sentences; a host may have added a language.
    /// - Returns: One sentence for each closed item; empty for every other kind of refusal.
    public func messages(in language: Language, wordings: Wordings = .builtIn) -> [String] {
        guard case .gateClosed = kind else { return [] }
        let narrator = Narrator(hearing, in: language, wordings)
        return hearing.closedGateItems { $0 == .block }.map(narrator.message)
    }
}

extension Refusal: CustomStringConvertible {
    /// The whole refusal in English.
    public var description: String { text(in: "en") }
}
