public import DealModel
import DealProcess

/// Why a desk could not answer a command at all. What the process says is no error: see ``Reply``.
@nonexhaustive
public enum DeskError: Error {
    /// Somebody else changed what the decision rests on. Nothing was written.
    case conflict(Conflict)
    /// There is no deal of this id.
    case noSuchDeal(DealID)
    /// There is a deal of this id already.
    case dealExists(DealID)
    /// There is no customer of this id.
    case noSuchCustomer(CustomerID)
    /// There is a customer of this id already.
    case customerExists(CustomerID)
    /// Facts of a customer that no process takes like this. Nothing was written.
    case wrongFacts(WrongCustomerFacts)
    /// The desk has no process of this id; the second is the nearest it has.
    case noSuchProcess(ProcessID, nearest: ProcessID?)
    /// The version a deal is pinned to is neither in the library nor on the store's shelf.
    case noSuchVersion(ProcessVersion)
    /// The version a deal is pinned to asks for what the desk does not have, such as a plugin. Nothing is decided under
    /// it; the deal can be read.
    case unfitVersion(ProcessVersion, [DeskOpeningError.Problem])
    /// No process was named, and the desk has several.
    case processNotNamed([ProcessID])
    /// An id or a key is blank. Nothing was written.
    case blankName(BlankName)
    /// The key was used for another command. Nothing was written.
    case keyReused(CommandKey)
    /// The link broke during the commit: whether it was written is not known. Send the same command with the same key.
    case uncertain(CommandKey?)
    /// The stored deal is not the one its journal tells of, from this entry on.
    case tampered(DealID, sequence: Int)
    /// The store could not do its part. Nothing was written.
    case store(StoreError)
}

extension DeskError: CustomStringConvertible {
    /// What happened, and what to do next.
    public var description: String {
        switch self {
        case .conflict(let conflict): "\(conflict)"
        case .noSuchDeal(let id): "there is no deal \(id.quoted); open it first"
        case .dealExists(let id): "there is a deal \(id.quoted) already; give the new one another id"
        case .noSuchCustomer(let id): "there is no customer \(id.quoted); register it first"
        case .customerExists(let id): "there is a customer \(id.quoted) already; edit it instead"
        case .wrongFacts(let facts): "customer \(facts.customer.quoted) was not written: \(facts)"
        case .noSuchProcess(let id, let nearest):
            "the desk has no process \(id.quoted)" + (nearest.map { "; did you mean \($0.quoted)?" } ?? "")
        case .noSuchVersion(let version):
            "\(version) is neither in the library nor on the store's shelf; open the desk with it"
        case .unfitVersion(let version, let problems):
            "the deal runs under \(version), for which the desk was not opened: "
                + problems.map(\.description).joined(separator: "; ")
        case .processNotNamed(let ids):
            "say which process the deal is under: \(ids.map(\.quoted).joined(separator: ", "))"
        case .blankName(let name): "\(name)"
        case .keyReused(let key): "key \(key.quoted) was used for another command; give each command its own"
        case .uncertain(let key?):
            "the link broke during the commit; send the same command with key \(key.quoted) again to find out"
        case .uncertain(nil): "the link broke during the commit; read the deal to find out, and use keys"
        case .tampered(let id, let sequence):
            "deal \(id.quoted) is not the one its journal tells of, from entry \(sequence) on; have it verified"
        case .store(let error): "\(error)"
        }
    }
}

/// Somebody was faster: a counter that a decision rests on has changed (API 3.6).
public struct Conflict: Hashable, Sendable, CustomStringConvertible {
    /// Which counter, what was read and what was found.
    public let read: StaleRead
    /// The journal entries written since, oldest first; empty when it was not the deal that changed.
    public let winners: [JournalEntry]

    package init(_ read: StaleRead, winners: [JournalEntry]) {
        self.read = read
        self.winners = winners
    }

    /// What changed, and by whom.
    public var description: String {
        let people = winners.map { Visible.inLine($0.actor.text) }
        return "\(read)" + (people.isEmpty ? "" : ", changed by \(people.joined(separator: ", "))")
    }
}
