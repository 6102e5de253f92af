/// The candidate that `word` was most probably meant to be: the "did you mean".
///
/// Slips of one or two letters count (left out, added, changed, two neighbours swapped; about one for every three letters
/// of the word); capitals and `_` for `-` are no difference. Equally near ones are decided by the order of their bytes, so
/// the answer does not depend on the order of the candidates.
///
///     nearest(to: "terms-sett", among: ["terms-set", "visit-made"])      // "terms-set"
///
/// - Returns: `nil` when nothing is near, or when the word is longer than any name could be.
/// - Complexity: O(*n* · *m*²) for *n* candidates of *m* letters.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let target = folded(word)
    guard !target.isEmpty, target.count <= 80 else { return nil }
    let bound = max(1, min(3, target.count / 3))
    var best: (distance: Int, word: String)?
    for candidate in candidates where candidate != word {
        let limit = best?.distance ?? bound
        guard let distance = editDistance(target, folded(candidate), limit: limit) else { continue }
        if let best, distance == best.distance, !candidate.utf8.lexicographicallyPrecedes(best.word.utf8) { continue }
        best = (distance, candidate)
    }
    return best?.word
}

private func folded(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.map { $0 == "_" ? "-" : $0 }
}

/// The least number of single slips that turn one word into the other; `nil` when it is more than `limit`.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var before: [Int] = []
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for (column, other) in right.enumerated() {
            var cost = min(above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                cost = min(cost, before[column - 1] + 1)
            }
            current.append(cost)
        }
        guard let least = current.min(), least <= limit else { return nil }
        (before, above) = (above, current)
    }
    return above[right.count] <= limit ? above[right.count] : nil
}
