package import ExactValues

// The required readers throw `missing`, the others give `nil`; both throw `invalid` for a part of another form.
extension CanonicalObject {
    package func text(_ key: String) throws(RestoreError) -> String {
        guard let text = try optionalText(key) else { throw .missing(key) }
        return text
    }

    package func optionalText(_ key: String) throws(RestoreError) -> String? {
        guard let value = self[key] else { return nil }
        guard case .text(let text) = value else { throw .invalid(key) }
        return text
    }

    package func word<ID: WordID>(_ key: String, as type: ID.Type = ID.self) throws(RestoreError) -> ID {
        ID(try text(key))
    }

    package func optionalWord<ID: WordID>(_ key: String, as type: ID.Type = ID.self) throws(RestoreError) -> ID? {
        try optionalText(key).map(ID.init)
    }

    package func words<ID: WordID>(_ key: String, as type: ID.Type = ID.self) throws(RestoreError) -> [ID] {
        var words: [ID] = []
        for value in try list(key) {
            guard case .text(let text) = value else { throw .invalid(key) }
            words.append(ID(text))
        }
        return words
    }

    package func int(_ key: String) throws(RestoreError) -> Int {
        guard let number = try optionalInt(key) else { throw .missing(key) }
        return number
    }

    package func optionalInt(_ key: String) throws(RestoreError) -> Int? {
        guard let value = self[key] else { return nil }
        guard case .int(let number) = value else { throw .invalid(key) }
        return Int(number)
    }

    package func bool(_ key: String) throws(RestoreError) -> Bool {
        guard let value = self[key] else { throw .missing(key) }
        guard case .bool(let bool) = value else { throw .invalid(key) }
        return bool
    }

    package func instant(_ key: String) throws(RestoreError) -> Instant {
        guard let instant = try optionalInstant(key) else { throw .missing(key) }
        return instant
    }

    package func optionalInstant(_ key: String) throws(RestoreError) -> Instant? {
        guard let text = try optionalText(key) else { return nil }
        guard let instant = Instant(text) else { throw .invalid(key) }
        return instant
    }

    package func optionalMoney(_ key: String) throws(RestoreError) -> Money? {
        guard let text = try optionalText(key) else { return nil }
        guard let money = Money(canonical: text) else { throw .invalid(key) }
        return money
    }

    /// The case of an enumeration with this text.
    package func choice<Choice: RawRepresentable<String>>(
        _ key: String, as type: Choice.Type = Choice.self
    ) throws(RestoreError) -> Choice {
        guard let choice: Choice = try optionalChoice(key) else { throw .missing(key) }
        return choice
    }

    package func optionalChoice<Choice: RawRepresentable<String>>(
        _ key: String, as type: Choice.Type = Choice.self
    ) throws(RestoreError) -> Choice? {
        guard let text = try optionalText(key) else { return nil }
        guard let choice = Choice(rawValue: text) else { throw .invalid(key) }
        return choice
    }

    package func object(_ key: String) throws(RestoreError) -> CanonicalObject {
        guard let object = try optionalObject(key) else { throw .missing(key) }
        return object
    }

    package func optionalObject(_ key: String) throws(RestoreError) -> CanonicalObject? {
        guard let value = self[key] else { return nil }
        guard case .object(let object) = value else { throw .invalid(key) }
        return object
    }

    /// A list; an absent one is empty.
    package func list(_ key: String) throws(RestoreError) -> [CanonicalValue] {
        guard let value = self[key] else { return [] }
        guard case .list(let values) = value else { throw .invalid(key) }
        return values
    }

    package func objects(_ key: String) throws(RestoreError) -> [CanonicalObject] {
        var objects: [CanonicalObject] = []
        for value in try list(key) {
            guard case .object(let object) = value else { throw .invalid(key) }
            objects.append(object)
        }
        return objects
    }
}

extension Money {
    /// Money as it is written, computed digits beyond the currency's included.
    package init?(canonical text: String) {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let amount = ExactDecimal(String(parts[0])), let currency = Currency(code: parts[1])
        else { return nil }
        self.init(amount, currency)
    }
}
