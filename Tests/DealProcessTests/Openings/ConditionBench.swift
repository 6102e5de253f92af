import CEL
import DealModel
import ExactValues

@testable import DealProcess

/// Facts to look for openings on, without an engine: the built-in ones by path, and a list of interactions.
struct PresentFacts: Sendable {
    var facts: [String: FactValue] = [:]
    var interactions: [[String: FactValue]] = []
    var now = Instant(microseconds: 1_772_442_000_000_000)  // 2026-03-02T09:00:00Z

    init(_ facts: [String: FactValue] = [:], interactions: [[String: FactValue]] = []) {
        self.facts = facts
        self.interactions = interactions
    }
}

extension PresentFacts {
    static let schema = CELSchema<PresentFacts>("condition") { schema in
        for root in [FactRoot.deal, .customer, .terms] {
            let record = CELSchema<PresentFacts>(root.rawValue) { record in
                for declaration in BuiltInFacts.declarations(of: root) + fields.filter({ $0.path.root == root }) {
                    record.field(declaration.path.name, type: celType(declaration.type)) { facts in
                        CELPresence(facts.reading(declaration)?.literal)
                    }
                }
            }
            schema.record(root.rawValue, record) { $0 }
        }
        schema.list("interactions", of: interaction) { $0.interactions }
        schema.field("now") { $0.now }
        schema.field("today") { CivilDate($0.now, in: FixedZone.utc) }
        schema.constant("constants.max", ExactDecimal("0.15") ?? .zero)
    }

    /// What a process might declare.
    static let fields: [FactDeclaration] = [
        FactDeclaration(FactPath(.deal, "budget"), .bool), FactDeclaration(FactPath(.deal, "approved"), .bool),
        FactDeclaration(FactPath(.deal, "priority"), .string, values: ["low", "high"]),
        FactDeclaration(FactPath(.deal, "score"), .number), FactDeclaration(FactPath(.deal, "start"), .date),
    ]

    private static let interaction = CELSchema<[String: FactValue]>("interaction") { schema in
        for declaration in BuiltInFacts.declarations(of: .interactions) {
            schema.field(declaration.path.name, type: celType(declaration.type)) { row in
                CELPresence(row[declaration.path.name]?.literal)
            }
        }
    }

    private static func celType(_ type: FactType) -> CELType {
        switch type {
        case .string: .string
        case .int: .int
        case .number, .percent: .number
        case .money: .money
        case .bool: .bool
        case .date: .date
        case .timestamp: .timestamp
        case .list(let element): .list(celType(element))
        }
    }

    func reading(_ declaration: FactDeclaration) -> FactValue? {
        facts[declaration.path.text] ?? declaration.defaultValue
    }

    static func declaration(_ path: FactPath) -> FactDeclaration? {
        fields.first { $0.path == path } ?? BuiltInFacts.declaration(of: path)
    }
}

/// Conditions of one gate, checked, with the context in which openings are looked for.
struct ConditionBench {
    let programs: [CELProgram<PresentFacts, Bool>]
    let present: PresentFacts
    /// Paths that nobody may be asked for.
    var unasked: Set<String> = []

    init(_ conditions: [String], on present: PresentFacts = PresentFacts()) throws {
        let options = CELOptions(exact: true, absent: .unknown, currency: Currency("EUR"))
        programs = try conditions.map { try CELProgram($0, over: PresentFacts.schema, options: options) }
        self.present = present
    }

    private func context(_ program: CELProgram<PresentFacts, Bool>?, isFree: Bool) -> OpeningContext {
        OpeningContext(
            fact: { path in
                guard let declaration = PresentFacts.declaration(path), isFree || !declaration.isKept,
                    !path.root.isList, !unasked.contains(path.text)
                else { return nil }
                return OpeningContext.Fact(declaration, present: isFree ? nil : present.facts[path.text])
            },
            element: { list, field in
                BuiltInFacts.declaration(of: FactPath(list, field)).map { declaration in
                    OpeningContext.Fact(declaration, present: field == "at" ? .timestamp(present.now) : nil)
                }
            },
            elements: { list in
                guard !isFree, list == .interactions,
                    case .value(.list(let elements))? = PresentFacts.schema.read("interactions", of: present)
                else { return nil }
                return elements.values
            },
            evaluate: { node, locals in
                program?.evaluate(node, on: present, locals: locals) ?? .value(.bool(false))
            },
            now: isFree ? Instant(microseconds: 0) : present.now, currency: Currency("EUR"), isFree: isFree)
    }

    func gate(isFree: Bool = false) -> TranslatedGate {
        // Every program evaluates its own nodes, and the functions are the same, so the first one's context will do.
        var builder = GateBuilder(context(programs.first, isFree: isFree))
        for program in programs {
            let part = builder.condition(program.checked.root)
            builder.require(part)
        }
        return builder.finished()
    }

    /// Every smallest set, each change as `key wanted [witness]`.
    func openings() -> [[String]] {
        let gate = gate()
        return all(OpeningSearch(gate.problem)).map { set in set.changes.map { describe($0, gate) } }
    }

    var completeness: Completeness {
        let gate = gate()
        var findings = OpeningSearch(gate.problem).findings
        findings.add(gate.findings)
        return findings.completeness
    }

    private func describe(_ change: WantedChange, _ gate: TranslatedGate) -> String {
        let wanted = gate.wanted(change)
        return "\(change.key) \(wanted.values.plain) [\(wanted.witness.map(\.description) ?? "–")]"
    }

    var free: FreeGate {
        let gate = gate(isFree: true)
        return FreeGate(.and(gate.problem.items), domains: gate.problem.domains)
    }
}

extension WantedValues {
    /// As a test writes it.
    var plain: String {
        switch self {
        case .any: "any"
        case .oneOf(let values): "= " + values.map(\.description).joined(separator: "|")
        case .noneOf(let values): "≠ " + values.map(\.description).joined(separator: "|")
        case .atMost(let value): "<= \(value)"
        case .below(let value): "< \(value)"
        case .atLeast(let value): ">= \(value)"
        case .above(let value): "> \(value)"
        case .between(let low, let high, let first, let second):
            "\(first ? "[" : "(")\(low), \(high)\(second ? "]" : ")")"
        case .suchAs(let value): "such as \(value)"
        case .absent: "absent"
        case .added(let count): "+\(count)"
        }
    }
}

/// A sum as tests write it.
func eur(_ text: String) -> FactValue { Money("\(text) EUR").map(FactValue.money) ?? .bool(false) }
func number(_ text: String) -> FactValue { ExactDecimal(text).map(FactValue.number) ?? .bool(false) }
