import DealProcess

extension Wording {
    /// A title or somebody's own word in the language's quotation marks.
    package func quoted(_ text: String) -> String { say(.quoted, ["text": text]) }

    /// Titles in quotation marks, one after the other.
    package func quoted(_ titles: [String]) -> String { listed(titles.map(quoted)) }

    /// One after the other, without a word before the last.
    package func listed(_ elements: [String]) -> String { elements.joined(separator: values.listMark) }

    /// `A, B and C`
    package func allOf(_ elements: [String]) -> String { listed(elements, last: .andLast) }

    /// `A, B or C`
    package func oneOf(_ elements: [String]) -> String { listed(elements, last: .orLast) }

    /// Sentences one after the other; those that are nil are left out.
    package func joined(_ sentences: String?...) -> String {
        sentences.compactMap { $0 }.joined(separator: sentenceSpace)
    }

    private func listed(_ elements: [String], last sentence: Sentence) -> String {
        guard elements.count > 1, let last = elements.last else { return elements.first ?? "" }
        return say(sentence, ["list": listed(elements.dropLast()), "last": last])
    }
}
