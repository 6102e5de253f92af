package import DealModel

extension DealEvent.StageMove: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("advice", unlessEmpty: advice)
        object.set("from", from)
        object.set("kind", kind.rawValue)
        object.set("reason", reason)
        object.set("tasks", tasks)
        object.set("to", to)
        object.set("warned", unlessEmpty: warned)
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            from: try object.word("from"), to: try Visit(canonical: try object.object("to")),
            kind: try object.choice("kind"), reason: try object.optionalText("reason"),
            advice: try object.texts("advice"), warned: try object.texts("warned"), tasks: try object.records("tasks"))
    }
}

extension DealEvent.Closing: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("advice", unlessEmpty: advice)
        object.set("outcome", outcome)
        object.set("reason", reason)
        object.set("warned", unlessEmpty: warned)
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            outcome: try Outcome(canonical: try object.object("outcome")), reason: try object.optionalText("reason"),
            advice: try object.texts("advice"), warned: try object.texts("warned"))
    }
}

extension DealEvent.Waiver: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("item", item)
        object.set("reason", reason)
        object.set("second_person", secondPerson)
        object.set("until", until)
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            item: try object.text("item"), reason: try object.text("reason"),
            secondPerson: try object.optionalWord("second_person"), until: try object.optionalInstant("until"))
    }
}

extension DealEvent.Migration: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("course", course)
        object.set("from", from)
        object.set("to", to)
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            from: try ProcessVersion(canonical: try object.object("from")),
            to: try ProcessVersion(canonical: try object.object("to")),
            course: try Deal.Course(canonical: try object.object("course")))
    }
}

extension FactEdit: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        if let marks {
            object.set("new_mark", marks.new)
            object.set("old_mark", marks.old)
        }
        object.set("new", new)
        object.set("old", old)
        object.set("path", path.text)
        object.set("type", (new ?? old)?.naturalType.description)
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        guard let path = FactPath(try object.text("path")) else { throw .invalid("path") }
        let marks = Marks(old: try object.optionalText("old_mark"), new: try object.optionalText("new_mark"))
        if marks.old != nil || marks.new != nil {
            self.init(path, marks)
            return
        }
        let type = try object.optionalText("type").flatMap { FactType($0) }
        self.init(path, from: try object.fact("old", as: type), to: try object.fact("new", as: type))
    }
}

extension CanonicalWriter {
    mutating func set(_ key: String, unlessEmpty texts: [String]) {
        if !texts.isEmpty { set(key, texts: texts) }
    }
}

extension CanonicalObject {
    func texts(_ key: String) throws(RestoreError) -> [String] {
        var texts: [String] = []
        for value in try list(key) {
            guard case .text(let text) = value else { throw .invalid(key) }
            texts.append(text)
        }
        return texts
    }

    func records<Record: StableRecord>(_ key: String) throws(RestoreError) -> [Record] {
        var records: [Record] = []
        for object in try objects(key) { records.append(try Record(canonical: object)) }
        return records
    }

    /// The value of an edit; an empty list has no type of its own.
    fileprivate func fact(_ key: String, as type: FactType?) throws(RestoreError) -> FactValue? {
        guard let value = self[key] else { return nil }
        if let type, let fact = FactValue(canonical: value, as: type) { return fact }
        guard case .list(let elements) = value, elements.isEmpty else { throw .invalid(key) }
        return .list([])
    }
}
