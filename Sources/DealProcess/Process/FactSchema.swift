package import DealModel
package import ExactValues

/// The facts that one process knows: the built-in ones and its own fields, each with type, title and slot.
package final class FactSchema: Sendable {
    /// The slots of deals, terms and customers under this process.
    package let layouts: FactLayouts
    /// Of plain numbers beside money; nil when the process names none.
    package let currency: Currency?
    package let constants: [(declaration: FactDeclaration, value: FactValue)]
    /// What new deals are said to be under, and `process.version`.
    package let version: ProcessVersion
    package let control: ProcessControl

    init(_ definition: ProcessDefinition) {
        layouts = FactLayouts(fields: definition.fields.map(\.declaration))
        currency = definition.currency?.value
        constants = definition.constants.map { constant in
            (FactDeclaration(FactPath(.constants, constant.name.value), constant.type), constant.value)
        }
        version = ProcessVersion(definition.id.value, definition.version.value)
        control = definition.control.value
    }

    /// What is known of a fact; of a list by its root alone. Nil for a name that is no fact here.
    package func declaration(of path: FactPath) -> FactDeclaration? {
        switch path.root {
        case .constants: constants.first { $0.declaration.path == path }?.declaration
        case .answer: nil
        default: layouts.declaration(of: path)
        }
    }

    /// Whether the deal, its terms or its customer has a field of this name and type; a percent is a number to Swift.
    package func declares(_ name: String, as type: FactType) -> Bool {
        [FactRoot.deal, .terms, .customer].contains { root in
            guard let own = declaration(of: FactPath(root, name))?.type else { return false }
            return own == type || own == .percent && type == .number
        }
    }

    /// The constant of this name.
    package func constant(_ name: String) -> FactValue? {
        constants.first { $0.declaration.path.name == name }?.value
    }

    /// The facts of a root in the order of their documentation, then the process's fields.
    package func declarations(of root: FactRoot) -> [FactDeclaration] {
        let builtIn = BuiltInFacts.declarations(of: root).map { fact in
            layouts[root]?.entry(named: fact.path.name)?.declaration ?? fact
        }
        let fields = layouts[root].map { $0.fields.map(\.declaration) } ?? []
        return (builtIn + fields).filter { control != .none || !$0.needsStages }
    }
}

extension FieldDefinition {
    var declaration: FactDeclaration {
        FactDeclaration(
            path, factType, title: LocalizedText(title, else: name.value),
            values: values?.map(\.value))
    }
}

extension LocalizedText {
    /// A title of the process file; what has none is called by its id.
    init(_ source: TextDefinition?, else name: String) {
        self = source?.localized ?? LocalizedText(name)
    }
}
