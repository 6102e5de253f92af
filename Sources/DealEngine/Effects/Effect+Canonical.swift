public import DealModel

extension Effect: StableRecord {
    /// `effect`
    public static var recordKind: String { "effect" }

    /// The effect's parts.
    public func write(to object: inout CanonicalWriter) {
        object.set("at", at)
        object.set("deal", key.deal)
        object.set("destination", destination)
        object.set("effect", key.effect)
        object.set("event", event)
        object.set("payload", payload)
        object.set("sequence", key.sequence)
    }

    /// The effect from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var payload: [PluginAnswer.StatedFact] = []
        for part in try object.objects("payload") { payload.append(try PluginAnswer.StatedFact(canonical: part)) }
        self.init(
            key: Key(
                deal: try object.word("deal"), sequence: try object.int("sequence"), effect: try object.int("effect")),
            event: try object.text("event"), destination: try object.text("destination"), at: try object.instant("at"),
            payload: payload)
    }
}

extension PluginAnswer.StatedFact: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
        object.set("name", name)
        object.set("type", value.naturalType.description)
        object.set("value", value)
    }

    init(canonical object: CanonicalObject) throws(RestoreError) {
        guard let type = FactType(try object.text("type")), let stored = object["value"],
            let value = FactValue(canonical: stored, as: type)
        else { throw .invalid("value") }
        self.init(name: try object.text("name"), value: value)
    }
}
