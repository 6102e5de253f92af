import ExactValues

let monday = Instant(microseconds: 1_772_442_000_000_000)  // 2026-03-02T09:00:00Z
let tuesday = Instant(microseconds: 1_772_528_400_000_000)
