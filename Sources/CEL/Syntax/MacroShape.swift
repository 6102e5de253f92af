/// How a macro is written: `range.name(variables, predicate, transform)`, some parts of which it lacks.
struct MacroShape {
    let macro: CELMacro
    let variables: Int
    let hasPredicate: Bool
    let hasTransform: Bool

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
