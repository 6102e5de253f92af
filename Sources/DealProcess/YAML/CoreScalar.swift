/// What a plain scalar means in YAML 1.2's core schema.
enum CoreScalar: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(CoreNumber)
    case float(CoreNumber)
    case string([UInt8])

    init(_ text: some Sequence<UInt8>) {
        let text = Array(text)
        if let word = Self.words[text] {
            self = word
        } else if let number = CoreNumber.integer(text) {
            self = .int(number)
        } else if let number = CoreNumber.float(text) {
            self = .float(number)
        } else {
            self = .string(text)
        }
    }

    var isString: Bool {
        if case .string = self { true } else { false }
    }

    /// Whether both are the same value, and no mere text.
    func isSameKey(as other: CoreScalar) -> Bool { !isString && self == other }

    private static let words: [[UInt8]: CoreScalar] = {
        var words: [[UInt8]: CoreScalar] = [[]: .null, Array("~".utf8): .null]
        for word in ["null", "Null", "NULL"] { words[Array(word.utf8)] = .null }
        for word in ["true", "True", "TRUE"] { words[Array(word.utf8)] = .bool(true) }
        for word in ["false", "False", "FALSE"] { words[Array(word.utf8)] = .bool(false) }
        return words
    }()
}
