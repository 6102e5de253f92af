import CEL
import DealModel
import ExactValues

/// What conditions of a process may read, by the place they stand in (FORMAT §6).
enum ConditionSchema {
    static func make(_ facts: FactSchema, at place: ConditionPlace) -> CELSchema<ConditionScope> {
        let standard = facts.control == .none ? StandardSchema.plain : StandardSchema.staged
        var schema = place.seesLists ? standard.whole : standard.scalars
        for root in StandardSchema.roots {
            guard let fields = facts.layouts[root]?.fields, !fields.isEmpty else { continue }
            schema.group(root.rawValue, standard.group(root, adding: fields.map(\.declaration), in: facts.layouts))
        }
        if place.seesActor { schema.group("actor", actor) }
        addConstants(to: &schema, facts)
        if place.seesAnswer {
            schema.field("answer", type: .map(.string, .dyn)) { .value($0.celAnswer) }
        }
        return schema
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
