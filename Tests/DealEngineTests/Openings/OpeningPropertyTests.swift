import DealEngine
import DealModel
import DealProcess
import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Openings on random facts", .tags(.gates, .random))
struct OpeningPropertyTests {
    /// Facts by chance under a shipped process.
    struct RandomFacts {
        private var random: SeededRandom

        init(seed: Int) { random = SeededRandom(seed: UInt64(seed)) }

        mutating func value(of type: FactType, values: [String]?) -> FactValue? {
            if random.chance(3) { return nil }
            switch type {
            case .string: return .text(values.map { $0[random.below($0.count)] } ?? "word")
            case .int: return .int(Int64(random.below(120)))
            case .number, .percent:
                return .number(ExactDecimal(coefficient: Int64(random.below(60)), scale: 2) ?? .zero)
            case .money: return .money(Money(random.below(200_000), "EUR"))
            case .bool: return .bool(random.chance(2))
            case .date: return .date(CivilDate(daysSinceEpoch: Int32(20_000 + random.below(600))))
            case .timestamp:
                return .timestamp(Instant(microseconds: monday.microseconds - Int64(random.below(1 << 40))))
            case .list: return nil
            }
        }

        mutating func facts(under process: SalesProcess) -> Facts {
            let stage = process.stages.isEmpty ? "none" : process.stages[random.below(process.stages.count)].id
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
        var random = RandomFacts(seed: seed)
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
        var random = RandomFacts(seed: 1_000 + seed)
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
