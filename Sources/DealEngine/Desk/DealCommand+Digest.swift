package import DealModel

extension DealCommand {
    /// The digest of the command on a deal: under one key there is one command (SEMANTICS 6.5).
    func digest(on deal: DealID) -> ContentDigest {
        let bytes = CanonicalWriter.bytes { object in
            action.write(to: &object)
            object.set("actor", actor.id)
            object.set("changes", changes.flatMap(\.parts).map { FactEdit($0.path, from: nil, to: $0.value) })
            object.set("deal", deal)
            object.set("reason", reason)
            object.set("roles", words: actor.roles)
        }
        return ContentDigest(of: bytes)
    }
}

extension DealHistory {
    /// The digest that a key is bound to: of everything that decides what is written.
    ///
    /// - Parameter task: The opening.
    func digest(of task: DeskTask, from source: String) -> ContentDigest {
        let opening = CanonicalWriter.bytes { object in
            object.set("at", openedAt)
            object.set("source", source)
        }
        return steps.reduce(ContentDigest(after: task.digest, of: opening)) { digest, step in
            let bytes = CanonicalWriter.bytes { object in
                object.set("at", step.at)
                object.set("command", step.command.digest(on: task.deal).description)
                object.set("optional", step.isOptional)
            }
            return ContentDigest(after: digest, of: bytes)
        }
    }
}

extension DealCommand.Action: CanonicalParts {
    package func write(to object: inout CanonicalWriter) {
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
    }
}
