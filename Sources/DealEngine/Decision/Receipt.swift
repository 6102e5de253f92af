import DealModel
import DealProcess
import ExactValues

/// What a decision read and concluded: the same inputs give the same bytes, on every machine and in every run.
public struct Receipt: Sendable {
    private let hearing: Hearing
    /// How sure the desk was of the customer that was read; `unread` also for a decision that no desk has committed.
    private var check = CustomerCheck.unread
    /// What hides the values that the process redacts; `nil` also where no store keeps the receipt.
    private var redactor: Redactor?
    /// `accepted`, or the name of the refusal's kind.
    public let conclusion: String

    init(_ hearing: Hearing, conclusion: String) {
        self.hearing = hearing
        self.conclusion = conclusion
    }

    /// The receipt of a committed decision, which says how the customer was kept from changing (SEMANTICS 6.3).
    package func checked(_ check: CustomerCheck) -> Receipt {
        var receipt = self
        receipt.check = check
        return receipt
    }

    /// The receipt as it is kept: marks stand for the values of redacted facts.
    package func hidden(by redactor: Redactor?) -> Receipt {
        var receipt = self
        receipt.redactor = redactor
        return receipt
    }

    /// Canonical JSON: sorted keys, no white space, exact numbers as text; rendered sentences are no part of it.
    ///
    /// Holds who asked what and when, the version and digest of the process, every item with its verdict, every single
    /// fact that an item read with its value, and the answers of plugins that counted.
    public var bytes: [UInt8] {
        CanonicalWriter.bytes { object in
            object.set("action") { write(action: &$0) }
            object.set("actor") { write(actor: &$0) }
            object.set("at", hearing.now)
            object.set("conclusion", conclusion)
            if check != .unread { object.set("customer_check", check.rawValue) }
            object.set("deal", hearing.facts.deal.id)
            object.set("items", listOf: hearing.plan.items.indices) { index, items in
                items.writeObject { write(itemAt: index, to: &$0) }
            }
            object.set("process") { write(process: &$0) }
            object.set("reads") { write(reads: &$0) }
            object.set("reason", hearing.command.reason)
        }
    }

    private func write(action object: inout CanonicalWriter) {
        switch hearing.command.action {
        case .open: object.set("open", true)
        case .move(let stage): object.set("move", stage)
        case .close(let outcome, let reason):
            object.set("because", reason)
            object.set("close", outcome)
        case .supply: object.set("supply", true)
        case .finish(let task): object.set("finish", task)
        case .file(let kind, let state):
            object.set("file", kind)
            object.set("state", state)
        case .approve(let item): object.set("approve", item)
        }
    }

    private func write(actor object: inout CanonicalWriter) {
        object.set("id", hearing.command.actor.id)
        object.set("roles", words: hearing.command.actor.roles)
    }

    private func write(process object: inout CanonicalWriter) {
        object.set("digest", hearing.process.digest)
        object.set("id", hearing.process.id)
        object.set("version", hearing.process.version.number)
    }

    private func write(itemAt index: Int, to object: inout CanonicalWriter) {
        let item = hearing.plan.items[index]
        let closed = hearing.verdicts.isOpen(index) ? nil : hearing.explain(item)
        if let closed { object.set("causes", texts: closed.causes.map(\.text)) }
        object.set("id", item.identity)
        object.set("mode", item.mode.rawValue)
        object.set("verdict", closed?.cause.name ?? "open")
    }

    /// The single facts that any item read; one that is absent is left out.
    private func write(reads object: inout CanonicalWriter) {
        for reading in hearing.readings(of: hearing.plan.reads) {
            if let redactor, redactor.covers(reading.path), let value = reading.value {
                object.set(reading.path.text) { $0.set("mark", redactor.mark(reading.path, value)) }
            } else {
                object.set(reading.path.text, reading.value)
            }
        }
    }
}

extension ClosedItem.Cause {
    /// The cause with what it names.
    fileprivate var text: String {
        switch self {
        case .closed: name
        case .missing(let paths), .withheld(let paths): name + " " + paths.map(\.text).joined(separator: " ")
        case .unanswered(let plugin, .notAsked): name + " \(plugin) not asked"
        case .unanswered(let plugin, .later): name + " \(plugin) later"
        case .unanswered(let plugin, .said(let why)): name + " \(plugin) \(why)"
        case .broken(let error): name + " " + error
        case .declined(let plugin, let reason): name + " \(plugin) \(reason)"
        }
    }
}
