/// What an evaluation gives.
public enum CELResult<Output: Sendable>: Sendable {
    case value(Output)
    /// The result hangs on something that is absent or withheld.
    case unknown(CELUnknown)
    case failed(CELFailure)
}

/// What a result hangs on.
public struct CELUnknown: Hashable, Sendable {
    /// Paths that nobody has stated, sorted.
    public private(set) var absent: [String]
    /// Paths that are stated somewhere, but not known here, sorted.
    public private(set) var withheld: [String]

    /// Nothing unknown.
    public static let none = CELUnknown()

    /// Makes a set of paths.
    public init(absent: [String] = [], withheld: [String] = []) {
        self.absent = absent
        self.withheld = withheld
    }

    /// Whether nothing is unknown.
    public var isEmpty: Bool { absent.isEmpty && withheld.isEmpty }

    /// Adds the paths of `other`.
    package mutating func merge(_ other: CELUnknown) {
        absent = Self.union(absent, other.absent)
        withheld = Self.union(withheld, other.withheld)
    }

    private static func union(_ a: [String], _ b: [String]) -> [String] {
        if b.isEmpty || a == b { return a }
        return a.isEmpty ? b : Set(a).union(b).sorted(by: textPrecedes)
    }
}

/// What went wrong in an operation, without its place.
public struct CELFault: Error, Hashable, Sendable {
    /// The kind of failure.
    public let kind: CELFailure.Kind
    /// What went wrong, in a few words.
    public let message: String

    /// Makes a fault; a function of the host throws it.
    public init(_ kind: CELFailure.Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}

/// An error of an evaluation, with its place.
public struct CELFailure: Error, Hashable, Sendable {
    /// The kinds of failure.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        case noSuchKey, noSuchOverload, indexOutOfRange, divisionByZero, overflow, outOfRange
        /// Amounts in different currencies, or an amount beside a number without a currency to read it in.
        case currency
        case invalidArgument, conversion, repeatedKey, emptyOptional, unbound
        case costLimit
        /// A program was called for a value, and it is unknown.
        case unknown
        /// A function of the host failed.
        case host
    }

    /// The kind of failure.
    public let kind: Kind
    /// What went wrong, in a few words.
    public let message: String
    /// The place, in Unicode scalars from the start of the source.
    public let range: Range<Int>
    /// What was unknown beside the error.
    public let unknowns: CELUnknown

    /// Makes a failure.
    public init(kind: Kind, message: String, range: Range<Int>, unknowns: CELUnknown = .none) {
        self.kind = kind
        self.message = message
        self.range = range
        self.unknowns = unknowns
    }
}

extension CELFailure: CustomStringConvertible {
    /// The message and the place.
    public var description: String { "\(message) (at \(range.lowerBound)..<\(range.upperBound))" }
}

/// The result of a condition, without its reasons.
@usableFromInline package enum CELVerdict: UInt8, Hashable, Sendable {
    case no, yes, unknown, failed
}
