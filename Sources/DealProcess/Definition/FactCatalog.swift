import DealModel

/// The facts a process file may name: the built-in ones, its own fields and its constants.
package struct FactCatalog: Sendable {
    private var facts: [FactPath: FactDeclaration] = [:]
    private let constants: Set<String>
    private let hasStages: Bool

    package init(_ definition: ProcessDefinition) {
        hasStages = definition.control.value != .none
        constants = Set(definition.constants.map(\.name.value))
        for fact in BuiltInFacts.deal + BuiltInFacts.customer + BuiltInFacts.terms { facts[fact.path] = fact }
    }
}
