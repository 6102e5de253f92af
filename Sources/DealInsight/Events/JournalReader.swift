public import DealEngine
public import DealModel
import DealProcess
import ExactValues

/// Turns entries of a journal into the events that analyses read.
///
///     var reader = try JournalReader(Pipeline([process]))
///     for try await entry in desk.journal() { try reader.add(entry) }
///     let table = VisitTable(reader.log, asOf: now)
///
/// Only what is handed over is read: whoever wants the deals of one process leaves out the others.
public struct JournalReader: Sendable {
    /// What was read so far.
    public private(set) var log: EventLog

    private let paths: [DealAttribute: FactPath]
    private let attributes: [FactPath: DealAttribute]
    private let segments: [CustomerID: String]
    /// What is to be done, of deals that have anything to do.
    private var openTasks: [DealID: [DealTask]] = [:]
    private var controls: [DealID: InsightEvent.Control] = [:]

    /// Where the standard attributes are found among the facts of a deal.
    public static let standardPaths: [DealAttribute: FactPath] = [
        .owner: FactPath(.deal, "owner"), .source: FactPath(.deal, "channel"), .product: FactPath(.deal, "type"),
    ]

    /// A reader of nothing yet.
    ///
    /// - Parameters:
    ///   - pipeline: The stages in the order of the funnel, and the outcomes.
    ///   - paths: In which fact of `deal` or `terms` each attribute is found.
    ///   - segments: What kind of customer each is, for the attribute `segment`; a journal of deals does not say.
    /// - Throws: ``EventLogError/tooMany(_:limit:)`` for a pipeline of more than ``EventLog/kindLimit`` stages or outcomes.
    public init(
        _ pipeline: Pipeline, attributes paths: [DealAttribute: FactPath] = JournalReader.standardPaths,
        segments: [CustomerID: String] = [:]
    ) throws(EventLogError) {
        log = try EventLog(pipeline, order: .sequence)
        self.paths = paths
        self.segments = segments
        attributes = Dictionary(paths.map { ($0.value, $0.key) }) { first, second in min(first, second) }
    }

    /// Reads an entry; those of one deal come in their order, as a journal hands them over.
    ///
    /// - Throws: What does not fit into the log: see ``EventLogError``.
    public mutating func add(_ entry: JournalEntry) throws(EventLogError) {
        switch entry.event {
        case .created(let creation): try open(creation, entry)
        case .edited(let edits): for edit in edits { try add(edit, entry) }
        case .moved(let move):
            let way: InsightEvent.Way = move.kind == .forward ? .forward : move.kind == .back ? .back : .jump
            try add(.entered(move.to.stage, way), entry, advice: move.advice)
            try plan(move.tasks, dropping: true, entry)
        case .closed(let closing):
            let outcome = closing.outcome
            try add(
                .closed(outcome.id, countsAs: outcome.countsAs, reason: outcome.reason), entry, advice: closing.advice)
            try plan([], dropping: true, entry)
        case .reopened(let visit, _): try add(.reopened(visit?.stage), entry)
        case .migrated(let migration):
            controls[entry.deal] = migration.course.control
            try add(.migrated(migration.course.visit?.stage), entry)
        case .held: try add(.held, entry)
        case .resumed: try add(.resumed, entry)
        case .task(let task): try plan([task], dropping: false, entry)
        default: break
        }
    }

    /// Reads the rows of refused attempts of a deal. Once any were read, deals without rows are known to have none.
    public mutating func add(_ rows: some Sequence<AttemptRow>) {
        log.attempts = (log.attempts ?? []) + rows.map(RefusedAttempt.init)
    }

    private mutating func add(
        _ what: InsightEvent.What, _ entry: JournalEntry, advice: [String] = []
    ) throws(EventLogError) {
        try log.add(
            InsightEvent(
                what, of: entry.deal, at: entry.at, sequence: entry.sequence, control: controls[entry.deal] ?? .unknown,
                by: entry.actor, advice: advice, isImported: entry.imported != nil))
    }
}

// MARK: - A deal and its facts

extension JournalReader {
    private mutating func open(_ creation: DealEvent.Creation, _ entry: JournalEntry) throws(EventLogError) {
        let deal = creation.deal
        var profile = DealProfile(
            deal.id, created: entry.at, value: deal.amount, isNonProcess: deal.visit == nil)
        for (attribute, path) in paths { profile.attributes[attribute] = deal.stated(path)?.name }
        if let segment = deal.customer.flatMap({ segments[$0] }) { profile.attributes[.segment] = segment }
        try log.add(profile)
        controls[deal.id] = deal.course.control
        if let visit = deal.visit { try add(.entered(visit.stage, .forward), entry) }
        try plan(creation.tasks, dropping: true, entry)
    }

    private mutating func add(_ edit: FactEdit, _ entry: JournalEntry) throws(EventLogError) {
        if edit.path == FactPath(.deal, "amount") {
            if case .money(let value)? = edit.new {
                try add(.revalued(value), entry)
            } else {
                try add(.revalued(nil), entry)
            }
        }
        if let attribute = attributes[edit.path] { try add(.restated(attribute, edit.new?.name), entry) }
    }

    /// Keeps what is to be done, and says when the next thing has become another.
    private mutating func plan(
        _ tasks: [DealTask], dropping: Bool, _ entry: JournalEntry
    ) throws(EventLogError) {
        let before = openTasks[entry.deal] ?? []
        guard !tasks.isEmpty || !before.isEmpty else { return }
        let kept = dropping ? [] : before.filter { task in !tasks.contains { $0.id == task.id } }
        let after = kept + tasks.filter(\.isOpen)
        openTasks[entry.deal] = after.isEmpty ? nil : after
        let next = NextAction(firstOf: after)
        if next != NextAction(firstOf: before) { try add(.planned(next), entry) }
    }
}

extension NextAction {
    /// The task that is due first.
    fileprivate init?(firstOf tasks: [DealTask]) {
        let first = tasks.min { left, right in
            let (due, otherDue) = (left.dueAt?.microseconds ?? .max, right.dueAt?.microseconds ?? .max)
            return due == otherDue ? left.id < right.id : due < otherDue
        }
        guard let first else { return nil }
        self.init(first.id.text, due: first.dueAt)
    }
}

extension RefusedAttempt {
    fileprivate init(_ row: AttemptRow) {
        let target: String? =
            switch row.key.target {
            case .stage(let stage): stage.text
            case .outcome(let outcome): outcome.text
            case .other: nil
            }
        self.init(
            deal: row.key.deal, visit: row.key.visit, target: target, kind: row.kind, items: row.items,
            count: row.count, first: row.first, last: row.last)
    }
}

extension Deal.Course {
    fileprivate var control: InsightEvent.Control {
        switch self {
        case .strict: .strict
        case .manual: .manual
        case .nonProcess: .none
        }
    }

    fileprivate var visit: Visit? {
        switch self {
        case .strict(let visit), .manual(let visit): visit
        case .nonProcess: nil
        }
    }
}

extension Deal {
    fileprivate func stated(_ path: FactPath) -> FactValue? {
        let facts = path.root == .terms ? termsFrame : frame
        guard let slot = facts.layout.slot(named: path.name), facts.isPresent(at: slot) else { return nil }
        return facts.value(at: slot)
    }
}

extension FactValue {
    /// The value as the name of a group.
    fileprivate var name: String? {
        switch self {
        case .text(let text): text
        case .int(let number): String(number)
        case .number(let number): number.description
        case .money(let money): money.description
        case .bool(let value): value ? "true" : "false"
        case .date(let date): date.description
        case .timestamp(let instant): instant.description
        case .list: nil
        }
    }
}
