import DealModel

/// The ways between the stages of a process, by position, and where they lead.
struct StageWays {
    /// Stages that forward leads to; nil for the following one, so that a plain funnel needs no lists.
    private let next: [[Int]?]
    private let back: [[Int]]
    /// The stages in which an outcome that counts as won can be chosen.
    private let won: [Int]

    /// The ways of a definition. Names of stages that are not declared are left out.
    init(_ definition: ProcessDefinition, positions: [String: Int]) {
        let stages = definition.stages
        next = stages.indices.map { stages[$0].next?.compactMap { positions[$0.value.text] } }
        back = stages.indices.map { stages[$0].back.compactMap { positions[$0.value.text] } }
        won = definition.outcomes.filter { $0.countsAs == .won }.flatMap { outcome in
            outcome.from?.compactMap { positions[$0.value.text] } ?? Array(stages.indices.suffix(1))
        }
    }

    /// Whether a deal can come to stand in the stage by moves in line.
    ///
    /// - Complexity: O(stages + ways)
    var reachable: [Bool] {
        spread(from: next.isEmpty ? [] : [0]) { position, visit in
            forward(from: position, visit)
            for target in back[position] { visit(target) }
        }
    }

    /// Whether there is a way by moves in line to an outcome that counts as won.
    ///
    /// - Complexity: O(stages + ways)
    var leadsToWon: [Bool] {
        // Arrows turned round, as one list: where the arrows into each stage come from.
        var arrows: [(target: Int, origin: Int)] = []
        arrows.reserveCapacity(next.count)
        for position in next.indices {
            forward(from: position) { arrows.append(($0, position)) }
            for target in back[position] { arrows.append((target, position)) }
        }
        var starts = Array(repeating: 0, count: next.count + 1)
        for arrow in arrows { starts[arrow.target + 1] += 1 }
        for position in next.indices { starts[position + 1] += starts[position] }
        var origins = Array(repeating: 0, count: arrows.count)
        var filled = starts
        for arrow in arrows {
            origins[filled[arrow.target]] = arrow.origin
            filled[arrow.target] += 1
        }
        return spread(from: won) { position, visit in
            for index in starts[position]..<starts[position + 1] { visit(origins[index]) }
        }
    }

    private func forward(from position: Int, _ visit: (Int) -> Void) {
        if let targets = next[position] {
            for target in targets { visit(target) }
        } else if position + 1 < next.count {
            visit(position + 1)
        }
    }

    private func spread(from starts: [Int], along ways: (Int, (Int) -> Void) -> Void) -> [Bool] {
        var found = Array(repeating: false, count: next.count)
        var open = starts
        for start in starts { found[start] = true }
        while let position = open.popLast() {
            ways(position) { other in
                guard !found[other] else { return }
                found[other] = true
                open.append(other)
            }
        }
        return found
    }
}
