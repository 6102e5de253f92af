public import DealModel
public import ExactValues

/// Refused attempts of one kind: the same deal, visit, target and closed items (SEMANTICS 7.2).
public struct AttemptRow: Sendable {
    /// Where the deal should have gone.
    public enum Target: Hashable, Sendable {
        /// Into a stage.
        case stage(StageID)
        /// To an outcome.
        case outcome(OutcomeID)
        /// Anywhere: attempts beyond the 32 kinds a visit keeps apart.
        case other
    }

    /// What keeps two kinds of attempt apart.
    public struct Key: Hashable, Sendable {
        /// The deal.
        public let deal: DealID
        /// The visit in which it was tried, from 1; 0 for a deal without stages.
        public let visit: Int
        /// Where the deal should have gone.
        public let target: Target
        /// The digest of the refusal's kind and the identities of its closed items; `nil` for `other`, and in a row of
        /// its own (`attempts: .each`) still the digest.
        public let closed: ContentDigest?

        /// A key of these parts.
        public init(deal: DealID, visit: Int, target: Target, closed: ContentDigest?) {
            self.deal = deal
            self.visit = visit
            self.target = target
            self.closed = closed
        }
    }

    /// What keeps it apart from others.
    public let key: Key
    /// How many attempts.
    public private(set) var count: Int
    /// When the first was made.
    public private(set) var first: Instant
    /// When the last was made.
    public private(set) var last: Instant
    /// Who made the last.
    public private(set) var lastActor: UserID
    /// The refusal's kind, as `gate-closed`.
    public let kind: String
    /// The identities of the closed items of the first attempt, in the order of the gates.
    public let items: [String]
    /// What refusals call these items, such as `document.contract`. A desk fills it in from the deal's process; a store
    /// need not, and an item that the process has no more is called by its identity.
    public package(set) var names: [String]
    private let evidence: Evidence

    /// What the first attempt read and concluded: canonical bytes.
    ///
    /// - Complexity: Made when it is read, so that a store that keeps no bytes never pays for them.
    public var receipt: [UInt8] { evidence.bytes }

    /// A row, as a store reads it back.
    public init(
        key: Key, count: Int, first: Instant, last: Instant, lastActor: UserID, kind: String, items: [String],
        receipt: [UInt8] = []
    ) {
        self.init(
            key: key, count: count, first: first, last: last, lastActor: lastActor, kind: kind, items: items,
            evidence: .written(receipt))
    }

    init(
        key: Key, count: Int, first: Instant, last: Instant, lastActor: UserID, kind: String, items: [String],
        evidence: Evidence
    ) {
        self.key = key
        self.count = count
        self.first = first
        self.last = last
        self.lastActor = lastActor
        self.kind = kind
        self.items = items
        names = items
        self.evidence = evidence
    }

    /// Adds the attempts of another row of the same key.
    public mutating func add(_ other: AttemptRow) {
        count += other.count
        first = Swift.min(first, other.first)
        if other.last >= last {
            last = other.last
            lastActor = other.lastActor
        }
    }

    /// How many kinds of attempt a visit keeps apart.
    package static var kindsInAVisit: Int { 32 }

    /// The row that takes what goes beyond the kinds of a visit.
    package var asOther: AttemptRow {
        AttemptRow(
            key: Key(deal: key.deal, visit: key.visit, target: .other, closed: nil), count: count, first: first,
            last: last, lastActor: lastActor, kind: "other", items: [])
    }
}

extension AttemptRow {
    /// The receipt of the first attempt, as it was decided or as it was read back.
    enum Evidence: Sendable {
        case decided(Receipt)
        case written([UInt8])

        fileprivate var bytes: [UInt8] {
            switch self {
            case .decided(let receipt): receipt.bytes
            case .written(let bytes): bytes
            }
        }
    }
}

extension AttemptRow: Hashable {
    /// The same attempts, with the same receipt of the first.
    public static func == (left: AttemptRow, right: AttemptRow) -> Bool {
        left.key == right.key && left.count == right.count && left.first == right.first && left.last == right.last
            && left.lastActor == right.lastActor && left.kind == right.kind && left.items == right.items
            && left.receipt == right.receipt
    }

    /// Hashes what tells rows apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(first)
    }
}
