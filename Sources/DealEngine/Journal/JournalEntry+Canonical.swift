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
        object.set("state", state?.description)
        return object
    }

    /// The entry from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var imported: Import?
        if let source = try object.optionalText("imported") {
            imported = Import(source: source, recordedAt: try object.instant("recorded_at"))
        }
        var state: ContentDigest?
        if let hex = try object.optionalText("state") {
            guard let digest = ContentDigest(hex: hex) else { throw .invalid("state") }
            state = digest
        }
        self.init(
            deal: try object.word("deal"), sequence: try object.int("sequence"), at: try object.instant("at"),
            actor: try object.word("actor"),
            event: try DealEvent(try object.text("event"), try object.object("parts")), imported: imported,
            isClockBehind: try object.optionalText("clock") == "behind", state: state)
    }
}
