import ExactValues

/// The keys of a store in memory, forgotten after their time (SEMANTICS 6.5).
struct MemoryKeys: Sendable {
    struct Use: Sendable {
        let command: ContentDigest
        /// The journal positions of what was written under the key.
        let positions: [Int]
    }

    private var uses: [CommandKey: Use] = [:]
    /// The keys in the order of their use, so that the oldest are found without a search.
    private var order: [(key: CommandKey, at: Instant)] = []
    private var forgotten = 0
    private let keptFor: Int64

    init(keptFor: Duration) {
        let (seconds, attoseconds) = keptFor.components
        let (microseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        self.keptFor = overflow ? .max : microseconds + attoseconds / 1_000_000_000_000
    }

    subscript(key: CommandKey) -> Use? { uses.isEmpty ? nil : uses[key] }

    mutating func add(_ use: Commit.KeyUse, positions: [Int], at now: Instant) {
        forget(before: now)
        uses[use.key] = Use(command: use.command, positions: positions)
        order.append((use.key, now))
    }

    private mutating func forget(before now: Instant) {
        while forgotten < order.count, let end = try? order[forgotten].at.adding(microseconds: keptFor), end <= now {
            uses[order[forgotten].key] = nil
            forgotten += 1
        }
        guard forgotten > 1_024, forgotten * 2 > order.count else { return }
        order.removeFirst(forgotten)
        forgotten = 0
    }
}
