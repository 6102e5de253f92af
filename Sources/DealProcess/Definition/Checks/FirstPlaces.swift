/// Where each of some words stood first.
struct FirstPlaces {
    private var places: [String: SourceSpan] = [:]

    init(capacity: Int = 0) {
        places.reserveCapacity(capacity)
    }

    /// Notes a word.
    ///
    /// - Returns: Where it stood before; nil for a new one.
    mutating func note(_ word: String, at span: SourceSpan) -> SourceSpan? {
        if let first = places[word] { return first }
        places[word] = span
        return nil
    }

    var words: Dictionary<String, SourceSpan>.Keys { places.keys }
    subscript(word: String) -> SourceSpan? { places[word] }
}
