/// What a file may cost. They hold while the file is being read, so that no file can exhaust the host.
public struct YAMLLimits: Sendable, Hashable {
    /// The longest file, in bytes.
    public var bytes: Int
    /// The deepest nesting of maps and lists, aliases followed.
    public var depth: Int
    /// The greatest number of scalars, maps and lists, each alias counted as what it stands for.
    public var nodes: Int

    /// Makes limits; the defaults are far above any file written by hand.
    public init(bytes: Int = 1 << 20, depth: Int = 64, nodes: Int = 100_000) {
        self.bytes = bytes
        self.depth = depth
        self.nodes = nodes
    }

    /// The most bytes of source that aliases may repeat, all together.
    var repeatedBytes: Int { bytes.multipliedReportingOverflow(by: 4).partialValue }
}
