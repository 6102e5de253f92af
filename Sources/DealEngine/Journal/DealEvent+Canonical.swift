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

    /// The event's own parts, without its kind.
    var parts: CanonicalObject {
        var object = CanonicalObject()
        switch self {
        case .created(let creation):
            object.set("deal", creation.deal.canonical)
            object.set("tasks", creation.tasks.map(\.canonical))
            object.set("warned", texts: creation.warned)
        case .edited(let edits): object.set("edits", edits.map(\.canonical))
        case .moved(let move): object = move.canonical
        case .closed(let closing): object = closing.canonical
        case .reopened(let visit, let reason):
            object.set("visit", visit?.canonical)
            object.set("reason", reason)
        case .task(let task): object = task.canonical
        case .document(let document): object = document.canonical
        case .approved(let approval): object = approval.canonical
        case .waived(let waiver): object = waiver.canonical
        case .held(let reason): object.set("reason", reason)
        case .resumed(let reason): object.set("reason", reason)
        case .outOfLine(let item), .backInLine(let item): object.set("item", item)
        case .migrated(let migration): object = migration.canonical
        case .imported(let source, let entries):
            object.set("source", source)
            object.set("entries", entries)
        }
        return object
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
