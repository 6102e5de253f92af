public import DealModel
public import ExactValues

/// The ends of the histories of all deals at one moment, in one digest that is kept elsewhere (SEMANTICS 6.6).
///
/// A tail of a history, or a whole deal, that is removed later is seen by it; what was removed before is not.
public struct Seal: Hashable, Sendable {
    /// Its number among the seals of the store, from 1.
    public let number: Int
    /// When it was made.
    public let at: Instant
    /// How many deals it covers.
    public let deals: Int
    /// SHA-256 over the digest of the seal before and every deal's id, count and hash, in the order of the ids.
    public let digest: ContentDigest

    /// A seal of these parts, as it was kept elsewhere.
    public init(number: Int, at: Instant, deals: Int, digest: ContentDigest) {
        self.number = number
        self.at = at
        self.deals = deals
        self.digest = digest
    }
}

/// The end of one deal's history.
public struct DealHead: Hashable, Sendable {
    /// The deal.
    public let deal: DealID
    /// How many entries it has, and the hash of the last.
    public let head: ChainHead

    /// The end of a deal's history.
    public init(_ deal: DealID, _ head: ChainHead) {
        self.deal = deal
        self.head = head
    }
}

/// A store that seals.
public protocol SealStore: Sendable {
    /// Makes a seal over the ends of all histories, chained to the last seal, and keeps it with what it covers.
    func seal(at now: Instant) async throws(StoreError) -> Seal

    /// A seal that was made, the last when no number is given; `nil` when there is none.
    func seal(_ number: Int?) async throws(StoreError) -> Seal?

    /// What a seal covers, in the order of the deals' ids.
    ///
    /// - Parameters:
    ///   - seal: The seal's number.
    ///   - last: The last deal of the page before; `nil` for the first page.
    ///   - limit: At most so many, above 0.
    func heads(of seal: Int, after last: DealID?, limit: Int) async throws(StoreError) -> [DealHead]
}

/// Works out the digest of a seal, deal by deal in the order of their ids.
public struct SealDigest: Sendable {
    private var hash: DigestStream
    /// How many deals it covers so far.
    public private(set) var deals = 0

    /// Begins a seal after another.
    public init(after previous: ContentDigest?) {
        hash = DigestStream()
        if let previous { hash.add(previous.bytes) }
    }

    /// Adds the end of one deal's history.
    public mutating func add(_ head: DealHead) {
        hash.add(
            CanonicalWriter.bytes { object in
                object.set("count", head.head.sequence)
                object.set("deal", head.deal)
                object.set("hash", head.head.hash.description)
            })
        deals += 1
    }

    /// The digest of what was added.
    public var digest: ContentDigest { hash.digest }
}
