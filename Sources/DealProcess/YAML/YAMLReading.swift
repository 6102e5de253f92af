/// What a reader makes of YAML's features.
enum YAMLReading: Sendable {
    /// A file an author writes: one document of maps, lists and texts; tags, merge keys, keys without a value are slips.
    case process
    /// YAML 1.2 with its core schema: what the public test suites ask for.
    case core
}
