import DealModel
import DealProcess
import ExactValues

/// One command on one deal, as a caller gave it.
struct DeskTask: Sendable {
    let deal: DealID
    let command: DealCommand
    /// The revision that the caller has seen; `nil` when any will do.
    var expecting: Revision?
    var key: CommandKey?
    /// None or one: the deal that the command opens. Tasks are handed on by value, and a new deal is large.
    private(set) var opening: [NewDeal] = []

    init(_ deal: DealID, _ command: DealCommand, expecting: Revision? = nil, key: CommandKey? = nil) {
        self.deal = deal
        self.command = command
        self.expecting = expecting
        self.key = key
    }

    /// The opening of a deal.
    init(opening deal: NewDeal, by actor: DealActor, key: CommandKey? = nil) {
        self.init(deal.id, DealCommand(.open, by: actor), key: key)
        opening = [deal]
    }

    /// The digest that a key is bound to.
    var digest: ContentDigest {
        guard let new = opening.first else { return command.digest(on: deal) }
        let whole = DealCommand(.open, by: command.actor, supplying: new.changes).digest(on: deal)
        let names = [new.customer?.text, new.process?.text].map { $0.map { "=\($0)" } ?? "-" }
        return ContentDigest(after: whole, of: Array(names.joined(separator: "\n").utf8))
    }
}

/// A deal as it was loaded for one decision.
struct Matter: Sendable {
    var facts: Facts
    let counters: ReadSet.Counters
    /// When the deal's last entry happened; `nil` for a deal that is being opened.
    var lastAt: Instant?
    /// What a commit gives back to the store.
    let loaded: Commit.LoadedFrom
    let entry: ProcessRoster.Entry
    /// The key of the deal's redacted facts; `nil` when it has none.
    var personalKey: [UInt8]?
    /// Recorded answers of plugins about the deal.
    var answers: [RecordedAnswer] = []
    /// The token of a customer that is kept elsewhere and was read.
    var customerToken: Revision?
    /// The token of interactions that are kept elsewhere and were read.
    var activityToken: Revision?

    /// The time of an entry that happens now: never before the deal's last (SEMANTICS 7.4).
    func raised(_ now: Instant) -> (at: Instant, isClockBehind: Bool) {
        guard let lastAt, now < lastAt else { return (now, false) }
        return (lastAt, true)
    }
}

extension Matter {
    /// What keeps redacted facts out of history; `nil` when the process redacts nothing.
    var redactor: Redactor? { Redactor(entry.process.core, key: personalKey) }

    /// States what is known of a deal from its opening on; its first gates are asked with it.
    ///
    /// - Returns: The refusal of facts that cannot be stated; then nothing is stated.
    mutating func state(_ task: DeskTask, at now: Instant) -> Refusal? {
        guard let new = task.opening.first else { return nil }
        let problems = facts.supply(new.changes, under: entry.process)
        if problems.isEmpty { return nil }
        return Refusal(
            .wrongFacts(problems),
            Hearing(command: task.command, facts: facts, process: entry.process, now: now, answers: .none))
    }
}
