import DealEngine
import DealModel
import DealProcess
import ExactValues
import Testing

@Suite("Openings on random facts")
struct OpeningPropertyTests {
    /// Facts by chance under a shipped process.
    struct RandomFacts {
        var seed: UInt64

        mutating func below(_ bound: UInt64) -> UInt64 {
            // Knuth's linear congruential generator, its upper bits.
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (seed >> 33) % bound
        }

        mutating func value(of type: FactType, values: [String]?) -> FactValue? {
            if below(3) == 0 { return nil }
            switch type {
            case .string: return .text(values.map { $0[Int(below(UInt64($0.count)))] } ?? "word")
            case .int: return .int(Int64(below(120)))
            case .number, .percent: return .number(ExactDecimal(coefficient: Int64(below(60)), scale: 2) ?? .zero)
            case .money: return .money(Money(Int(below(200_000)), "EUR"))
            case .bool: return .bool(below(2) == 0)
            case .date: return .date(CivilDate(daysSinceEpoch: Int32(20_000 + below(600))))
            case .timestamp: return .timestamp(Instant(microseconds: monday.microseconds - Int64(below(1 << 40))))
            case .list: return nil
            }
        }

        mutating func facts(under process: SalesProcess) -> Facts {
            let stage = process.stages.isEmpty ? "none" : process.stages[Int(below(UInt64(process.stages.count)))].id
            var facts = OpeningFixture.facts(under: process, at: stage)
            for root in [FactRoot.deal, .terms, .customer] {
                for fact in process.core.facts.declarations(of: root) where !fact.isKept {
                    let value = value(of: fact.type, values: fact.values)
                    facts.set(value, at: fact.path, in: process.core.facts.layouts)
                }
            }
            return facts
        }
    }

    static let processes = [
        Shipped.typicalSale, Shipped.manualSale, Shipped.longProject, OpeningFixture.process,
    ].compactMap { try? $0.get() }

    @Test("there are four processes to try")
    func processesAreThere() { #expect(Self.processes.count == 4) }

    private static func commands(of process: SalesProcess) -> [DealCommand.Action] {
        process.stages.map { .move(to: $0.id) } + process.outcomes.map { .close(as: $0) }
    }

    @Test("SEMANTICS 3.6: every opening really opens, none of its changes can be left out", arguments: 0..<4, 1...12)
    func promises(number: Int, seed: Int) throws {
        let process = Self.processes[number]
        var random = RandomFacts(seed: UInt64(seed) &* 0x9E37_79B9)
        for _ in 0..<3 {
            let facts = random.facts(under: process)
            for action in Self.commands(of: process) {
                try OpeningPromise(DealCommand(action, by: anna, because: "by chance"), on: facts, under: process)
                    .check()
            }
        }
    }

    @Test(
        "SEMANTICS 3.9: if clearing a fact closes an open gate, that fact alone is among the smallest sets",
        arguments: 1...60)
    func clearing(seed: Int) throws {
        var random = RandomFacts(seed: UInt64(seed) &* 0x51_7CC1)
        for process in Self.processes {
            let facts = random.facts(under: process)
            for action in Self.commands(of: process) {
                let command = DealCommand(action, by: hugo, because: "by chance")
                guard decide(command, on: facts, under: process, at: monday).acceptance != nil else { continue }
                for root in [FactRoot.deal, .terms, .customer] {
                    for fact in process.core.facts.declarations(of: root) where !fact.isKept && !fact.type.isList {
                        var cleared = facts
                        cleared.set(nil, at: fact.path, in: process.core.facts.layouts)
                        let refusal = decide(command, on: cleared, under: process, at: monday).refusal
                        guard let refusal, case .gateClosed = refusal.kind else { continue }
                        #expect(
                            refusal.openings.contains { $0.changes.map(\.key) == [.fact(fact.path)] },
                            "\(process.id) \(action) without \(fact.path): \(refusal.openingTexts)")
                    }
                }
            }
        }
    }
}
