import DealModel

extension DealEvent {
    /// The name of the kind of event, as canonical bytes and statistics write it.
    public var kind: String {
        switch self {
        case .created: "created"
        case .edited: "edited"
        case .moved: "moved"
        case .closed: "outcome"
        case .reopened: "reopened"
        case .task: "task"
        case .document: "document"
        case .approved: "approval"
        case .waived: "waiver"
        case .held: "held"
        case .resumed: "resumed"
        case .outOfLine: "out-of-line"
        case .backInLine: "back-in-line"
        case .migrated: "migrated"
        case .imported: "imported"
        }
    }

    /// Adds the event's own parts, without its kind.
    func write(to object: inout CanonicalWriter) {
        switch self {
        case .created(let creation):
            object.set("deal", creation.deal)
            object.set("tasks", creation.tasks)
            object.set("warned", unlessEmpty: creation.warned)
        case .edited(let edits): object.set("edits", edits)
        case .moved(let move): move.write(to: &object)
        case .closed(let closing): closing.write(to: &object)
        case .reopened(let visit, let reason):
            object.set("reason", reason)
            object.set("visit", visit)
        case .task(let task): task.write(to: &object)
        case .document(let document): document.write(to: &object)
        case .approved(let approval): approval.write(to: &object)
        case .waived(let waiver): waiver.write(to: &object)
        case .held(let reason): object.set("reason", reason)
        case .resumed(let reason): object.set("reason", reason)
        case .outOfLine(let item), .backInLine(let item): object.set("item", item)
        case .migrated(let migration): migration.write(to: &object)
        case .imported(let source, let entries):
            object.set("entries", entries)
            object.set("source", source)
        }
    }

    /// An event from its kind and its parts.
    init(_ kind: String, _ object: CanonicalObject) throws(RestoreError) {
        switch kind {
        case "created":
            self = .created(
                Creation(
                    deal: try Deal(canonical: try object.object("deal")), tasks: try object.records("tasks"),
                    warned: try object.texts("warned")))
        case "edited": self = .edited(try object.objects("edits").map(FactEdit.init(canonical:)))
        case "moved": self = .moved(try StageMove(canonical: object))
        case "outcome": self = .closed(try Closing(canonical: object))
        case "reopened":
            let visit = try object.optionalObject("visit")
            self = .reopened(
                try visit.map { part throws(RestoreError) in try Visit(canonical: part) },
                because: try object.optionalText("reason"))
        case "task": self = .task(try DealTask(canonical: object))
        case "document": self = .document(try Document(canonical: object))
        case "approval": self = .approved(try Approval(canonical: object))
        case "waiver": self = .waived(try Waiver(canonical: object))
        case "held": self = .held(because: try object.text("reason"))
        case "resumed": self = .resumed(because: try object.optionalText("reason"))
        case "out-of-line": self = .outOfLine(item: try object.text("item"))
        case "back-in-line": self = .backInLine(item: try object.text("item"))
        case "migrated": self = .migrated(try Migration(canonical: object))
        case "imported":
            self = .imported(from: try object.text("source"), entries: try object.int("entries"))
        default: throw .invalid("event")
        }
    }
}
