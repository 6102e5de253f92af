public import DealModel

/// A commit in bytes and digests, for stores that keep deals as bytes.
///
///     let sealed = commit.sealed()                        // once: it encodes and hashes
///     write(sealed.body, sealed.entries.map(\.bytes))
///     return sealed.acknowledgement
public struct SealedCommit: Sendable {
    /// One journal entry in bytes.
    public struct Entry: Sendable {
        /// The entry, with the digests of what is kept beside it.
        public let entry: JournalEntry
        /// Its canonical bytes: `entry.encoded`.
        public let bytes: [UInt8]
        /// The stage before it; `nil` for a deal without stages, and before the first entry.
        public let from: StageID?
        /// The stage after it; `nil` for a deal without stages.
        public let to: StageID?
        /// Its link of the chain; `nil` when the store gave no hash with the deal's file.
        public let link: ContentDigest?
        /// The receipt to be kept with it, outside the chain, which has its digest.
        public let receipt: [UInt8]?
    }

    /// The deal with what is its own, as it is after the entries: the bytes of a ``DealBody``.
    public let body: [UInt8]
    /// The digest of the body: the last entry's ``JournalEntry/state``.
    public let state: ContentDigest
    /// The bytes of ``Commit/personal``, to be kept beside the deal where they can be erased; `nil`: what is kept stays.
    public let personal: [UInt8]?
    /// The entries in the order of their sequence; never empty.
    public let entries: [Entry]
    /// What the store answers once everything is written.
    public var acknowledgement: Acknowledgement {
        Acknowledgement(Revision(entries.last?.entry.sequence ?? 0), hash: entries.last?.link)
    }

    fileprivate init(_ commit: Commit) {
        body = commit.facts.body.encoded
        state = ContentDigest(of: body)
        personal = commit.personal?.encoded
        var link = commit.loaded.hash
        // Without the hash of what came before there is no link of what comes after.
        let isChained = link != nil || commit.read.revision == .zero
        var stage = commit.read.revision == .zero ? nil : commit.loaded.stage
        entries = commit.entries.indices.map { [state] index in
            let receipt = commit.receipt(at: index)
            let entry = commit.entries[index].sealed(
                state: index == commit.entries.count - 1 ? state : nil,
                receipt: receipt.map { ContentDigest(of: $0) })
            let bytes = entry.encoded
            if isChained { link = ContentDigest(after: link, of: bytes) }
            let from = stage
            stage = entry.event.stage(from: stage)
            return Entry(entry: entry, bytes: bytes, from: from, to: stage, link: link, receipt: receipt)
        }
    }
}

extension Commit {
    /// The commit in bytes and digests.
    ///
    /// - Complexity: O(*n*) in the size of the deal and its entries: all of it is encoded and hashed.
    public func sealed() -> SealedCommit { SealedCommit(self) }

    /// The receipt of the command whose last entry stands at a place of ``entries``.
    package func receipt(at index: Int) -> [UInt8]? {
        switch grounds {
        case .none: return nil
        case .one(let ground):
            return index == entries.count - 1 ? receipt(of: ground.acceptance, ground.check).bytes : nil
        case .several(let grounds):
            let sequence = entries[index].sequence
            return grounds.first { $0.sequence == sequence }.map { receipt(of: $0.acceptance, .unread).bytes }
        }
    }

    /// What a command read and concluded, without the values that are redacted.
    func receipt(of acceptance: Acceptance, _ check: CustomerCheck) -> Receipt {
        acceptance.receipt.checked(check).hidden(by: redactor)
    }
}

extension DealEvent {
    /// Where a deal stands after the event that stood in `stage` before it.
    fileprivate func stage(from stage: StageID?) -> StageID? {
        switch self {
        case .created(let creation): creation.deal.visit?.stage
        case .moved(let move): move.to.stage
        case .reopened(let visit?, _): visit.stage
        case .migrated(let migration):
            switch migration.course {
            case .strict(let visit), .manual(let visit): visit.stage
            case .nonProcess: nil
            }
        default: stage
        }
    }
}
