import CEL
import DealModel

/// Cuts a condition at `&&`, `||`, `!`, `?:`, `==` of two conditions, and `exists` and `all` over a list; what remains are
/// atoms (SEMANTICS 3.3).
struct ConditionTranslator {
    var builder: GateBuilder
    /// The elements that enclosing macros stand at, from the outermost.
    private var locals: [CELValue] = []

    init(_ builder: GateBuilder) { self.builder = builder }

    mutating func translated(_ node: CheckedNode) -> GateDraft {
        switch node.kind {
        case .and(let terms): return .and(terms.map { translated($0) })
        case .or(let terms): return .or(terms.map { translated($0) })
        case .not(let operand): return .not(translated(operand))
        case .conditional(let parts):
            return .conditional(
                translated(parts.condition), translated(parts.whenTrue), translated(parts.whenFalse))
        case .call(let call): return equality(call) ?? atom(node)
        case .comprehension(let macro): return unrolled(macro) ?? atom(node)
        default: return atom(node)
        }
    }

    /// `==` or `!=` of two conditions.
    private mutating func equality(_ call: CheckedCall) -> GateDraft? {
        guard call.function == "==" || call.function == "!=", call.arguments.count == 2,
            call.arguments.allSatisfy({ $0.type == .bool })
        else { return nil }
        let left = translated(call.arguments[0])
        let right = translated(call.arguments[1])
        let equal = GateDraft.or([.and([left, right]), .and([.not(left), .not(right)])])
        return call.function == "==" ? equal : .not(equal)
    }

    private mutating func atom(_ node: CheckedNode) -> GateDraft {
        var reader = AtomReader(builder, locals: locals)
        let draft = reader.draft(of: node)
        builder = reader.builder
        return draft
    }
}

// MARK: - Lists of the engine

extension ConditionTranslator {
    /// `exists` and `all` over a list that is known: one condition for each element, and for `exists` one more for what
    /// could be added.
    private mutating func unrolled(_ macro: CheckedComprehension) -> GateDraft? {
        guard macro.macro == .exists || macro.macro == .all, macro.variables.count == 1, macro.slot == locals.count,
            let predicate = macro.predicate, let list = macro.range.engineList,
            let elements = builder.context.elements(list)
        else { return nil }
        var parts = conditions(predicate, on: elements)
        guard macro.macro == .exists else { return .and(parts) }
        if let addition = addition(to: list, macro, predicate) { parts.append(addition) }
        return .or(parts)
    }

    /// What the predicate asks of each element that is there: a constant where nothing in it can change.
    private mutating func conditions(_ predicate: CheckedNode, on elements: [CELValue]) -> [GateDraft] {
        let references = AtomReader(builder, locals: locals).references(in: predicate)
        let isSettled = references.keys.isEmpty && references.lists.isEmpty
        var truths: [GateDraft] = []
        for element in elements {
            locals.append(element)
            defer { locals.removeLast() }
            let settled = isSettled ? AtomReader(builder, locals: locals).truth(of: predicate) : nil
            truths.append(isSettled ? .constant(settled) : translated(predicate))
        }
        return truths
    }

    private mutating func addition(
        to list: FactRoot, _ macro: CheckedComprehension, _ predicate: CheckedNode
    ) -> GateDraft? {
        guard locals.isEmpty, let element = ElementSolver(list, macro, builder.context).element else { return nil }
        let key = OpeningKey.addition(list, predicate: canonicalText(predicate))
        builder.elements[key] = element
        let test = builder.addition(key, atLeast: 1)
        // What else the predicate reads is held where it is, so adding is one way of several.
        guard AtomReader(builder, locals: []).references(in: predicate).keys.isEmpty else {
            return .joined(JoinedDraft(text: key.text, truth: false, tests: [test], isTogether: false))
        }
        return .test(test)
    }
}

extension GateBuilder {
    /// That at least so many elements are added.
    mutating func addition(_ key: OpeningKey, atLeast least: Int) -> KeyTest {
        addition(key, sizes: [least]) { $0 >= least }
    }

    /// That a number of elements to add is right.
    ///
    /// - Parameter sizes: Numbers that the condition tells apart.
    mutating func addition(_ key: OpeningKey, sizes: [Int], isRight: @escaping (Int) -> Bool?) -> KeyTest {
        let isAskers = context.isAskers(key)
        let index = index(of: key) {
            KeyDraft(key, .count, present: .int(0), isNeverAbsent: true, isAskers: isAskers)
        }
        for size in sizes { drafts[index].add(size: size) }
        let number = drafts[index].add { value in
            if case .int(let count)? = value { isRight(Int(count)) } else { nil }
        }
        return KeyTest(key: index, number: number)
    }
}

extension CheckedNode {
    /// The engine's list that the node is, `interactions` and its like.
    var engineList: FactRoot? {
        guard case .variable(let name) = kind, let root = FactRoot(rawValue: name), root.isList else { return nil }
        return root
    }
}
