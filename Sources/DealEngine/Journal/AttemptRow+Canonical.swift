public import DealModel

extension AttemptRow: StableRecord {
    /// `attempt`
    public static var recordKind: String { "attempt" }

    /// The row's parts. The receipt is text, since its bytes are canonical JSON.
    public func write(to object: inout CanonicalWriter) {
        object.set("closed", key.closed?.description)
        object.set("count", count)
        object.set("deal", key.deal)
        object.set("first", first)
        object.set("items", texts: items)
        object.set("kind", kind)
        object.set("last", last)
        object.set("last_actor", lastActor)
        if case .outcome(let outcome) = key.target { object.set("outcome", outcome) }
        object.set("receipt", String(decoding: receipt, as: UTF8.self))
        if case .stage(let stage) = key.target { object.set("stage", stage) }
        object.set("visit", key.visit)
    }

    /// The row from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        let count = try object.int("count")
        // Counts are added: one that nobody can have counted would overflow.
        guard (0...Int.max >> 1).contains(count) else { throw .invalid("count") }
        self.init(
            key: Key(
                deal: try object.word("deal"), visit: try object.int("visit"), target: try Target(canonical: object),
                closed: try object.optionalDigest("closed")),
            count: count, first: try object.instant("first"), last: try object.instant("last"),
            lastActor: try object.word("last_actor"), kind: try object.text("kind"), items: try object.texts("items"),
            receipt: Array(try object.text("receipt").utf8))
    }
}

extension AttemptRow.Target {
    fileprivate init(canonical object: CanonicalObject) throws(RestoreError) {
        if let stage: StageID = try object.optionalWord("stage") {
            self = .stage(stage)
        } else if let outcome: OutcomeID = try object.optionalWord("outcome") {
            self = .outcome(outcome)
        } else {
            self = .other
        }
    }
}
