extension Deal: StableRecord {
    /// `deal`
    public static var recordKind: String { "deal" }

    /// The deal's parts. The values of redacted facts are none of them: their marks are.
    public var canonical: CanonicalObject {
        guard marks.isEmpty else { return markedCanonical }
        return plainCanonical
    }

    private var markedCanonical: CanonicalObject {
        var object = withoutPersonalValues.plainCanonical
        var written = CanonicalObject()
        for (path, mark) in marks { written.set(path.text, mark) }
        object.set("redacted", written)
        return object
    }

    private var plainCanonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("customer", customer)
        object.set("process", process.canonical)
        object.set("course", course.canonical)
        object.set("standing", standing.canonical)
        frame.write(to: &object)
        var terms = CanonicalObject()
        termsFrame.write(to: &terms)
        object.set("terms", terms)
        return object
    }

    /// The deal from its parts. Its fields are as they were written; the desk gives them the slots of its process.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        try self.init(canonical: object, layouts: .plain)
    }

    /// The same in the slots of a process.
    package init(canonical object: CanonicalObject, layouts: FactLayouts) throws(RestoreError) {
        self.init(
            id: try object.word("id"), customer: try object.optionalWord("customer"),
            process: try ProcessVersion(canonical: try object.object("process")),
            course: try Course(canonical: try object.object("course")),
            standing: try Standing(canonical: try object.object("standing")), createdAt: nil, layout: layouts.deal)
        frame = try FactFrame(reading: object, layout: layouts.deal)
        terms = Terms(frame: try FactFrame(reading: try object.object("terms"), layout: layouts.terms))
        for member in try object.optionalObject("redacted")?.members ?? [] {
            guard let path = FactPath(member.key), case .text(let mark) = member.value else {
                throw .invalid("redacted")
            }
            marks[path] = mark
        }
    }

    /// The deal that `encoded` gave, in the slots of a process.
    package init(restoring bytes: [UInt8], layouts: FactLayouts) throws(RestoreError) {
        guard case .object(let object) = try CanonicalValue(reading: bytes) else {
            throw .malformed(offset: 0, "not an object")
        }
        try Self.checkEnvelope(of: object)
        try self.init(canonical: object, layouts: layouts)
    }

    /// The same deal with its facts in the slots of a process, where they all have one there.
    package func adopting(_ layouts: FactLayouts) -> Deal {
        var copy = self
        if let frame = frame.adopting(layouts.deal) { copy.frame = frame }
        if hasTerms, let terms = termsFrame.adopting(layouts.terms) { copy.terms = Terms(frame: terms) }
        return copy
    }
}

extension ProcessVersion {
    package var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("version", number)
        return object
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(try object.word("id"), try object.int("version"))
    }
}

extension Deal.Course {
    package var canonical: CanonicalObject {
        var object = CanonicalObject()
        switch self {
        case .strict(let visit):
            object.set("control", "strict")
            visit.write(to: &object)
        case .manual(let visit):
            object.set("control", "manual")
            visit.write(to: &object)
        case .nonProcess:
            object.set("control", "none")
        }
        return object
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        switch try object.text("control") {
        case "strict": self = .strict(try Visit(canonical: object))
        case "manual": self = .manual(try Visit(canonical: object))
        case "none": self = .nonProcess
        default: throw .invalid("control")
        }
    }
}

extension Visit {
    package func write(to object: inout CanonicalObject) {
        object.set("stage", stage)
        object.set("visit", number)
        object.set("since", since)
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(stage: try object.word("stage"), number: try object.int("visit"), since: try object.instant("since"))
    }
}

extension Deal.Standing {
    package var canonical: CanonicalObject {
        var object = CanonicalObject()
        switch self {
        case .open:
            object.set("is", "open")
        case .onHold(let since, let reason):
            object.set("is", "on-hold")
            object.set("since", since)
            object.set("reason", reason)
        case .closed(let outcome):
            object.set("is", "closed")
            object.set("outcome", outcome.canonical)
        }
        return object
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        switch try object.text("is") {
        case "open": self = .open
        case "on-hold": self = .onHold(since: try object.instant("since"), reason: try object.text("reason"))
        case "closed": self = .closed(try Outcome(canonical: try object.object("outcome")))
        default: throw .invalid("is")
        }
    }
}

extension Outcome {
    package var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", id)
        object.set("counts_as", countsAs.rawValue)
        object.set("reason", reason)
        object.set("at", at)
        return object
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            try object.word("id"), countsAs: try object.choice("counts_as"), reason: try object.optionalWord("reason"),
            at: try object.instant("at"))
    }
}
