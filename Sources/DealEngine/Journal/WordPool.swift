import DealModel

/// Words by number: an entry keeps the number, the store each word once.
struct WordPool<Word: WordID>: Sendable {
    private var words: [Word] = []
    private var numbers: [Word: Int] = [:]
    /// The word asked for last, whose number is had without hashing: the same manager moves deal after deal.
    private var last = 0

    init() {}

    /// The number of a word, from 0 in the order of their first use.
    mutating func number(of word: Word) -> Int {
        if last < words.count, words[last] == word { return last }
        last = findOrAdd(word)
        return last
    }

    /// The word of a number that this pool gave.
    subscript(number: Int) -> Word { words[number] }

    private mutating func findOrAdd(_ word: Word) -> Int {
        // A handful of stages: a walk is cheaper than a hash.
        if words.count <= 16 {
            if let found = words.firstIndex(of: word) { return found }
        } else if let found = numbers[word] {
            return found
        }
        words.append(word)
        numbers[word] = words.count - 1
        return words.count - 1
    }
}
