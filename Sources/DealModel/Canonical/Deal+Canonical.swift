extension Deal: StableRecord {
    /// `deal`
    public static var recordKind: String { "deal" }

    /// The deal's parts. The values of redacted facts are none of them: their marks are.
    public func write(to object: inout CanonicalWriter) {
        guard marks.isEmpty else { return writeMarked(to: &object) }
        object.set("course", course)
        object.set("customer", customer)
        frame.write(to: &object)
        object.set("id", id)
        object.set("process", process)
        object.set("standing", standing)
        object.set("terms", termsFrame)
    }

    private func writeMarked(to object: inout CanonicalWriter) {
        var plain = withoutPersonalValues
        plain.marks = [:]
        plain.write(to: &object)
        object.set("redacted") { redacted in
            for (path, mark) in marks { redacted.set(path.text, mark) }
        }
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

extension ProcessVersion: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("id", id)
        object.set("version", number)
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(try object.word("id"), try object.int("version"))
    }
}

extension Deal.Course: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
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

extension Visit: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("since", since)
        object.set("stage", stage)
        object.set("visit", number)
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(stage: try object.word("stage"), number: try object.int("visit"), since: try object.instant("since"))
    }
}

extension Deal.Standing: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        switch self {
        case .open:
            object.set("is", "open")
        case .onHold(let since, let reason):
            object.set("is", "on-hold")
            object.set("reason", reason)
            object.set("since", since)
        case .closed(let outcome):
            object.set("is", "closed")
            object.set("outcome", outcome)
        }
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

extension Outcome: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("at", at)
        object.set("counts_as", countsAs.rawValue)
        object.set("id", id)
        object.set("reason", reason)
    }

    package init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            try object.word("id"), countsAs: try object.choice("counts_as"), reason: try object.optionalWord("reason"),
            at: try object.instant("at"))
    }
}
