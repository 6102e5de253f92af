/// A place in the journal of a store, after which reading can go on.
///
/// Later entries have greater positions; two entries of one store never have the same. Positions of two stores have
/// nothing to do with each other.
public struct JournalPosition: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The store's own number.
    public let number: Int

    /// The position of this number.
    public init(_ number: Int) { self.number = number }

    /// Before the first entry.
    public static var start: JournalPosition { JournalPosition(0) }

    /// Earlier before later.
    public static func < (first: JournalPosition, second: JournalPosition) -> Bool { first.number < second.number }

    /// The number, in digits.
    public var description: String { String(number) }
}
