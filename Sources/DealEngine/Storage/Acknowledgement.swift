public import DealModel

/// That a commit was written.
public struct Acknowledgement: Hashable, Sendable {
    /// The deal's revision since then: the sequence of its last entry.
    public let revision: Revision
    /// The hash of the deal's last entry, to be kept elsewhere; `nil` in stores that work it out only when it is read.
    public let hash: ContentDigest?

    /// An acknowledgement of these parts.
    public init(_ revision: Revision, hash: ContentDigest? = nil) {
        self.revision = revision
        self.hash = hash
    }

    /// The end of the deal's history, against which it can be verified; `nil` where no hash is known.
    public var head: ChainHead? { hash.map { ChainHead(sequence: revision.number, hash: $0) } }
}
