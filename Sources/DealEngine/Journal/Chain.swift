public import DealModel
import ExactValues

/// The end of a deal's history: how many entries it has, and the hash of the last, in which all others are.
public struct ChainHead: Hashable, Sendable {
    /// The sequence of the last entry.
    public let sequence: Int
    /// The hash of the last entry: SHA-256 of the one before, followed by its canonical bytes.
    public let hash: ContentDigest

    /// A head of these parts, as it was kept elsewhere.
    public init(sequence: Int, hash: ContentDigest) {
        self.sequence = sequence
        self.hash = hash
    }
}

/// What looking through a deal's history has shown.
public struct Verification: Hashable, Sendable {
    /// The first thing that is not as it was written.
    @nonexhaustive
    public enum Finding: Hashable, Sendable {
        /// There is no entry of this sequence, though later ones are there, or a kept head says so.
        case missing(sequence: Int)
        /// The entry of this sequence belongs to another deal, or stands twice.
        case foreign(sequence: Int)
        /// The entry of this sequence, or one before it, is not the one a kept head was made of.
        case changed(sequence: Int)
        /// The stored deal is not the one that its entries tell of.
        case unlike(sequence: Int)
        /// The receipt that is kept with the entry of this sequence is not the one the entry was written with.
        case receipt(sequence: Int)
    }

    /// The deal.
    public let deal: DealID
    /// The head of the history as it is now; `nil` when there is none.
    public let head: ChainHead?
    /// The first thing that is not as it was written; `nil`: nothing was found.
    public let finding: Finding?

    init(deal: DealID, head: ChainHead?, finding: Finding?) {
        self.deal = deal
        self.head = head
        self.finding = finding
    }

    /// Whether nothing was found.
    public var isSound: Bool { finding == nil }
}

extension JournalEntry {
    /// The entry's link of the chain: SHA-256 of the link before, followed by the entry's canonical bytes.
    public func link(after previous: ContentDigest?) -> ContentDigest {
        ContentDigest(after: previous, of: encoded)
    }
}

extension Verification {
    /// Looks through the entries of a deal.
    ///
    /// - Parameters:
    ///   - entries: All of them, in order.
    ///   - kept: A head that was kept elsewhere since it was acknowledged.
    ///   - hash: The hash of the last entry as the store keeps it with the deal; `nil`: it keeps none.
    ///   - stored: The deal with its own records as the store has them; `nil`: not compared.
    /// - Complexity: O(*n*) in the number of entries; each is hashed.
    package init(
        of deal: DealID, entries: [JournalEntry], kept: ChainHead?, hash: ContentDigest? = nil, stored: DealBody?
    ) {
        var link: ContentDigest?
        var rebuilt: Facts?
        var finding: Finding?
        for (index, entry) in entries.enumerated() {
            finding = Self.break(in: entry, at: index + 1, of: deal)
            if finding != nil { break }
            let next = entry.link(after: link)
            link = next
            rebuilt = rebuilt.applying(entry)
            if let kept, kept.sequence == entry.sequence, kept.hash != next { finding = .changed(sequence: index + 1) }
            if let state = entry.state, rebuilt?.body.digest != state { finding = .unlike(sequence: index + 1) }
            if finding != nil { break }
        }
        if finding == nil, let kept, kept.sequence > entries.count { finding = .missing(sequence: entries.count + 1) }
        if finding == nil, let hash, hash != link { finding = .changed(sequence: entries.count) }
        if finding == nil, let stored, rebuilt?.body != stored {
            finding = .unlike(sequence: entries.count)
        }
        self.init(deal: deal, head: link.map { ChainHead(sequence: entries.count, hash: $0) }, finding: finding)
    }

    private static func `break`(in entry: JournalEntry, at sequence: Int, of deal: DealID) -> Finding? {
        if entry.sequence > sequence { return .missing(sequence: sequence) }
        if entry.sequence < sequence || entry.deal != deal { return .foreign(sequence: sequence) }
        // The first entry makes the deal; without it nothing can be rebuilt.
        if sequence == 1 {
            guard case .created = entry.event else { return .missing(sequence: 1) }
        }
        return nil
    }
}

extension Facts {
    /// A deal rebuilt from its journal: nothing but its entries is needed.
    ///
    /// - Returns: `nil` unless the first entry made the deal.
    package init?(rebuilding entries: [JournalEntry]) {
        var facts: Facts?
        for entry in entries { facts = facts.applying(entry) }
        guard let facts else { return nil }
        self = facts
    }
}

extension Facts? {
    fileprivate func applying(_ entry: JournalEntry) -> Facts? {
        var facts = self
        if case .created(let creation) = entry.event, facts == nil { facts = Facts(deal: creation.deal) }
        facts?.apply(entry.event, at: entry.at)
        return facts
    }
}
