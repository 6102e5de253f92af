import ArgumentParser
import DealKit
import Foundation

/// Kills a writing process at random moments, and compares what it acknowledged with what is there.
struct Kill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A writer is killed at random moments.")

    @OptionGroup var options: CheckOptions
    @Option(help: "How often.") var cycles = 100
    @Option(help: "Stop the server at once, not the writer: what stops and starts it, `pg_ctl` with its options.")
    var control: String?

    func run() async throws {
        guard options.store.isDurable else { throw ValidationError("what is in memory does not outlive its process") }
        let server = control.map { ServerControl(command: $0) }
        let stops = control.map { " --control '\($0)'" } ?? ""
        let seed = options.announcedSeed("kill --cycles \(cycles)" + stops)
        try options.store.clear()
        var random = Seeded(seed)
        var total = 0
        var uncertain = 0
        var effects = 0
        for cycle in 1...cycles {
            let child = try KilledChild(
                options.store, cycle: cycle, seed: random.next(),
                after: .milliseconds(Int.random(in: 5...200, using: &random)), server: server)
            let acknowledged = try child.run()
            let isThorough = cycle % 50 == 0 || cycle == cycles
            let found = try await compare(acknowledged, cycle, isThorough: isThorough, effects: effects)
            total += acknowledged.count
            uncertain += found.untold
            effects = found.effects
            if cycle % 100 == 0 { print("\(cycle) cycles, \(total) acknowledged") }
        }
        print(
            """
            kill: \(cycles) cycles, \(total) acknowledged, 0 lost, 0 half-applied, \(uncertain) written but not told, \
            \(effects) effects, one for each move
            """)
    }

    /// - Parameter effects: How many the outbox held before the cycle.
    /// - Returns: How many changes are there that nobody was told of, and how many effects.
    private func compare(
        _ acknowledged: [Acknowledged], _ cycle: Int, isThorough: Bool, effects: Int
    ) async throws -> (untold: Int, effects: Int) {
        try options.store.settle()
        let opened = try await options.store.open()
        let desk = try await opened.desk(try CheckProcess.library(CheckProcess.ring))
        var newest: [DealID: Acknowledged] = [:]
        for one in acknowledged { newest[one.deal] = one }
        for (deal, one) in newest {
            let found = try await desk.verify(deal, against: one.head)
            try check(found.isSound, "cycle \(cycle): \(found)")
            let entries = try await desk.history(of: deal)
            for told in acknowledged where told.deal == deal {
                try check(entries.count >= told.head.sequence, "cycle \(cycle): \(deal)/\(told.head.sequence) is lost")
            }
            // Sent again with its key, the last command has had its effect already.
            guard let key = one.key, let last = entries.last, last.sequence == one.head.sequence else { continue }
            let again = try await desk.supply(
                .set(FactPath(.deal, "need"), .text(key.text)), to: deal, by: CheckProcess.anna, key: key)
            try check(again.done?.isRepeat == true, "cycle \(cycle): key \(key) of \(deal) was lost")
        }
        let (untold, told) = try await untold(desk, cycle, newest)
        let open = try await desk.backlog().open
        try check(open == effects + told, "cycle \(cycle): \(open) effects, and \(effects + told) moves")
        if isThorough {
            let problems = try await opened.integrity()
            try check(problems.isEmpty, "cycle \(cycle): \(problems)")
        }
        try opened.close()
        return (untold, open)
    }

    /// - Returns: How many changes of the cycle nobody was told of, and how many of all its changes have an effect.
    private func untold(
        _ desk: DealDesk, _ cycle: Int, _ newest: [DealID: Acknowledged]
    ) async throws -> (changes: Int, effects: Int) {
        var count = 0
        var effects = 0
        var last: DealID?
        while true {
            let page = try await desk.deals(DealQuery(customer: KillChild.customer(cycle)), after: last, limit: 100)
            guard let end = page.last?.record.id else { return (count, effects) }
            last = end
            for deal in page {
                let id = deal.record.id
                let found = try await desk.verify(id)
                try check(found.isSound, "cycle \(cycle): \(found)")
                count += deal.revision.number - (newest[id]?.head.sequence ?? 0)
                effects += try await desk.history(of: id).count { $0.event.kind == "moved" }
            }
        }
    }
}

/// What a killed writer had been told is written.
struct Acknowledged {
    let deal: DealID
    let head: ChainHead
    let key: CommandKey?

    /// `deal sequence hash [key]`
    init?(_ line: Substring) {
        let parts = line.split(separator: " ")
        guard parts.count >= 3, let sequence = Int(parts[1]), let hash = ContentDigest(hex: String(parts[2])) else {
            return nil
        }
        deal = DealID(String(parts[0]))
        head = ChainHead(sequence: sequence, hash: hash)
        key = parts.count > 3 ? CommandKey(String(parts[3])) : nil
    }
}

/// A writing process that is killed some time after its first acknowledgement.
private struct KilledChild {
    private let process = Process()
    private let pipe = Pipe()
    private let delay: Duration
    private let server: ServerControl?

    init(_ store: StorePlace, cycle: Int, seed: UInt64, after delay: Duration, server: ServerControl?) throws {
        self.delay = delay
        self.server = server
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [
            "kill-child", "--store", "\(store)", "--seed", "\(seed)", "--cycle", "\(cycle)",
        ]
        process.standardOutput = pipe
    }

    func run() throws -> [Acknowledged] {
        try process.run()
        let reading = pipe.fileHandleForReading
        var told = reading.availableData
        if told.isEmpty { throw CheckFailure("the writer ended before it wrote anything") }
        Thread.sleep(forTimeInterval: Double(delay.components.attoseconds) / 1e18 + Double(delay.components.seconds))
        if let server {
            try server.run("stop", "-m", "immediate")
            // What was acknowledged is told; the writer would only look for its server, seconds long.
            Thread.sleep(forTimeInterval: 0.1)
        }
        kill(process.processIdentifier, SIGKILL)
        told += (try reading.readToEnd()) ?? Data()
        process.waitUntilExit()
        try server?.run("start")
        let text = String(decoding: told, as: UTF8.self)
        // The last line may have been cut off by the kill: then it was not told.
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { Acknowledged($0) }
    }
}

/// Stops and starts a server of databases.
private struct ServerControl {
    let command: String

    func run(_ arguments: String...) throws {
        let line = ([command] + arguments).joined(separator: " ")
        // Not by `Process`, which waits until nobody has its descriptors any more: a server that was started has them.
        try check(system("cd / && \(line) >/dev/null 2>&1") == 0, "'\(line)' failed")
    }
}

/// The writer that is killed: tells of each change once the store has acknowledged it.
struct KillChild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @OptionGroup var options: CheckOptions
    @Option var cycle = 1

    static func customer(_ cycle: Int) -> CustomerID { CustomerID("k\(cycle)") }

    func run() async throws {
        let opened = try await options.store.open()
        let desk = try await opened.desk(
            try CheckProcess.library(CheckProcess.ring), options: DeskOptions(announcing: [.moved]))
        try await desk.register(Customer(id: Self.customer(cycle)), by: CheckProcess.anna)
        let cycle = cycle
        let seed = options.seed ?? 1
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<16 {
                    group.addTask { try await Self.write(on: desk, cycle, writer, seed) }
                }
                try await group.waitForAll()
            }
        } catch DeskError.uncertain, DeskError.store {
            // Its server was stopped: what it has told is told.
        }
    }

    /// Writes until it is killed.
    private static func write(on desk: DealDesk, _ cycle: Int, _ writer: Int, _ seed: UInt64) async throws {
        var random = Seeded(seed &+ UInt64(writer))
        for number in 0... {
            let id = DealID("k\(cycle)-\(writer)-\(number)")
            tell(id, try await desk.open(NewDeal(id, for: customer(cycle)), by: CheckProcess.anna).get())
            for step in 0..<Int.random(in: 1...40, using: &random) {
                let stage = try await desk.deal(id).visit?.stage
                let next: StageID = stage == "a" ? "b" : stage == "b" ? "c" : "a"
                switch Int.random(in: 0..<5, using: &random) {
                case 0:
                    let key = CommandKey("\(id)-\(step)")
                    let fact = FactChange.set(FactPath(.deal, "need"), .text(key.text))
                    tell(id, try await desk.supply(fact, to: id, by: CheckProcess.anna, key: key).get(), key)
                case 1:
                    _ = try await desk.record(
                        Interaction(channel: "phone", .in, at: .now), on: id, by: CheckProcess.anna)
                default:
                    let moved = try await desk.move(id, to: next, by: CheckProcess.anna, because: "on").get()
                    tell(id, moved.change)
                }
            }
        }
    }

    /// In one call, so that lines of several writers do not mix; and unbuffered, so that what was told is told.
    private static func tell(_ deal: DealID, _ change: DealChange, _ key: CommandKey? = nil) {
        guard let head = change.head else { return }
        let line = "\(deal) \(head.sequence) \(head.hash)" + (key.map { " \($0)" } ?? "") + "\n"
        FileHandle.standardOutput.write(Data(line.utf8))
    }
}

extension Instant {
    fileprivate static var now: Instant { SystemDealClock().now() }
}
