public import DealModel

extension AttemptRow: StableRecord {
    /// `attempt`
    public static var recordKind: String { "attempt" }

    /// The row's parts. The receipt is text, since its bytes are canonical JSON.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("deal", key.deal)
        object.set("visit", key.visit)
        switch key.target {
        case .stage(let stage): object.set("stage", stage)
        case .outcome(let outcome): object.set("outcome", outcome)
        case .other: break
        }
        object.set("closed", key.closed?.description)
        object.set("count", count)
        object.set("first", first)
        object.set("last", last)
        object.set("last_actor", lastActor)
        object.set("kind", kind)
        object["items"] = .list(items.map(CanonicalValue.text))
        object.set("receipt", String(decoding: receipt, as: UTF8.self))
        return object
    }

    /// The row from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            key: Key(
                deal: try object.word("deal"), visit: try object.int("visit"), target: try Target(canonical: object),
                closed: try object.optionalDigest("closed")),
            count: try object.int("count"), first: try object.instant("first"), last: try object.instant("last"),
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
