import DealModel

extension ProcessGraph {
    /// By position: whether a deal can come to stand in the stage by moves in line.
    ///
    /// - Complexity: O(stages + ways)
    package var reachable: [Bool] {
        stages.isEmpty ? [] : spread(from: [0]) { stages[$0].next + stages[$0].back }
    }

    /// By position: whether there is a way by moves in line to an outcome that counts as won.
    ///
    /// - Complexity: O(stages + ways)
    package var leadsToWon: [Bool] {
        var before: [[Int]] = Array(repeating: [], count: stages.count)
        for (position, stage) in stages.enumerated() {
            for target in stage.next { before[target].append(position) }
            for target in stage.back { before[target].append(position) }
        }
        let won = ends.filter { $0.countsAs == .won }.flatMap(\.from)
        return spread(from: won) { before[$0] }
    }

    private func spread(from starts: [Int], along ways: (Int) -> [Int]) -> [Bool] {
        var found = Array(repeating: false, count: stages.count)
        var open: [Int] = []
        for start in starts where !found[start] {
            found[start] = true
            open.append(start)
        }
        while let position = open.popLast() {
            for other in ways(position) where !found[other] {
                found[other] = true
                open.append(other)
            }
        }
        return found
    }
}
