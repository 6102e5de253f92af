import ExactValues

extension Interaction: StableRecord {
    /// `interaction`
    public static var recordKind: String { "interaction" }

    /// The interaction's parts.
    public func write(to object: inout CanonicalWriter) {
        object.set("at", at)
        object.set("by", by)
        object.set("channel", channel)
        object.set("customer", customer)
        object.set("deal", deal)
        object.set("direction", direction.rawValue)
        object.set("id", id)
        object.set("kind", kind)
        object.set("person", person)
        object.set("result", result)
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
    public func write(to object: inout CanonicalWriter) {
        object.set("amount", amount?.description)
        object.set("at", at)
        object.set("id", id)
        object.set("kind", kind)
        object.set("state", state)
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
    public func write(to object: inout CanonicalWriter) {
        switch state {
        case .open: break
        case .done(let by, let at):
            object.set("by", by)
            object.set("done_at", at)
        case .dropped(let at):
            object.set("dropped_at", at)
        }
        object.set("due_at", dueAt)
        object.set("id", id)
        object.set("required", isRequired)
        object.set("stage", stage)
        object.set("visit", visit)
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
    public func write(to object: inout CanonicalWriter) {
        object.set("at", at)
        object.set("by", by)
        object.set("facts", facts)
        object.set("item", item)
        object.set("roles", words: roles)
        object.set("visit", visit)
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

extension Approval.Shown: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("path", path.text)
        if let value {
            object.set("type", value.naturalType.description)
            object.set("value", value)
        }
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
    public func write(to object: inout CanonicalWriter) {
        object.set("at", at)
        object.set("deal", deal)
        object.set("id", id)
        object.set("roles", words: roles)
        object.set("text", text.entries)
        object.set("user", user)
    }

    /// The reminder from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            id: try object.word("id"), deal: try object.word("deal"), user: try object.optionalWord("user"),
            roles: try object.words("roles"), at: try object.instant("at"),
            text: try LocalizedText(canonical: try object.objects("text")))
    }
}

// A list and not an object: the order of the languages decides about the fallback.
extension LocalizedText.Entry: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("language", language?.tag)
        object.set("text", text)
    }
}

extension LocalizedText {
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
