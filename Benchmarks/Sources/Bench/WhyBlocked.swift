import DealKit

/// W2: for every deal and every one of eight targets, why it is or is not open.
struct WhyBlocked {
    struct Counts: Equatable {
        var permitted = 0
        var notAMove = 0
        var same = 0
        var reasons: [Int]
    }

    private let count: Int
    private let process: SalesProcess
    private var deals: [Facts] = []
    private let survey: MoveSurvey
    private(set) var counts: Counts
    private(set) var renderedBytes = 0

    init(count: Int) throws {
        self.count = count
        process = try SaleProcess.load()
        let records = try SaleFacts(process)
        let customers = records.customers(count)
        let now = Instant(microseconds: 1_700_000_000_000_000)
        let actor = DealActor("anna")
        survey = MoveSurvey(of: process, for: actor)
        counts = Counts(reasons: Array(repeating: 0, count: process.itemNames.count))
        for number in 0..<count {
            var facts = records.deal(number, of: customers, at: now)
            let stage = number % 6
            for passed in 0..<stage {
                records.open(passed, in: &facts, ordered: 1 + number % 50)
                if let acceptance = survey.decision(for: passed + 1, of: facts, at: now)?.acceptance {
                    facts.apply(acceptance)
                }
            }
            if number / 6 % 2 == 1 { records.open(stage, in: &facts, ordered: 1 + number % 50) }
            if number % 7 == 0 { records.lose(&facts) }
            deals.append(facts)
        }
    }

    /// The timed part.
    ///
    /// - Parameter isRendered: Whether each reason is also written as the rule's message.
    mutating func run(isRendered: Bool) {
        var counts = Counts(reasons: Array(repeating: 0, count: counts.reasons.count))
        var bytes = 0
        let now = Instant(microseconds: 1_700_000_000_000_000)
        for facts in deals {
            survey.forEachGoal(of: facts, at: now) { prospect in
                switch prospect.standing {
                case .open: counts.permitted += 1
                case .here: counts.same += 1
                case .notOffered: counts.notAMove += 1
                default:
                    prospect.forEachClosedItem { counts.reasons[$0] += 1 }
                    if isRendered { prospect.forEachClosedMessage(in: "en") { bytes += $0.utf8.count } }
                }
            }
        }
        self.counts = counts
        renderedBytes = bytes
    }

    var reasonsByName: [(name: String, count: Int)] {
        zip(process.itemNames, counts.reasons).filter { !$0.0.isEmpty }.map { (name: $0.0, count: $0.1) }
    }
}
