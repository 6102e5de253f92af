public import DealModel

extension JournalEntry: StableRecord {
    /// `entry`
    public static var recordKind: String { "entry" }

    /// The entry's parts. Its place in a store is none of them.
    public func write(to object: inout CanonicalWriter) {
        object.set("actor", actor)
        object.set("at", at)
        if isClockBehind { object.set("clock", "behind") }
        object.set("customer", customer)
        object.set("deal", deal)
        object.set("event", event.kind)
        object.set("imported", imported?.source)
        object.set("parts") { event.write(to: &$0) }
        object.set("receipt", receipt?.description)
        object.set("recorded_at", imported?.recordedAt)
        object.set("sequence", sequence)
        object.set("state", state?.description)
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

extension CustomerRead: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("check", check.rawValue)
        object.set("id", customer)
        object.set("revision", revision.number)
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
