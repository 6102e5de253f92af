import CEL
import DealModel
import ExactValues

/// What conditions of a process may read, by the place they stand in (FORMAT §6).
enum ConditionSchema {
    static func make(_ facts: FactSchema, at place: ConditionPlace) -> CELSchema<ConditionScope> {
        CELSchema("condition") { schema in
            schema.record("deal", scalars(.deal, facts)) { $0 }
            schema.record("customer", scalars(.customer, facts)) { $0 }
            schema.record("terms", scalars(.terms, facts)) { $0 }
            if place.seesLists { ListSchemas(facts: facts).add(to: &schema) }
            if place.seesActor { schema.record("actor", actor) { $0 } }
            schema.field("now") { $0.now }
            schema.field("today") { CivilDate($0.now, in: FixedZone.utc) }
            addConstants(to: &schema, facts)
            if place.seesAnswer {
                schema.field("answer", type: .map(.string, .dyn)) { .value($0.celAnswer) }
            }
        }
    }

    /// `deal`, `customer` or `terms`: each fact read from its slot, as its own type.
    private static func scalars(_ root: FactRoot, _ facts: FactSchema) -> CELSchema<ConditionScope> {
        CELSchema(root.rawValue) { schema in
            for fact in facts.declarations(of: root) {
                guard let location = facts.layouts.location(of: fact.path) else { continue }
                schema.field(fact.path.name, reader: .reading(fact, at: location), type: CELType(fact.type))
            }
        }
    }

    private static let actor = CELSchema<ConditionScope>("actor") { schema in
        schema.field("id") { $0.actor?.id.text }
        schema.field("roles") { $0.actor?.roles.map(\.text) }
    }

    private static func addConstants(to schema: inout CELSchema<ConditionScope>, _ facts: FactSchema) {
        schema.constant("process.id", facts.version.id.text)
        schema.constant("process.version", facts.version.number)
        schema.constant("process.control", facts.control.rawValue)
        if let currency = facts.currency { schema.constant("process.currency", currency.code) }
        for (declaration, value) in facts.constants {
            schema.constant(declaration.path.text, CELValue(value), type: CELType(declaration.type))
        }
    }
}
