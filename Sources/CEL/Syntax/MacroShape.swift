/// How a macro is written: `range.name(variables, predicate, transform)`, some parts of which it lacks.
struct MacroShape {
    let macro: CELMacro
    let variables: Int
    let hasPredicate: Bool
    let hasTransform: Bool

    static let names = CELMacro.allCases.filter { $0 != .bind }.map(\.rawValue) + ["existsOne"]

    /// How a macro of that name is written; `nil` when there is none.
    static func usage(of name: String) -> String? {
        guard let macro = name == "existsOne" ? .existsOne : CELMacro(rawValue: name) else { return nil }
        switch macro {
        case .all, .exists, .existsOne: return "write list.\(name)(x, condition) or list.\(name)(i, x, condition)"
        case .filter: return "write list.filter(x, condition)"
        case .map: return "write list.map(x, result) or list.map(x, condition, result)"
        case .sortBy: return "write list.sortBy(x, key)"
        case .optMap, .optFlatMap: return "write optional.\(name)(x, result)"
        case .transformList, .transformMap, .transformMapEntry:
            return "write list.\(name)(i, x, result) or list.\(name)(i, x, condition, result)"
        case .bind: return nil
        }
    }

    /// The shape of a call of that name with that many arguments; `nil` when it is no macro.
    init?(_ name: String, arguments count: Int) {
        guard let macro = name == "existsOne" ? CELMacro.existsOne : CELMacro(rawValue: name) else { return nil }
        let shapes: [Int: (variables: Int, hasPredicate: Bool, hasTransform: Bool)]
        switch macro {
        case .all, .exists, .existsOne: shapes = [2: (1, true, false), 3: (2, true, false)]
        case .filter: shapes = [2: (1, true, false)]
        case .map: shapes = [2: (1, false, true), 3: (1, true, true)]
        case .sortBy, .optMap, .optFlatMap: shapes = [2: (1, false, true)]
        case .transformList, .transformMap, .transformMapEntry: shapes = [3: (2, false, true), 4: (2, true, true)]
        case .bind: shapes = [:]
        }
        guard let shape = shapes[count] else { return nil }
        self.macro = macro
        (variables, hasPredicate, hasTransform) = shape
    }
}
