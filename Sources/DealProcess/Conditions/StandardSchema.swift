import CEL
import DealModel
import ExactValues

/// What conditions read in every process: made once and shared, since a process adds but a few fields to it.
struct StandardSchema: Sendable {
    /// `deal`, `customer`, `terms`, `now` and `today`.
    let scalars: CELSchema<ConditionScope>
    /// With the lists.
    let whole: CELSchema<ConditionScope>
    private let groups: [FactRoot: CELSchema<ConditionScope>]

    /// With the facts of a stage, and without.
    static let staged = StandardSchema(hasStages: true)
    static let plain = StandardSchema(hasStages: false)

    /// The roots to which a process may add fields.
    static let roots: [FactRoot] = [.deal, .customer, .terms]

    private init(hasStages: Bool) {
        var groups: [FactRoot: CELSchema<ConditionScope>] = [:]
        for root in Self.roots {
            let facts = BuiltInFacts.declarations(of: root).filter { hasStages || !$0.needsStages }
            groups[root] = CELSchema(root.rawValue) { Self.add(facts, in: .plain, to: &$0) }
        }
        let scalars = CELSchema<ConditionScope>("condition") { schema in
            for root in Self.roots {
                if let group = groups[root] { schema.group(root.rawValue, group) }
            }
            schema.field("now") { $0.now }
            schema.field("today") { CivilDate($0.now, in: FixedZone.utc) }
        }
        self.groups = groups
        self.scalars = scalars
        var whole = scalars
        ListSchemas(hasStages: hasStages).add(to: &whole)
        self.whole = whole
    }

    /// The facts of a root with those that a process adds; built-in facts have the same slots everywhere.
    func group(
        _ root: FactRoot, adding facts: [FactDeclaration], in layouts: FactLayouts
    ) -> CELSchema<ConditionScope> {
        var group = groups[root] ?? CELSchema(root.rawValue) { _ in }
        Self.add(facts, in: layouts, to: &group)
        return group
    }

    /// Each fact read from its slot, as its own type.
    private static func add(
        _ facts: [FactDeclaration], in layouts: FactLayouts, to schema: inout CELSchema<ConditionScope>
    ) {
        for fact in facts {
            guard let location = layouts.location(of: fact.path) else { continue }
            schema.field(fact.path.name, reader: .reading(fact, at: location), type: CELType(fact.type))
        }
    }
}
