import ExactValues

extension Interaction: StableRecord {
    /// `interaction`
    public static var recordKind: String { "interaction" }

    /// The interaction's parts.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("kind", kind)
        object.set("channel", channel)
        object.set("direction", direction.rawValue)
        object.set("by", by)
        object.set("person", person)
        object.set("result", result)
        object.set("at", at)
        object.set("customer", customer)
        object.set("deal", deal)
        return object
    }

    /// The interaction from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            id: try object.word("id"), kind: try object.optionalText("kind"),
            channel: try object.optionalText("channel"), try object.choice("direction"),
            at: try object.instant("at"), by: try object.optionalWord("by"), with: try object.optionalWord("person"),
            result: try object.optionalText("result"))
        customer = try object.optionalWord("customer")
        deal = try object.optionalWord("deal")
    }
}

extension Document: StableRecord {
    /// `document`
    public static var recordKind: String { "document" }

    /// The document's parts.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("kind", kind)
        object.set("state", state)
        object.set("at", at)
        object.set("amount", amount?.description)
        return object
    }

    /// The document from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            id: try object.word("id"), kind: try object.word("kind"), state: try object.word("state"),
            at: try object.instant("at"), amount: try object.optionalMoney("amount"))
    }
}

extension DealTask: StableRecord {
    /// `task`
    public static var recordKind: String { "task" }

    /// The task's parts.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("stage", stage)
        object.set("visit", visit)
        object.set("required", isRequired)
        object.set("due_at", dueAt)
        switch state {
        case .open: break
        case .done(let by, let at):
            object.set("by", by)
            object.set("done_at", at)
        case .dropped(let at):
            object.set("dropped_at", at)
        }
        return object
    }

    /// The task from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var state = State.open
        if let at = try object.optionalInstant("done_at") {
            state = .done(by: try object.optionalWord("by"), at: at)
        } else if let at = try object.optionalInstant("dropped_at") {
            state = .dropped(at: at)
        }
        self.init(
            id: try object.word("id"), stage: try object.optionalWord("stage"), visit: try object.optionalInt("visit"),
            isRequired: try object.bool("required"), dueAt: try object.optionalInstant("due_at"), state: state)
    }
}

extension Approval: StableRecord {
    /// `approval`
    public static var recordKind: String { "approval" }

    /// The approval's parts.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("item", item)
        object.set("by", by)
        object.set("roles", words: roles)
        object.set("at", at)
        object.set("visit", visit)
        object.set("facts", facts.map(\.canonical))
        return object
    }

    /// The approval from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var facts: [Shown] = []
        for part in try object.objects("facts") { facts.append(try Shown(canonical: part)) }
        self.init(
            item: try object.text("item"), by: try object.word("by"), roles: try object.words("roles"),
            at: try object.instant("at"), visit: try object.int("visit"), facts: facts)
    }
}

extension Approval.Shown {
    package var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("path", path.text)
        if let value {
            object.set("type", value.naturalType.description)
            object["value"] = value.canonical
        }
        return object
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        guard let path = FactPath(try object.text("path")) else { throw .invalid("path") }
        guard let stored = object["value"] else {
            self.init(path, nil)
            return
        }
        guard let type = FactType(try object.text("type")), let value = FactValue(canonical: stored, as: type) else {
            throw .invalid("value")
        }
        self.init(path, value)
    }
}

extension Reminder: StableRecord {
    /// `reminder`
    public static var recordKind: String { "reminder" }

    /// The reminder's parts.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("deal", deal)
        object.set("user", user)
        object.set("roles", words: roles)
        object.set("at", at)
        object.set("text", text.canonical)
        return object
    }

    /// The reminder from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            id: try object.word("id"), deal: try object.word("deal"), user: try object.optionalWord("user"),
            roles: try object.words("roles"), at: try object.instant("at"),
            text: try LocalizedText(canonical: try object.objects("text")))
    }
}

extension LocalizedText {
    /// A list and not an object: the order of the languages decides about the fallback.
    package var canonical: [CanonicalObject] {
        entries.map { entry in
            var object = CanonicalObject()
            object.set("language", entry.language?.tag)
            object.set("text", entry.text)
            return object
        }
    }

    package init(canonical parts: [CanonicalObject]) throws(RestoreError) {
        if let first = parts.first, parts.count == 1, try first.optionalText("language") == nil {
            self.init(try first.text("text"))
            return
        }
        var texts: [(language: Language, text: String)] = []
        for part in parts { texts.append((Language(try part.text("language")), try part.text("text"))) }
        guard let text = LocalizedText(texts) else { throw .invalid("text") }
        self = text
    }
}
