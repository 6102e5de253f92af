package import DealModel
import ExactValues

/// The facts a process file may name: the built-in ones, its own fields and its constants.
package struct FactCatalog: Sendable {
    private var own: [FactPath: FactDeclaration] = [:]
    private let hasStages: Bool

    /// What is known of a path.
    package enum Finding: Sendable {
        case known(FactDeclaration)
        /// Only a process with stages has it.
        case needsStages
        /// Said by a plugin: which names there are is known when the desk opens.
        case answer
        case unknown
    }

    package init(_ definition: ProcessDefinition) {
        hasStages = definition.control.value != .none
        for field in definition.fields { declare(field) }
        for constant in definition.constants {
            let path = FactPath(.constants, constant.name.value)
            own[path] = FactDeclaration(path, constant.type)
        }
    }

    private mutating func declare(_ field: FieldDefinition) {
        let builtIn = Self.builtIn[field.path]
        own[field.path] = FactDeclaration(
            field.path, field.factType, title: field.title?.localized ?? builtIn?.title,
            values: field.values?.map(\.value))
    }

    private static let builtIn: [FactPath: FactDeclaration] = {
        var facts: [FactPath: FactDeclaration] = [:]
        for root in FactRoot.allCases {
            for fact in BuiltInFacts.declarations(of: root) { facts[fact.path] = fact }
        }
        return facts
    }()

    package func declaration(of path: FactPath) -> FactDeclaration? {
        if case .known(let declaration) = find(path) { declaration } else { nil }
    }

    package func find(_ path: FactPath) -> Finding {
        if path.root == .answer { return .answer }
        guard let declaration = own[path] ?? Self.builtIn[path] else { return .unknown }
        return declaration.needsStages && !hasStages ? .needsStages : .known(declaration)
    }

    /// The facts of a root, in the order of their names.
    package func names(of root: FactRoot) -> [String] {
        let paths = Self.builtIn.keys.filter { $0.root == root } + own.keys.filter { $0.root == root }
        return Set(paths.map(\.name)).subtracting([""]).sorted()
    }

    /// How many names a search for a near one looks at.
    var searchCost: Int { Self.builtIn.count + own.count }

    /// The path that was probably meant: the same root with a name like it, else the same name under another root.
    func nearest(to path: FactPath) -> FactPath? {
        if let name = ExactValues.nearest(to: path.name, among: names(of: path.root)) {
            return FactPath(path.root, name)
        }
        for root in [FactRoot.deal, .customer, .terms, .constants] where root != path.root {
            if names(of: root).contains(path.name) { return FactPath(root, path.name) }
        }
        return nil
    }
}
