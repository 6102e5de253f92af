/// The `Decoder` over one node of a `with:` map.
struct ParameterValueDecoder: Decoder {
    let node: ParameterNode
    let path: [any CodingKey]
    let reading: ParameterReading

    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let members) = node.content else { throw wanted("a map") }
        reading.open(members, at: node.place)
        return KeyedDecodingContainer(ParameterMapContainer<Key>(decoder: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = node.content else { throw wanted("a list") }
        return ParameterListContainer(decoder: self, elements: elements)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        ParameterScalarContainer(decoder: self)
    }

    /// Decodes a value of any type; exact numbers, money, dates and spans are read by the forms of the process file.
    func value<T: Decodable>(of type: T.Type) throws -> T {
        guard let form = type as? any ParameterForm.Type else { return try T(from: self) }
        guard let value = try form.read(self) as? T else { throw wanted(form.formName) }
        return value
    }

    /// Whether `null` stands here, the only value that is none.
    var isNull: Bool {
        guard case .scalar(let text, isQuoted: false) = node.content else { return false }
        return text == "null" || text == "~"
    }

    /// The scalar's text, whichever way it is written.
    func text(for form: String) throws(ParameterError) -> String {
        guard case .scalar(let text, _) = node.content else { throw wanted(form) }
        return text
    }

    /// The scalar's text where a number, a bool or a date is wanted, which quotes would make a text.
    func plainText(for form: String) throws(ParameterError) -> String {
        guard case .scalar(let text, let isQuoted) = node.content else { throw wanted(form) }
        guard !isQuoted else {
            throw ParameterError(
                place: node.place, message: "\(name) must be \(form), but it is in quotes, which make it a text",
                help: "write \(text) without quotes")
        }
        return text
    }

    func wanted(_ form: String) -> ParameterError {
        switch node.content {
        case .scalar(let text, _):
            ParameterError(place: node.place, message: "\(name) must be \(form), not '\(text)'")
        case .list, .map:
            ParameterError(place: node.place, message: "\(name) must be \(form), not \(node.kindName)")
        }
    }

    func below(_ key: some CodingKey, _ child: ParameterNode) -> ParameterValueDecoder {
        ParameterValueDecoder(node: child, path: path + [key], reading: reading)
    }

    /// How a message calls this value: `'limits[2].share'`, or the map itself.
    private var name: String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index + 1)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "'with'" : "'\(text)'"
    }
}
