public import DealModel
public import ExactValues

/// What happened to a deal, whole: a deal is rebuilt from its events, without its process (SEMANTICS 7.1).
@nonexhaustive
public enum DealEvent: Hashable, Sendable {
    /// The deal was opened.
    indirect case created(Creation)
    /// Facts of the deal or its terms were stated, changed or cleared.
    case edited([FactEdit])
    /// The deal went to another stage.
    case moved(StageMove)
    /// The deal was closed.
    case closed(Closing)
    /// A closed deal was opened again, in the stage it left; the visit is `nil` for a deal without stages.
    case reopened(Visit?, because: String?)
    /// A task was made, finished or dropped: the task as it is since then.
    case task(DealTask)
    /// A document was filed, or came into another state: the document as it is since then.
    case document(Document)
    /// An approval was granted.
    case approved(Approval)
    /// A closed item may be passed.
    indirect case waived(Waiver)
    /// The deal was put on hold.
    case held(because: String)
    /// The deal goes on.
    case resumed(because: String?)
    /// An item of a `while` gate was found closed.
    case outOfLine(item: String)
    /// An item of a `while` gate was found open again.
    case backInLine(item: String)
    /// The deal was pinned to another version of its process.
    indirect case migrated(Migration)
    /// The deal's history up to here was brought from elsewhere; so many entries of it.
    case imported(from: String, entries: Int)
}

extension DealEvent {
    /// The deal as it was opened.
    public struct Creation: Hashable, Sendable {
        /// The deal with its first facts, its terms and, if it has stages, its first visit.
        public let deal: Deal
        /// The tasks that were made with it.
        public let tasks: [DealTask]
        /// Identities of items that were closed and only warned.
        public let warned: [String]

        /// A deal as it was opened.
        public init(deal: Deal, tasks: [DealTask] = [], warned: [String] = []) {
            self.deal = deal
            self.tasks = tasks
            self.warned = warned
        }
    }

    /// A change of stage.
    public struct StageMove: Hashable, Sendable {
        /// Which way a deal went.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// Along an arrow, to a later stage.
            case forward
            /// Along an arrow, to an earlier stage.
            case back
            /// Not along an arrow, or through a closed item of a manual process.
            case jump
        }

        /// The stage that was left.
        public let from: StageID
        /// The stage that was entered, with the number and the beginning of the visit.
        public let to: Visit
        /// Which way the deal went.
        public let kind: Kind
        /// Why, in the words of who moved it.
        public let reason: String?
        /// Identities of closed items that were passed: advice not taken.
        public let advice: [String]
        /// Identities of items that were closed and only warned.
        public let warned: [String]
        /// The tasks that were made on entering.
        public let tasks: [DealTask]

        /// A move; what is left out there was none of.
        public init(
            from: StageID, to: Visit, kind: Kind, reason: String? = nil, advice: [String] = [],
            warned: [String] = [], tasks: [DealTask] = []
        ) {
            self.from = from
            self.to = to
            self.kind = kind
            self.reason = reason
            self.advice = advice
            self.warned = warned
            self.tasks = tasks
        }
    }

    /// The end of a deal.
    public struct Closing: Hashable, Sendable {
        /// The outcome with its reason.
        public let outcome: Outcome
        /// Why, in the words of who closed it.
        public let reason: String?
        /// Identities of closed items that were passed: advice not taken.
        public let advice: [String]
        /// Identities of items that were closed and only warned.
        public let warned: [String]

        /// An end; what is left out there was none of.
        public init(
            outcome: Outcome, reason: String? = nil, advice: [String] = [], warned: [String] = []
        ) {
            self.outcome = outcome
            self.reason = reason
            self.advice = advice
            self.warned = warned
        }
    }

    /// A recorded, limited permission to pass one closed rule.
    public struct Waiver: Hashable, Sendable {
        /// The identity of the item that may be passed.
        public let item: String
        /// Why; a reason is always given.
        public let reason: String
        /// Who agreed, where two had to.
        public let secondPerson: UserID?
        /// Until when; `nil`: for one move.
        public let until: Instant?

        /// A waiver of these parts.
        public init(item: String, reason: String, secondPerson: UserID? = nil, until: Instant? = nil) {
            self.item = item
            self.reason = reason
            self.secondPerson = secondPerson
            self.until = until
        }
    }

    /// A change of the process version a deal is pinned to.
    public struct Migration: Hashable, Sendable {
        /// The version before.
        public let from: ProcessVersion
        /// The version since.
        public let to: ProcessVersion
        /// How the deal stands since then: in which stage, under which control.
        public let course: Deal.Course

        /// A migration of these parts.
        public init(from: ProcessVersion, to: ProcessVersion, course: Deal.Course) {
            self.from = from
            self.to = to
            self.course = course
        }
    }
}

/// One fact of an edit: what it was and what it is.
public struct FactEdit: Hashable, Sendable {
    /// Which fact.
    public let path: FactPath
    /// What it was; `nil`: absent.
    public let old: FactValue?
    /// What it is; `nil`: cleared.
    public let new: FactValue?
    /// What stands for the values of a fact that the process redacts; `nil` for every other. Then ``old`` and ``new`` are
    /// `nil`: the history never had them.
    public let marks: Marks?

    /// Marks of two values: the HMAC of each under a key that is kept with the values and erased with them.
    public struct Marks: Hashable, Sendable {
        /// That of the value it had; `nil`: absent.
        public let old: String?
        /// That of the value it has; `nil`: cleared.
        public let new: String?

        init(old: String?, new: String?) {
            self.old = old
            self.new = new
        }
    }

    /// A change of one fact.
    public init(_ path: FactPath, from old: FactValue?, to new: FactValue?) {
        self.path = path
        self.old = old
        self.new = new
        marks = nil
    }

    /// A change of a fact whose values stand elsewhere.
    init(_ path: FactPath, _ marks: Marks) {
        self.path = path
        old = nil
        new = nil
        self.marks = marks
    }
}
