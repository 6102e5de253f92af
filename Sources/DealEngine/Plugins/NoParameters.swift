/// The parameters of a plugin that has none: anything under `with:` is an error.
public struct NoParameters: Decodable, Hashable, Sendable {
    private enum Keys: CodingKey {}

    /// No parameters.
    public init() {}

    /// Reads nothing; a key that stands there is refused as one that nobody asked for.
    public init(from decoder: any Decoder) throws {
        _ = try decoder.container(keyedBy: Keys.self)
    }
}
