/// A key of a list: its index.
struct ParameterIndex: CodingKey {
    let index: Int

    init(_ index: Int) { self.index = index }
    init?(intValue: Int) { index = intValue }
    init?(stringValue: String) { return nil }
    var intValue: Int? { index }
    var stringValue: String { "[\(index + 1)]" }
}

/// The members of a map, read by the keys of the host's type.
struct ParameterMapContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: ParameterValueDecoder
    let members: [ParameterNode.Member]

    var codingPath: [any CodingKey] { decoder.path }

    var allKeys: [Key] {
        decoder.reading.askForAll(at: decoder.node.place)
        return members.compactMap { Key(stringValue: $0.key) }
    }

    func contains(_ key: Key) -> Bool { child(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { child(key)?.isNull ?? true }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try present(key).value(of: type)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try present(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try present(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { decoder }

    func superDecoder(forKey key: Key) throws -> any Decoder { try present(key) }

    private func child(_ key: Key) -> ParameterValueDecoder? {
        decoder.reading.ask(for: key.stringValue, at: decoder.node.place)
        guard let member = members.first(where: { $0.key == key.stringValue }) else { return nil }
        return decoder.below(key, member.node)
    }

    private func present(_ key: Key) throws(ParameterError) -> ParameterValueDecoder {
        guard let child = child(key) else {
            throw ParameterError(
                place: decoder.node.place, message: "the parameter '\(key.stringValue)' is missing",
                help: "add '\(key.stringValue):' under 'with'")
        }
        return child
    }
}

/// The elements of a list, read in order.
struct ParameterListContainer: UnkeyedDecodingContainer {
    let decoder: ParameterValueDecoder
    let elements: [ParameterNode]
    var currentIndex = 0

    init(decoder: ParameterValueDecoder, elements: [ParameterNode]) {
        self.decoder = decoder
        self.elements = elements
    }

    var codingPath: [any CodingKey] { decoder.path }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    mutating func decodeNil() throws -> Bool {
        let isNull = try current().isNull
        if isNull { currentIndex += 1 }
        return isNull
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try current().value(of: type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        let container = try current().container(keyedBy: type)
        currentIndex += 1
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try current().unkeyedContainer()
        currentIndex += 1
        return container
    }

    mutating func superDecoder() throws -> any Decoder { try current() }

    private func current() throws(ParameterError) -> ParameterValueDecoder {
        guard !isAtEnd else {
            throw ParameterError(
                place: decoder.node.place, message: "the list has \(elements.count) elements, and more are wanted")
        }
        return decoder.below(ParameterIndex(currentIndex), elements[currentIndex])
    }
}

/// One scalar, or whatever else the host's type reads in place.
struct ParameterScalarContainer: SingleValueDecodingContainer {
    let decoder: ParameterValueDecoder

    var codingPath: [any CodingKey] { decoder.path }

    func decodeNil() -> Bool { decoder.isNull }

    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(of: type) }
}
