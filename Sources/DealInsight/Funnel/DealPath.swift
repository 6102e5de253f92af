/// How a deal went through the funnel, as far as the funnel counts it: very many deals have the same path.
struct DealPath<Stages: StageSet>: Equatable {
    /// Stages that the deal was in; went past or was in; came back to from a later one.
    private(set) var (reached, passed, returned) = (Stages(), Stages(), Stages())
    /// The stage that it was in last.
    let last: Int
    let end: DealStanding.Fate
    /// The first of its stages that have a place in the funnel.
    private var lowest = Int.max

    init(last: Int, end: DealStanding.Fate) {
        self.last = last
        self.end = end
    }

    /// Whether it was in any stage that has a place in the funnel.
    var isPlaced: Bool { lowest != .max }

    /// Goes through the visits of the deal.
    ///
    /// - Parameters:
    ///   - visits: First to last.
    ///   - placeCount: How many stages have a place in the funnel.
    ///   - count: Is called with the stage of every visit but those that go on with the clock of the one before.
    @inline(__always)
    mutating func walk(_ visits: Slice<UnsafeBufferPointer<VisitWord>>, _ placeCount: Int, count: (Int) -> Void) {
        var previous = Int.max
        for word in visits {
            let stage = Int(word.stage)
            if word.marks.beginning != .continued { count(stage) }
            reached.insert(stage)
            guard stage < placeCount else { continue }
            passed.insert(stage)
            if stage < previous {
                if previous != .max { returned.insert(stage) }
                lowest = min(lowest, stage)
            } else if stage > previous + 1 {
                for skipped in (previous + 1)..<stage { passed.insert(skipped) }
            }
            previous = stage
        }
    }

    /// Takes the stages before the first for passed.
    mutating func passEarlier() {
        for place in 0..<lowest { passed.insert(place) }
    }

    /// Where equal paths are looked for.
    var slot: Int {
        let mixed =
            (reached.mixed &* 0x9E37_79B9_7F4A_7C15) ^ (passed.mixed &* 0xC2B2_AE3D_27D4_EB4F)
            ^ ((returned.mixed ^ UInt64(last) << 8 ^ UInt64(end.rawValue)) &* 0x1656_67B1_9E37_79F9)
        return Int(mixed >> UInt64(64 - PathCounts<Stages>.slotBits))
    }
}

/// Counts equal paths together: what they count for is then done once.
struct PathCounts<Stages: StageSet> {
    private var slots: [(path: DealPath<Stages>, count: Int)?]

    static var slotBits: Int { 8 }

    init() { slots = Array(repeating: nil, count: 1 << Self.slotBits) }

    /// Counts a path; returns the one whose slot it takes, with its count.
    @inline(__always)
    mutating func add(_ path: DealPath<Stages>) -> (path: DealPath<Stages>, count: Int)? {
        let slot = path.slot
        if let known = slots[slot], known.path == path {
            slots[slot]?.count += 1
            return nil
        }
        defer { slots[slot] = (path, 1) }
        return slots[slot]
    }

    /// The paths that were counted and not returned yet, with their counts.
    var all: [(path: DealPath<Stages>, count: Int)] { slots.compactMap(\.self) }
}
