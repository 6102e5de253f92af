import CEL
import DealModel

/// The lists of FORMAT §6: records of the model, read where they lie.
struct ListSchemas {
    let hasStages: Bool

    func add(to schema: inout CELSchema<ConditionScope>) {
        schema.presentList("documents", of: elements(.documents, Document.self)) {
            $0.loaded(.documents, $0.facts.documents)
        }
        schema.presentList("tasks", of: elements(.tasks, DealTask.self)) { $0.loaded(.tasks, $0.tasks) }
        schema.presentList("interactions", of: elements(.interactions, Interaction.self)) {
            $0.loaded(.interactions, $0.facts.interactions)
        }
        schema.presentList("people", of: elements(.people, Person.self)) {
            $0.loaded([.customer, .people], $0.facts.people)
        }
        schema.presentList("claims", of: elements(.claims, Claim.self)) {
            $0.loaded([.customer, .claims], $0.facts.claims)
        }
    }

    private func elements<Record: FactRecord>(_ root: FactRoot, _ type: Record.Type) -> CELSchema<Record> {
        CELSchema(root.elementName) { schema in
            for fact in BuiltInFacts.declarations(of: root) where hasStages || !fact.needsStages {
                schema.field(fact.path.name, reader: Self.reader(of: fact), type: CELType(fact.type))
            }
        }
    }

    /// Texts and bools without wrapping, since conditions over lists ask for hardly anything else.
    private static func reader<Record: FactRecord>(of fact: FactDeclaration) -> CELReader<Record> {
        let name = fact.path.name
        switch fact.type {
        case .string:
            return .text { if case .text(let text)? = $0.value(of: name) { .value(text) } else { .absent } }
        case .bool:
            return .bool { if case .bool(let bool)? = $0.value(of: name) { .value(bool) } else { .absent } }
        default:
            return .value { CELReading($0.value(of: name).map { CELValue($0) }) }
        }
    }
}

extension ConditionScope {
    fileprivate func loaded<Element>(_ needs: FactNeeds, _ elements: [Element]) -> CELPresence<[Element]> {
        facts.loaded.isSuperset(of: needs) ? .value(elements) : .withheld
    }
}

extension FactRoot {
    /// What messages call one element of the list.
    var elementName: String {
        switch self {
        case .documents: "document"
        case .tasks: "task"
        case .interactions: "interaction"
        case .people: "person"
        case .claims: "claim"
        default: rawValue
        }
    }
}
