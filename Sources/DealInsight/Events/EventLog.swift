public import DealModel
import ExactValues

/// Deals and what happened to them: the one input of every analysis, from a journal or from another system's export.
///
///     var log = try EventLog(pipeline, order: .time)
///     try log.add(DealProfile("d-1", value: Money(80_000, "EUR"), attributes: [.owner: "anna"]))
///     try log.add(InsightEvent(.entered("lead"), of: "d-1", at: monday))
///     try log.add(InsightEvent(.closed("won"), of: "d-1", at: friday))
///     let table = VisitTable(log, asOf: now)
///
/// The order in which deals and events are added is of no consequence. Kept in columns, 16 bytes an event.
public struct EventLog: Sendable {
    /// What puts the events of one deal in order.
    public enum Order: Hashable, Sendable {
        /// Their numbers, as in a journal; an earlier time after a later one is then an error of the data.
        case sequence
        /// Their times, then their numbers, as in an export. Without either: changes of the deal first, then stages in
        /// the order of the funnel, then its end.
        case time
    }

    /// The stages in the order of the funnel, and the outcomes.
    public let pipeline: Pipeline
    /// What puts the events of one deal in order.
    public let order: Order
    private let limits: EventLogLimits
    /// Refused attempts; `nil`: they were not observed, which is not the same as none.
    public var attempts: [RefusedAttempt]?

    private(set) var deals = DealColumns()
    private(set) var eventDeals: [UInt32] = []
    private(set) var times: [Int64] = []
    /// The last of the times, or the unknown time.
    private(set) var lastTime = DealColumns.unknownTime
    private(set) var words: [EventWord] = []
    /// The reason of a closing, the new name, value or plan.
    private(set) var payloads = SideColumn()
    private(set) var sequences = SideColumn()
    private(set) var actors = SideColumn()
    private(set) var advice: [Int: [String]] = [:]
    /// Whether the events lie deal after deal in the order of adding, and those of a deal in their order.
    private(set) var areEventsInOrder = true

    /// The pipeline's stages at their places, then others as they are met.
    private(set) var stages = NameTable<StageID>()
    private(set) var outcomes = NameTable<OutcomeID>()
    private(set) var outcomeKinds: [Outcome.Kind] = []
    private(set) var reasons = NameTable<ReasonID>()
    private(set) var actorNames = NameTable<UserID>()
    private(set) var moneys: [Money?] = []
    private(set) var plans: [NextAction?] = []

    /// So many different stages, outcomes and attributes fit into a log, of each.
    public static let kindLimit = EventLogLimits().kinds

    /// An empty log.
    ///
    /// - Throws: ``EventLogError/tooMany(_:limit:)`` for a pipeline of more than ``kindLimit`` stages or outcomes.
    public init(_ pipeline: Pipeline, order: Order = .time) throws(EventLogError) {
        try self.init(pipeline, order: order, limits: EventLogLimits())
    }

    /// With limits of a test's own: nobody adds four thousand million events to see an error.
    init(_ pipeline: Pipeline, order: Order, limits: EventLogLimits) throws(EventLogError) {
        self.pipeline = pipeline
        self.order = order
        self.limits = limits
        for place in pipeline.places { _ = try stages.number(of: place.stage, .stages, limit: limits.kinds) }
        for outcome in pipeline.outcomes.keys.sorted() { _ = try number(of: outcome, countsAs: nil) }
    }

    /// The number of deals, those without events included.
    public var dealCount: Int { deals.count }
    /// The number of events.
    public var eventCount: Int { times.count }
    /// The number of events that are more than a change of what is known of a deal: of its owner, its value, its plans.
    ///
    /// - Complexity: O(*n*) in the events.
    public var stepCount: Int { words.count { $0.kind != .restated && $0.kind != .revalued && $0.kind != .planned } }
    /// By what deals are told apart, in order of the names.
    public var attributes: [DealAttribute] { deals.attributes.names.sorted() }

    /// Makes room, so that adding copies nothing.
    public mutating func reserve(deals dealCount: Int, events eventCount: Int) {
        deals.reserve(dealCount)
        eventDeals.reserveCapacity(eventCount)
        times.reserveCapacity(eventCount)
        words.reserveCapacity(eventCount)
    }

    /// Gives back the memory that is needed only while something is added; more can be added all the same.
    public mutating func shrink() { deals.shrink() }
}

// MARK: - Adding

extension EventLog {
    /// Adds a deal, or says anew what is known of it.
    ///
    /// - Throws: What does not fit, and is then not added: see ``EventLogError``.
    public mutating func add(_ profile: DealProfile) throws(EventLogError) { try deals.set(profile, limits) }

    /// Adds an event; a deal that was not added is added without a profile.
    ///
    /// - Throws: What does not fit, and is then not added: see ``EventLogError``.
    public mutating func add(_ event: InsightEvent) throws(EventLogError) {
        let row = words.count
        guard row < limits.rows else { throw .tooMany(.events, limit: limits.rows) }
        try EventLogLimits.check(event.at, of: event.deal)
        let sequence = try sequence(of: event)
        let (word, payload) = try word(of: event)
        let actor = try event.actor.map { actor throws(EventLogError) in
            try actorNames.number(of: actor, .names, limit: limits.rows)
        }
        eventDeals.append(UInt32(try deals.row(of: event.deal, limit: limits.rows)))
        let time = event.at?.microseconds ?? DealColumns.unknownTime
        times.append(time)
        lastTime = max(lastTime, time)
        words.append(word)
        if let payload { payloads[row] = UInt32(payload) }
        if let sequence { sequences[row] = sequence }
        if let actor { actors[row] = UInt32(actor) }
        if !event.advice.isEmpty { advice[row] = event.advice }
        if areEventsInOrder, row > 0 {
            let (last, next) = (eventDeals[row - 1], eventDeals[row])
            areEventsInOrder = last < next || last == next && !precedes(row, row - 1)
        }
    }

    /// Adds events.
    ///
    /// - Throws: What does not fit: that event and those after it are then not added.
    public mutating func add(_ events: some Sequence<InsightEvent>) throws(EventLogError) {
        for event in events { try add(event) }
    }

    private func sequence(of event: InsightEvent) throws(EventLogError) -> UInt32? {
        guard let number = event.sequence else { return nil }
        guard let fitting = UInt32(exactly: number), fitting != SideColumn.absent else {
            throw .sequence(number, of: event.deal)
        }
        return fitting
    }

    /// The word of an event, and what goes into the column beside it.
    private mutating func word(of event: InsightEvent) throws(EventLogError) -> (word: EventWord, payload: Int?) {
        let kind: EventWord.Kind
        var (code, payload): (Int?, Int?)
        var way = InsightEvent.Way.unknown
        switch event.what {
        case .entered(let stage, let stated):
            (kind, code, way) = (.entered, try number(of: stage), stated)
        case .closed(let outcome, let countsAs, let reason):
            (kind, code) = (.closed, try number(of: outcome, countsAs: countsAs))
            if let reason { payload = try reasons.number(of: reason, .names, limit: limits.rows) }
        case .reopened(let stage):
            kind = .reopened
            if let stage { code = try number(of: stage) }
        case .migrated(let stage):
            kind = .migrated
            if let stage { code = try number(of: stage) }
        case .held: kind = .held
        case .resumed: kind = .resumed
        case .restated(let attribute, let name):
            (kind, code) = (.restated, try deals.column(of: attribute, limits))
            if let name { payload = Int(try deals.code(name, of: attribute, limits).code) }
        case .revalued(let value):
            (kind, payload) = (.revalued, moneys.count)
            moneys.append(value)
        case .planned(let action):
            (kind, payload) = (.planned, plans.count)
            plans.append(action)
        }
        let word = EventWord(
            kind, code: code ?? EventWord.noCode, way: way, control: event.control, isImported: event.isImported,
            hasAdvice: !event.advice.isEmpty)
        return (word, payload)
    }

    private mutating func number(of stage: StageID) throws(EventLogError) -> Int {
        try stages.number(of: pipeline.renamed[stage] ?? stage, .stages, limit: limits.kinds)
    }

    private mutating func number(
        of outcome: OutcomeID, countsAs stated: Outcome.Kind?
    ) throws(EventLogError) -> Int {
        let number = try outcomes.number(of: outcome, .outcomes, limit: limits.kinds)
        let kind = pipeline.outcomes[outcome] ?? stated ?? .neither
        if number == outcomeKinds.count {
            outcomeKinds.append(kind)
        } else if stated != nil, pipeline.outcomes[outcome] == nil, outcomeKinds[number] == .neither {
            outcomeKinds[number] = kind
        }
        return number
    }
}

// MARK: - Reading

extension EventLog {
    /// The events of one deal in their order, oldest first; none for a deal that is not in the log.
    ///
    /// - Complexity: O(*n*) in the events of the log; to read many deals take ``traces()``.
    public func events(of deal: DealID) -> [InsightEvent] {
        guard let row = deals.ids.firstIndex(of: deal) else { return [] }
        return words.indices.filter { eventDeals[$0] == UInt32(row) }.sorted(by: precedes).map(event)
    }

    /// What is known of a deal besides its events, by its place in the order of adding.
    func profile(at row: Int) -> DealProfile {
        var attributes: [DealAttribute: String] = [:]
        for (column, attribute) in deals.attributes.names.enumerated() {
            let code = deals.codes[column][row]
            if code != SideColumn.absent { attributes[attribute] = deals.names[column][Int(code)] }
        }
        return DealProfile(
            deals.ids[row], created: Self.instant(deals.created[row]), value: deals.value(at: row),
            attributes: attributes, isNonProcess: deals.nonProcess.contains(row), nextAction: deals.nextActions[row])
    }

    /// An event by its place in the order of adding.
    func event(at row: Int) -> InsightEvent {
        let word = words[row]
        return InsightEvent(
            what(word, at: row), of: deals.ids[Int(eventDeals[row])], at: Self.instant(times[row]),
            sequence: sequences[row] == SideColumn.absent ? nil : Int(sequences[row]), control: word.control,
            by: actors[row] == SideColumn.absent ? nil : actorNames[Int(actors[row])], advice: advice[row] ?? [],
            isImported: word.isImported)
    }

    private func what(_ word: EventWord, at row: Int) -> InsightEvent.What {
        let payload = payloads[row] == SideColumn.absent ? nil : Int(payloads[row])
        switch word.kind {
        case .entered: return .entered(stages[word.code], word.way)
        case .closed:
            return .closed(
                outcomes[word.code], countsAs: outcomeKinds[word.code], reason: payload.map { reasons[$0] })
        case .reopened: return .reopened(word.code == EventWord.noCode ? nil : stages[word.code])
        case .migrated: return .migrated(word.code == EventWord.noCode ? nil : stages[word.code])
        case .held: return .held
        case .resumed: return .resumed
        case .restated:
            return .restated(deals.attributes[word.code], payload.map { deals.names[word.code][$0] })
        case .revalued: return .revalued(payload.flatMap { moneys[$0] })
        case .planned: return .planned(payload.flatMap { plans[$0] })
        }
    }

    static func instant(_ microseconds: Int64) -> Instant? {
        microseconds == DealColumns.unknownTime ? nil : Instant(microseconds: microseconds)
    }
}
