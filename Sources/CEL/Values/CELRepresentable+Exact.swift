public import ExactValues

extension ExactDecimal: CELRepresentable {
    /// `number`
    @inlinable
    public static var celType: CELType { .number }
    /// The value in the language.
    public var celValue: CELValue { .number(self) }
    /// The Swift value of a `number`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .number(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> ExactDecimal?) -> CELReader<Root> {
        .number { CELPresence(read($0)) }
    }
}

extension Money: CELRepresentable {
    /// `money`
    @inlinable
    public static var celType: CELType { .money }
    /// The value in the language.
    public var celValue: CELValue { .money(self) }
    /// The Swift value of `money`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .money(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Money?) -> CELReader<Root> {
        .money { CELPresence(read($0)) }
    }
}

extension CivilDate: CELRepresentable {
    /// `date`
    @inlinable
    public static var celType: CELType { .date }
    /// The value in the language.
    public var celValue: CELValue { .date(self) }
    /// The Swift value of a `date`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .date(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> CivilDate?) -> CELReader<Root> {
        .date { CELPresence(read($0)) }
    }
}

extension Instant: CELRepresentable {
    /// `timestamp`
    @inlinable
    public static var celType: CELType { .timestamp }
    /// The value in the language.
    public var celValue: CELValue { .timestamp(CELTimestamp(self)) }
    /// The Swift value of a `timestamp`, cut to microseconds.
    public init?(celValue: CELValue) {
        guard case .timestamp(let value) = celValue else { return nil }
        self = value.instant
    }
    /// Reads the field without wrapping it.
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Instant?) -> CELReader<Root> {
        .timestamp { CELPresence(read($0).map { CELTimestamp($0) }) }
    }
}
