public import DealModel

extension RecordedAnswer: StableRecord {
    /// `answer`
    public static var recordKind: String { "answer" }

    /// The answer's parts.
    public func write(to object: inout CanonicalWriter) {
        object.set("answer", answer)
        object.set("answered_at", answeredAt)
        object.set("parameters", basis.parameters.description)
        object.set("plugin", plugin)
        object.set("rule", rule)
        object.set("shown", basis.facts.description)
        object.set("version", basis.version)
    }

    /// The answer from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            rule: try object.word("rule"), plugin: try object.word("plugin"),
            basis: Basis(
                version: try object.int("version"), parameters: try object.digest("parameters"),
                facts: try object.digest("shown")),
            answeredAt: try object.instant("answered_at"),
            answer: try PluginAnswer(canonical: try object.object("answer")))
    }
}

extension PluginAnswer: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("facts", facts)
        switch verdict {
        case .pass: object.set("says", "pass")
        case .fail(let reason):
            object.set("says", "fail")
            object.set("why", reason)
        case .unknown(let why):
            object.set("says", "unknown")
            object.set("why", why)
        case .later(let ticket):
            object.set("says", "later")
            object.set("ticket", ticket.text)
        }
    }

    fileprivate init(canonical object: CanonicalObject) throws(RestoreError) {
        let why = try object.optionalText("why")
        switch try object.text("says") {
        case "pass": self.init(.pass)
        case "fail": self.init(.fail(because: why))
        case "unknown": self.init(.unknown(why: why ?? ""))
        case "later": self.init(.later(Ticket(try object.text("ticket"))))
        default: throw .invalid("says")
        }
        for part in try object.objects("facts") {
            let fact = try StatedFact(canonical: part)
            self = stating(fact.name, fact.value)
        }
    }
}
