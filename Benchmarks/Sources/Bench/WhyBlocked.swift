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
    private let commands: [DealCommand]
    private(set) var counts: Counts
    private(set) var renderedBytes = 0

    init(count: Int) throws {
        self.count = count
        process = try SaleProcess.load()
        let records = try SaleFacts(process)
        let customers = records.customers(count)
        let now = Instant(microseconds: 1_700_000_000_000_000)
        let actor = DealActor("anna")
        let moves = process.stages.map { DealCommand(.move(to: $0.id), by: actor) }
        commands = moves + [DealCommand(.close(as: "won"), by: actor), DealCommand(.close(as: "lost"), by: actor)]
        counts = Counts(reasons: Array(repeating: 0, count: process.itemNames.count))
        for number in 0..<count {
            var facts = records.deal(number, of: customers, at: now)
            let stage = number % 6
            for passed in 0..<stage {
                records.open(passed, in: &facts, ordered: 1 + number % 50)
                if case .accepted(let acceptance) = decide(commands[passed + 1], on: facts, under: process, at: now) {
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
        counts = Counts(reasons: Array(repeating: 0, count: counts.reasons.count))
        renderedBytes = 0
        let now = Instant(microseconds: 1_700_000_000_000_000)
        for facts in deals {
            for command in commands {
                switch decide(command, on: facts, under: process, at: now) {
                case .accepted: counts.permitted += 1
                case .refused(let refusal): note(refusal, isRendered)
                }
            }
        }
    }

    @inline(__always)
    private mutating func note(_ refusal: Refusal, _ isRendered: Bool) {
        switch refusal.kind {
        case .alreadyThere: counts.same += 1
        case .notANeighbour: counts.notAMove += 1
        default:
            refusal.forEachClosedItem { counts.reasons[$0] += 1 }
            if isRendered { refusal.forEachClosedMessage(in: "en") { renderedBytes += $0.utf8.count } }
        }
    }

    var reasonsByName: [(name: String, count: Int)] {
        zip(process.itemNames, counts.reasons).filter { !$0.0.isEmpty }.map { (name: $0.0, count: $0.1) }
    }
}
