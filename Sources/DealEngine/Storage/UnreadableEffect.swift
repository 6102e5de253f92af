import DealModel

/// A row of an outbox in which there is no effect any more, or that of another row.
///
/// A store parks it under the key of its columns instead of giving it out (SEMANTICS 6.7): it holds back its own deal and
/// destination, and nobody else's effects wait for it.
public struct UnreadableEffect: Error, Hashable, Sendable, CustomStringConvertible {
    /// The key that the columns of the row tell.
    public let key: Effect.Key
    /// What is wrong with the row.
    public let cause: String

    init(_ key: Effect.Key, because cause: String) {
        self.key = key
        // The cause may quote what stands in the row, and the reason for parking is kept as a text: a store that cannot
        // keep NUL would fail at it again and again.
        self.cause = String(String.UnicodeScalarView(cause.unicodeScalars.filter { $0.value >= 32 }.prefix(200)))
    }

    /// Which row, what is wrong with it and what to do: the reason for which it is parked.
    public var description: String {
        "row '\(key)' of the outbox cannot be read: \(cause); have the row restored and resume it, or skip it"
    }
}

extension Effect {
    /// The effect that stands in a row of an outbox: for stores.
    ///
    /// - Parameters:
    ///   - bytes: What `encoded` gave.
    ///   - key: The key that the row stands under.
    ///   - destination: Where the row goes.
    /// - Throws: ``UnreadableEffect`` when the bytes are no effect, or that of another row: what is delivered under the
    ///   key of another is settled there, and its own row would be given out for ever.
    public init(restoring bytes: [UInt8], at key: Key, to destination: String) throws(UnreadableEffect) {
        do throws(RestoreError) {
            try self.init(restoring: bytes)
        } catch {
            throw UnreadableEffect(key, because: "\(error)")
        }
        guard self.key == key, self.destination == destination else {
            throw UnreadableEffect(key, because: "the stored effect is that of another row")
        }
    }
}
