public import DealModel

/// Where published versions of processes are kept: a running deal keeps its own.
public protocol ProcessShelf: Sendable {
    /// Keeps the source of a version.
    ///
    /// - Throws: ``StoreError/failed(_:)`` with a ``PublishedVersionDiffers`` when the version is there with another
    ///   source: a published version never changes.
    func publish(_ version: ProcessVersion, source: String) async throws(StoreError)

    /// The source of a published version; `nil` when there is none.
    func source(of version: ProcessVersion) async throws(StoreError) -> String?
}

/// A version was published before with another text.
public struct PublishedVersionDiffers: Error, Hashable, Sendable, CustomStringConvertible {
    /// The version.
    public let version: ProcessVersion

    /// The error for this version.
    public init(_ version: ProcessVersion) { self.version = version }

    /// What to do about it.
    public var description: String {
        "\(version) was published with another text; a published version never changes: raise its number"
    }
}
