import DealKit

/// W1: every deal is refused once and moved once at each of six stages; reasons and history are kept.
struct StrictWalk {
    /// One committed move, in 32 bytes.
    struct Entry {
        let at: Int64
        let deal: Int64
        let actor: UInt32
        let version: UInt32
        let from: UInt32
        let to: UInt32
    }

    let count: Int
    let stageMajor: Bool
    private let records: SaleFacts
    /// Six of each of sixteen actors.
    private let commands: [DealCommand]
    private(set) var deals: [Facts] = []
    private(set) var history: [Entry] = []
    private(set) var refusals = 0
    private(set) var reasons: [Int]
    private var clock: Int64 = 1_700_000_000

    init(count: Int, stageMajor: Bool = false) throws {
        self.count = count
        self.stageMajor = stageMajor
        let process = try SaleProcess.load()
        records = try SaleFacts(process)
        reasons = Array(repeating: 0, count: process.itemNames.count)
        let targets: [DealCommand.Action] = process.stages.dropFirst().map { .move(to: $0.id) } + [.close(as: "won")]
        commands = (0..<16).flatMap { actor in
            targets.map { DealCommand($0, by: DealActor(UserID("u\(actor)"))) }
        }
    }

    mutating func makeRecords() {
        let customers = records.customers(count)
        let start = Instant(microseconds: clock * 1_000_000)
        deals = (0..<count).map { records.deal($0, of: customers, at: start) }
        history.reserveCapacity(6 * count)
    }

    /// The timed part.
    mutating func run() {
        let process = records.process
        if stageMajor {
            for stage in 0..<6 { for deal in 0..<count { step(deal, stage, process) } }
        } else {
            for deal in 0..<count { for stage in 0..<6 { step(deal, stage, process) } }
        }
    }

    @inline(__always)
    private mutating func step(_ deal: Int, _ stage: Int, _ process: SalesProcess) {
        attempt(deal, stage, process)
        records.open(stage, in: &deals[deal], ordered: 1 + deal % 50)
        attempt(deal, stage, process)
    }

    private mutating func attempt(_ deal: Int, _ stage: Int, _ process: SalesProcess) {
        let at = clock
        clock += 1
        let decision = decide(
            commands[deal % 16 * 6 + stage], on: deals[deal], under: process,
            at: Instant(microseconds: at * 1_000_000))
        switch consume decision {
        case .accepted(let acceptance):
            history.append(
                Entry(
                    at: at, deal: Int64(deal), actor: UInt32(deal % 16), version: UInt32(stage + 1),
                    from: UInt32(stage), to: UInt32(stage + 1)))
            deals[deal].apply(acceptance)
        case .refused(let refusal):
            refusals += 1
            refusal.forEachClosedItem { reasons[$0] += 1 }
        }
    }

    // MARK: - Checks

    /// The sum that WORKLOADS.md gives for the order deal-major.
    var checksum: UInt64 {
        history.reduce(into: 0) { sum, entry in
            sum &+=
                UInt64(entry.deal + 1) &* 1_000_003 &+ UInt64(entry.from) &* 31 &+ UInt64(entry.to) &* 7
                &+ UInt64(entry.at)
        }
    }

    var reasonsByName: [(name: String, count: Int)] {
        zip(records.process.itemNames, reasons).filter { !$0.0.isEmpty }.map { (name: $0.0, count: $0.1) }
    }
}
