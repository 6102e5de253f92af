import DealModel

extension DealCommand {
    /// The digest of the command on a deal: under one key there is one command (SEMANTICS 6.5).
    func digest(on deal: DealID) -> ContentDigest {
        var object = action.canonical
        object.set("deal", deal)
        object.set("actor", actor.id)
        object.set("roles", words: actor.roles)
        object.set("reason", reason)
        object.set("changes", changes.flatMap(\.parts).map { FactEdit($0.path, from: nil, to: $0.value).canonical })
        return ContentDigest(of: object.bytes)
    }
}

extension DealCommand.Action {
    fileprivate var canonical: CanonicalObject {
        var object = CanonicalObject()
        switch self {
        case .open: object.set("action", "open")
        case .move(let target):
            object.set("action", "move")
            object.set("to", target)
        case .close(let outcome, let reason):
            object.set("action", "close")
            object.set("as", outcome)
            object.set("because", reason)
        case .supply: object.set("action", "supply")
        case .finish(let task):
            object.set("action", "finish")
            object.set("task", task)
        case .file(let kind, let state):
            object.set("action", "file")
            object.set("kind", kind)
            object.set("state", state)
        case .approve(let item):
            object.set("action", "approve")
            object.set("item", item)
        }
        return object
    }
}
