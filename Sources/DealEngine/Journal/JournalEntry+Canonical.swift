public import DealModel

extension JournalEntry: StableRecord {
    /// `entry`
    public static var recordKind: String { "entry" }

    /// The entry's parts. Its place in a store is none of them.
    public var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("deal", deal)
        object.set("sequence", sequence)
        object.set("at", at)
        object.set("actor", actor)
        object.set("event", event.kind)
        object.set("parts", event.parts)
        if let imported {
            object.set("imported", imported.source)
            object.set("recorded_at", imported.recordedAt)
        }
        if isClockBehind { object.set("clock", "behind") }
        object.set("customer", customer?.canonical)
        object.set("state", state?.description)
        object.set("receipt", receipt?.description)
        return object
    }

    /// The entry from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var imported: Import?
        if let source = try object.optionalText("imported") {
            imported = Import(source: source, recordedAt: try object.instant("recorded_at"))
        }
        let customer = try object.optionalObject("customer")
        self.init(
            deal: try object.word("deal"), sequence: try object.int("sequence"), at: try object.instant("at"),
            actor: try object.word("actor"),
            event: try DealEvent(try object.text("event"), try object.object("parts")), imported: imported,
            isClockBehind: try object.optionalText("clock") == "behind",
            customer: try customer.map { part throws(RestoreError) in try CustomerRead(canonical: part) },
            state: try object.optionalDigest("state"), receipt: try object.optionalDigest("receipt"))
    }
}

extension CustomerRead {
    var canonical: CanonicalObject {
        var object = CanonicalObject()
        object.set("id", customer)
        object.set("revision", revision.number)
        object.set("check", check.rawValue)
        return object
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            customer: try object.word("id"), revision: Revision(try object.int("revision")),
            check: try object.choice("check"))
    }
}

extension CanonicalObject {
    func digest(_ key: String) throws(RestoreError) -> ContentDigest {
        guard let digest = try optionalDigest(key) else { throw .missing(key) }
        return digest
    }

    func optionalDigest(_ key: String) throws(RestoreError) -> ContentDigest? {
        guard let hex = try optionalText(key) else { return nil }
        guard let digest = ContentDigest(hex: hex) else { throw .invalid(key) }
        return digest
    }
}
