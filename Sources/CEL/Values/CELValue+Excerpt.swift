extension CELValue {
    /// The beginning of the canonical text; no more of the value is looked at than it takes.
    func excerpt(_ most: Int) -> String {
        var excerpt = Excerpt(most: most)
        excerpt.write(self)
        return excerpt.text
    }
}

/// A text that ends where it would be too long.
private struct Excerpt {
    private var written = String.UnicodeScalarView()
    private var count = 0
    private var isCut = false
    private let most: Int

    init(most: Int) { self.most = most }

    var text: String { String(written) + (isCut ? " …" : "") }

    mutating func write(_ value: CELValue) {
        switch value {
        case .list(let list):
            write("[")
            for index in 0..<list.count where !isCut {
                if index > 0 { write(", ") }
                write(list[index])
            }
            write("]")
        case .map(let map):
            write("{")
            for (index, (key, value)) in zip(map.keys, map.values).enumerated() where !isCut {
                if index > 0 { write(", ") }
                write(key)
                write(": ")
                write(value)
            }
            write("}")
        case .optional(let optional):
            guard let inner = optional.value else { return write(value.canonicalText) }
            write("optional.of(")
            write(inner)
            write(")")
        default: write(value.canonicalText)
        }
    }

    private mutating func write(_ text: String) {
        guard !isCut else { return }
        let length = scalarCount(text)
        if count + length > most {
            isCut = true
            written.append(contentsOf: text.unicodeScalars.prefix(most - count))
        } else {
            count += length
            written.append(contentsOf: text.unicodeScalars)
        }
    }
}
