import DealModel

/// Where a deal stood at the date asked, in a few bytes.
struct DealStanding: Hashable, Sendable {
    /// Whether it goes on, or what its end counts as.
    enum Fate: UInt8, Sendable { case open, won, lost, neither }

    /// Microseconds since 1970, or the unknown time; of the closing that still holds.
    var closed = DealColumns.unknownTime
    /// The number of the reason, or ``noReason``: four bytes, since reasons are often free texts.
    var reason = UInt32.max
    /// The number of the outcome; no code while the deal is open.
    var outcome = UInt16(EventWord.noCode)
    /// How often a lost deal was opened again.
    var revivals: UInt8 = 0
    private var flags: UInt8 = 0

    static var noReason: UInt32 { .max }

    /// Among the flags, so that a standing takes no more than sixteen bytes.
    var fate: Fate {
        get { Fate(rawValue: flags >> 5 & 3) ?? .open }
        set { flags = flags & ~(3 << 5) | newValue.rawValue << 5 }
    }

    /// Whether the deal was seen first at a later stage than the first, so that its way there is not known.
    var isTruncated: Bool {
        get { flags & 1 != 0 }
        set { flags = newValue ? flags | 1 : flags & ~1 }
    }
    var isNonProcess: Bool {
        get { flags & 2 != 0 }
        set { flags = newValue ? flags | 2 : flags & ~2 }
    }
    var isOnHold: Bool {
        get { flags & 4 != 0 }
        set { flags = newValue ? flags | 4 : flags & ~4 }
    }
    /// Whether it was opened again after any end.
    var wasReopened: Bool {
        get { flags & 8 != 0 }
        set { flags = newValue ? flags | 8 : flags & ~8 }
    }
    /// Whether anything about it was imported.
    var isImported: Bool {
        get { flags & 16 != 0 }
        set { flags = newValue ? flags | 16 : flags & ~16 }
    }
    /// Whether it ended in another way after it had ended, without having been opened in between.
    var isCorrected: Bool {
        get { flags & 128 != 0 }
        set { flags = newValue ? flags | 128 : flags & ~128 }
    }
}

extension DealStanding.Fate {
    init(_ kind: Outcome.Kind) {
        switch kind {
        case .won: self = .won
        case .lost: self = .lost
        case .neither: self = .neither
        }
    }

    /// What the outcome counts as; `nil` for an open deal.
    var outcome: Outcome.Kind? {
        switch self {
        case .open: nil
        case .won: .won
        case .lost: .lost
        case .neither: .neither
        }
    }
}
