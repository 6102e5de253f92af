import DealModel

extension DealEvent.StageMove {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("from", from)
        object.set("to", to.canonical)
        object.set("kind", kind.rawValue)
        object.set("reason", reason)
        object.set("advice", texts: advice)
        object.set("warned", texts: warned)
        object.set("tasks", tasks.map(\.canonical))
        return object
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            from: try object.word("from"), to: try Visit(canonical: try object.object("to")),
            kind: try object.choice("kind"), reason: try object.optionalText("reason"),
            advice: try object.texts("advice"), warned: try object.texts("warned"), tasks: try object.records("tasks"))
    }
}

extension DealEvent.Closing {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("outcome", outcome.canonical)
        object.set("reason", reason)
        object.set("advice", texts: advice)
        object.set("warned", texts: warned)
        return object
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            outcome: try Outcome(canonical: try object.object("outcome")), reason: try object.optionalText("reason"),
            advice: try object.texts("advice"), warned: try object.texts("warned"))
    }
}

extension DealEvent.Waiver {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("item", item)
        object.set("reason", reason)
        object.set("second_person", secondPerson)
        object.set("until", until)
        return object
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            item: try object.text("item"), reason: try object.text("reason"),
            secondPerson: try object.optionalWord("second_person"), until: try object.optionalInstant("until"))
    }
}

extension DealEvent.Migration {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("from", from.canonical)
        object.set("to", to.canonical)
        object.set("course", course.canonical)
        return object
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            from: try ProcessVersion(canonical: try object.object("from")),
            to: try ProcessVersion(canonical: try object.object("to")),
            course: try Deal.Course(canonical: try object.object("course")))
    }
}

extension FactEdit {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("path", path.text)
        object.set("type", (new ?? old)?.naturalType.description)
        object["old"] = old?.canonical
        object["new"] = new?.canonical
        if let marks {
            object.set("old_mark", marks.old)
            object.set("new_mark", marks.new)
        }
        return object
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

extension Visit {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        write(to: &object)
        return object
    }
}

extension CanonicalObject {
    mutating func set(_ key: String, _ object: CanonicalObject?) {
        if let object { set(key, object) }
    }

    /// A list of texts; an empty one is left out.
    mutating func set(_ key: String, texts: [String]) {
        if !texts.isEmpty { self[key] = .list(texts.map(CanonicalValue.text)) }
    }

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
