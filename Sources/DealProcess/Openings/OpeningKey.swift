public import DealModel

/// What a change turns: one thing that somebody, or time, could supply to open a gate.
///
/// Keys are ordered by the UTF-8 bytes of their text, so that lists of openings are the same on every machine.
public enum OpeningKey: Hashable, Sendable {
    /// A fact by its path, such as `deal.discount`; it is set or cleared.
    case fact(FactPath)
    /// The approval that an item asks for, by the item's name.
    case approval(String)
    /// A task by its id; it is done by a person.
    case task(String)
    /// The newest document of a kind; it is brought into a state.
    case document(String)
    /// Elements added to a list, for each of which a predicate holds.
    ///
    /// The predicate is the condition's own, printed canonically; `true` when any element will do.
    case addition(FactRoot, predicate: String)
    /// The answer of a plugin rule; nobody can supply it.
    case plugin(String)
    /// Waiting until an instant; nobody can supply it.
    case time

    /// The key as it is written in refusals and scenarios: `deal.discount`, `approval:discount-allowed`,
    /// `task.visit`, `document.proposal`, `add:interactions:i.channel == "phone"`, `plugin:credit`, `time`.
    public var text: String {
        switch self {
        case .fact(let path): path.text
        case .approval(let item): "approval:\(item)"
        case .task(let id): "task.\(id)"
        case .document(let kind): "document.\(kind)"
        case .addition(let collection, let predicate): "add:\(collection.rawValue):\(predicate)"
        case .plugin(let rule): "plugin:\(rule)"
        case .time: "time"
        }
    }

    /// What scenarios call it: as ``text``, but a list, an approval and a plugin's answer by their bare names.
    public var name: String {
        switch self {
        case .approval(let name), .plugin(let name): name
        case .addition(let list, _): list.rawValue
        case .fact, .task, .document, .time: text
        }
    }

    /// Whether a person can turn it: not so for a plugin's answer and for time.
    public var isForPeople: Bool {
        switch self {
        case .plugin, .time: false
        case .fact, .approval, .task, .document, .addition: true
        }
    }
}

extension OpeningKey: Comparable {
    /// Compares by the UTF-8 bytes of the text.
    public static func < (left: OpeningKey, right: OpeningKey) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

extension OpeningKey: CustomStringConvertible {
    /// The key as it is written.
    public var description: String { text }
}
