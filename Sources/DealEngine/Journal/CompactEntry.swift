/// One journal entry in 32 bytes (SEMANTICS 5.3).
///
/// A plain change of stage is told by these bytes alone; of every other event they hold what lists and chains need, and
/// the number of the whole event beside.
struct CompactEntry: Sendable {
    /// Microseconds of the entry's time.
    let at: Int64
    /// The number of the deal in the store.
    let deal: UInt32
    /// The deal's entry before this one, counted from 1; 0 for the first.
    let previous: UInt32
    let sequence: UInt32
    /// The number of the actor in the low 24 bits, what kind of entry it is above them.
    private let actorAndKind: UInt32
    /// The numbers of the stages; 0 in entries that are no plain moves.
    let from: UInt16
    let to: UInt16
    /// A plain move's visit; else the number of the whole event.
    let detail: UInt32

    /// What kind of entry it is: a plain move by its direction, or an event kept whole.
    enum Kind: UInt8, Sendable {
        case forward, back, jump, whole
    }

    init(
        at: Int64, deal: UInt32, previous: UInt32, sequence: UInt32, actor: UInt32, kind: Kind, from: UInt16 = 0,
        to: UInt16 = 0, detail: UInt32
    ) {
        self.at = at
        self.deal = deal
        self.previous = previous
        self.sequence = sequence
        actorAndKind = actor & 0xFF_FFFF | UInt32(kind.rawValue) << 24
        self.from = from
        self.to = to
        self.detail = detail
    }

    var actor: Int { Int(actorAndKind & 0xFF_FFFF) }
    var kind: Kind { Kind(rawValue: UInt8(actorAndKind >> 24)) ?? .whole }

    /// The most actors that have a number; entries of further ones are kept whole.
    static var actorLimit: Int { 0xFF_FFFF }
}
