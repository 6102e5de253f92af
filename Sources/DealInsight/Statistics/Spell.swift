/// A stretch of time under observation, and how it ended.
struct Spell: Hashable, Sendable {
    /// The age at which it came under observation, in microseconds: 0 unless it was first seen later.
    let entry: Int64
    /// The age at which it ended or was last seen, in microseconds.
    let exit: Int64
    /// What ended it, from 0; ``censored``: nothing yet.
    let cause: Int32

    static var censored: Int32 { -1 }
}
