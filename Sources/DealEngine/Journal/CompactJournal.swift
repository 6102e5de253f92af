package import DealModel
import ExactValues

/// The journal of all deals of a store in memory: 32 bytes an entry, in chunks, so that it never moves as it grows.
package struct CompactJournal: Sendable {
    private static var chunkSize: Int { 4_096 }

    private var chunks: [[CompactEntry]] = []
    /// How many entries there are: the position of the last one.
    package private(set) var count = 0
    private var actors = WordPool<UserID>()
    private var stages = WordPool<StageID>()
    /// Entries that do not fit into 32 bytes.
    private var whole: [JournalEntry] = []

    package init() {}

    /// Appends an entry of a deal.
    ///
    /// - Parameters:
    ///   - number: The number of the deal in the store.
    ///   - previous: The position of the deal's entry before; 0 for its first.
    /// - Returns: The entry's position, from 1.
    package mutating func append(_ entry: JournalEntry, of number: Int, after previous: Int) -> Int {
        let compact = plainMove(entry, of: number, after: previous) ?? keptWhole(entry, of: number, after: previous)
        return add(compact)
    }

    private mutating func add(_ entry: CompactEntry) -> Int {
        if count == chunks.count * Self.chunkSize {
            chunks.append([])
            chunks[chunks.count - 1].reserveCapacity(Self.chunkSize)
        }
        chunks[chunks.count - 1].append(entry)
        count += 1
        return count
    }

    /// A change of stage with nothing to tell but itself; `nil` for every other entry.
    private mutating func plainMove(
        _ entry: JournalEntry, of number: Int, after previous: Int
    ) -> CompactEntry? {
        guard entry.isPlain, case .moved(let move) = entry.event, move.isPlain, move.to.since == entry.at else {
            return nil
        }
        let actor = actors.number(of: entry.actor)
        let (from, to) = (stages.number(of: move.from), stages.number(of: move.to.stage))
        guard actor <= CompactEntry.actorLimit, let from = UInt16(exactly: from), let to = UInt16(exactly: to),
            let visit = UInt32(exactly: move.to.number)
        else { return nil }
        return CompactEntry(
            at: entry.at.microseconds, deal: UInt32(truncatingIfNeeded: number),
            previous: UInt32(truncatingIfNeeded: previous), sequence: UInt32(truncatingIfNeeded: entry.sequence),
            actor: UInt32(truncatingIfNeeded: actor), kind: CompactEntry.Kind(move.kind), from: from, to: to,
            detail: visit)
    }

    private mutating func keptWhole(
        _ entry: JournalEntry, of number: Int, after previous: Int
    ) -> CompactEntry {
        whole.append(entry)
        return CompactEntry(
            at: entry.at.microseconds, deal: UInt32(truncatingIfNeeded: number),
            previous: UInt32(truncatingIfNeeded: previous), sequence: UInt32(truncatingIfNeeded: entry.sequence),
            actor: 0, kind: .whole, detail: UInt32(truncatingIfNeeded: whole.count - 1))
    }

    /// The entry at a position from 1 to ``count``.
    ///
    /// - Parameter deal: Gives the id of a deal by its number.
    package func entry(at position: Int, deal: (Int) -> DealID) -> JournalEntry {
        let compact = compactEntry(at: position)
        if compact.kind == .whole { return whole[Int(compact.detail)].placed(at: JournalPosition(position)) }
        let at = Instant(microseconds: compact.at)
        let visit = Visit(stage: stages[Int(compact.to)], number: Int(compact.detail), since: at)
        let move = DealEvent.StageMove(from: stages[Int(compact.from)], to: visit, kind: compact.kind.move)
        return JournalEntry(
            deal: deal(Int(compact.deal)), sequence: Int(compact.sequence), at: at, actor: actors[compact.actor],
            event: .moved(move), position: JournalPosition(position))
    }

    /// The position of the deal's entry before the one at `position`; 0 when that is its first.
    package func position(before position: Int) -> Int { Int(compactEntry(at: position).previous) }

    /// The number, among those of its deal, of the entry at a position.
    package func sequence(at position: Int) -> Int { Int(compactEntry(at: position).sequence) }

    private func compactEntry(at position: Int) -> CompactEntry {
        chunks[(position - 1) / Self.chunkSize][(position - 1) % Self.chunkSize]
    }
}

extension DealEvent.StageMove {
    /// Whether there is nothing to tell of the move but where it led.
    fileprivate var isPlain: Bool { reason == nil && advice.isEmpty && warned.isEmpty && tasks.isEmpty }
}

extension CompactEntry.Kind {
    fileprivate init(_ move: DealEvent.StageMove.Kind) {
        switch move {
        case .forward: self = .forward
        case .back: self = .back
        case .jump: self = .jump
        }
    }

    fileprivate var move: DealEvent.StageMove.Kind {
        switch self {
        case .forward, .whole: .forward
        case .back: .back
        case .jump: .jump
        }
    }
}
