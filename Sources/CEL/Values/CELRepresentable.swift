/// A Swift type whose values are values of the language.
public protocol CELRepresentable: Sendable {
    /// The type in the language.
    static var celType: CELType { get }
    /// The value in the language.
    var celValue: CELValue { get }
    /// The Swift value of a value of the language; `nil` when it is of another type or does not fit.
    init?(celValue: CELValue)
    /// How a field of this type is read; `nil` is absent. The default reads it as a `CELValue`.
    static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Self?) -> CELReader<Root>
}

extension CELRepresentable {
    /// Reads the field as a `CELValue`.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Self?) -> CELReader<Root> {
        .value { CELReading(read($0)?.celValue) }
    }
}

extension Bool: CELRepresentable {
    /// `bool`
    @inlinable
    public static var celType: CELType { .bool }
    /// The value in the language.
    public var celValue: CELValue { .bool(self) }
    /// The Swift value of a `bool`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .bool(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Bool?) -> CELReader<Root> {
        .bool { CELPresence(read($0)) }
    }
}

extension Int64: CELRepresentable {
    /// `int`
    @inlinable
    public static var celType: CELType { .int }
    /// The value in the language.
    public var celValue: CELValue { .int(self) }
    /// The Swift value of an `int`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .int(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Int64?) -> CELReader<Root> {
        .int { CELPresence(read($0)) }
    }
}

extension Int: CELRepresentable {
    /// `int`
    @inlinable
    public static var celType: CELType { .int }
    /// The value in the language.
    public var celValue: CELValue { .int(Int64(self)) }
    /// The Swift value of an `int` that fits.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .int(let value) = celValue else { return nil }
        self.init(exactly: value)
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Int?) -> CELReader<Root> {
        .int { CELPresence(read($0).map { Int64($0) }) }
    }
}

extension UInt64: CELRepresentable {
    /// `uint`
    @inlinable
    public static var celType: CELType { .uint }
    /// The value in the language.
    public var celValue: CELValue { .uint(self) }
    /// The Swift value of a `uint`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .uint(let value) = celValue else { return nil }
        self = value
    }
}

extension Double: CELRepresentable {
    /// `double`
    @inlinable
    public static var celType: CELType { .double }
    /// The value in the language.
    public var celValue: CELValue { .double(self) }
    /// The Swift value of a `double`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .double(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> Double?) -> CELReader<Root> {
        .double { CELPresence(read($0)) }
    }
}

extension String: CELRepresentable {
    /// `string`
    @inlinable
    public static var celType: CELType { .string }
    /// The value in the language.
    public var celValue: CELValue { .string(self) }
    /// The Swift value of a `string`.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .string(let value) = celValue else { return nil }
        self = value
    }
    /// Reads the field without wrapping it.
    @inlinable @inline(__always)
    public static func celReader<Root>(_ read: @escaping @Sendable (Root) -> String?) -> CELReader<Root> {
        .text { CELPresence(read($0)) }
    }
}

extension Array: CELRepresentable where Element: CELRepresentable {
    /// `list` of the elements' type
    @inlinable
    public static var celType: CELType { .list(Element.celType) }
    /// The value in the language.
    public var celValue: CELValue { .list(CELList(map(\.celValue))) }
    /// The Swift values of a `list`, all of one type.
    @inlinable
    public init?(celValue: CELValue) {
        guard case .list(let list) = celValue else { return nil }
        var elements: [Element] = []
        for value in list.values {
            guard let element = Element(celValue: value) else { return nil }
            elements.append(element)
        }
        self = elements
    }
}

extension CELValue: CELRepresentable {
    /// `dyn`
    @inlinable
    public static var celType: CELType { .dyn }
    /// Itself.
    public var celValue: CELValue { self }
    /// Itself.
    @inlinable
    public init?(celValue: CELValue) { self = celValue }
}
