extension Customer: StableRecord {
    /// `customer`
    public static var recordKind: String { "customer" }

    /// The customer's parts, people and claims included.
    public func write(to object: inout CanonicalWriter) {
        object.set("claims", claims)
        frame.write(to: &object)
        object.set("id", id)
        object.set("people", people)
    }

    /// The customer from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        try self.init(canonical: object, layout: .customer)
    }

    /// The same in the slots of a process.
    package init(canonical object: CanonicalObject, layout: FrameLayout) throws(RestoreError) {
        self.init(id: try object.word("id"), frame: try FactFrame(reading: object, layout: layout))
        for part in try object.objects("people") { people.append(try Person(canonical: part)) }
        for part in try object.objects("claims") { claims.append(try Claim(canonical: part)) }
    }
}

extension Person: StableRecord {
    /// `person`
    public static var recordKind: String { "person" }

    /// The person's parts.
    public func write(to object: inout CanonicalWriter) {
        object.set("attitude", attitude?.rawValue)
        object.set("buyer_phase", buyerPhase?.rawValue)
        object.set("id", id)
        object.set("influence", influence?.rawValue)
        object.set("job", job)
        object.set("last_contact_at", lastContactAt)
        object.set("name", name)
        object.set("points", texts: points.map(\.rawValue))
    }

    /// The person from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        var points: [Point] = []
        for value in try object.list("points") {
            guard case .text(let text) = value, let point = Point(rawValue: text) else { throw .invalid("points") }
            points.append(point)
        }
        var attitude: Attitude?
        if let number = try object.optionalInt("attitude") {
            attitude = Attitude(rawValue: number)
            guard attitude != nil else { throw .invalid("attitude") }
        }
        self.init(
            id: try object.word("id"), name: try object.optionalText("name"), job: try object.optionalText("job"),
            points: points, buyerPhase: try object.optionalChoice("buyer_phase"),
            influence: try object.optionalChoice("influence"), attitude: attitude)
        lastContactAt = try object.optionalInstant("last_contact_at")
    }
}

extension Claim: StableRecord {
    /// `claim`
    public static var recordKind: String { "claim" }

    /// The claim's parts.
    public func write(to object: inout CanonicalWriter) {
        object.set("deal", deal)
        object.set("due_at", dueAt)
        object.set("id", id)
        object.set("kind", kind)
        object.set("open", isOpen)
        object.set("opened_at", openedAt)
        object.set("severity", severity?.rawValue)
    }

    /// The claim from its parts.
    public init(canonical object: CanonicalObject) throws(RestoreError) {
        self.init(
            id: try object.word("id"), kind: try object.optionalText("kind"), deal: try object.optionalWord("deal"),
            severity: try object.optionalChoice("severity"), isOpen: try object.bool("open"),
            openedAt: try object.optionalInstant("opened_at"), dueAt: try object.optionalInstant("due_at"))
    }
}
