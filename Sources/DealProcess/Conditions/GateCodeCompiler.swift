import CEL
import DealModel
import ExactValues

/// Recognises the usual shapes of conditions.
struct GateCodeCompiler {
    private let facts: FactSchema
    private var steps: [GateStep] = []
    private var texts: [TextKey] = []

    /// The table of a condition; nil when any part of it has no usual shape.
    static func compile(_ root: CheckedNode, facts: FactSchema) -> GateCode? {
        var compiler = GateCodeCompiler(facts: facts)
        guard compiler.add(root) else { return nil }
        return GateCode(steps: compiler.steps, texts: compiler.texts)
    }

    private init(facts: FactSchema) { self.facts = facts }

    /// - Parameter isNegated: Whether the condition asks that the node is false. By De Morgan's laws, which hold of
    ///   unknown and of errors too, a negated group is the other group of negated members.
    private mutating func add(_ node: CheckedNode, isNegated: Bool = false) -> Bool {
        switch node.kind {
        case .and(let members): addGroup(isNegated ? .any : .all, members, isNegated)
        case .or(let members): addGroup(isNegated ? .all : .any, members, isNegated)
        case .not(let inner): add(inner, isNegated: !isNegated)
        case .select(let select): addSelect(select, isNegated)
        case .call(let call): addCall(call, isNegated)
        default: false
        }
    }

    private mutating func addGroup(
        _ operation: GateStep.Operation, _ members: [CheckedNode], _ isNegated: Bool
    ) -> Bool {
        let place = steps.count
        steps.append(GateStep(operation))
        for member in members {
            guard add(member, isNegated: isNegated) else { return false }
        }
        steps[place].index = Int32(clamping: steps.count)
        return true
    }

    /// `has(x.y)`, or a bool by itself.
    private mutating func addSelect(_ select: CheckedSelect, _ isNegated: Bool) -> Bool {
        guard let fact = fact(select) else { return false }
        switch select.form {
        case .test where fact.slot.kind != .list && fact.declaration.defaultValue == nil:
            steps.append(GateStep(isNegated ? .absent : .present, fact.frame, fact.slot))
        case .value where fact.slot.kind == .bool:
            var step = GateStep(.flag, fact.frame, fact.slot)
            step.meta = FactFrame.meta(of: !isNegated)
            if case .bool(let standard)? = fact.declaration.defaultValue { step.opensAbsent = standard != isNegated }
            steps.append(step)
        default: return false
        }
        return true
    }

    private mutating func addCall(_ call: CheckedCall, _ isNegated: Bool) -> Bool {
        guard call.arguments.count == 2 else { return false }
        let (left, right) = (call.arguments[0], call.arguments[1])
        if call.function == "in" { return addMembership(left, right, isNegated) }
        guard let asked = Relation(call.function) else { return false }
        let relation = isNegated ? asked.inverse : asked
        if let first = fact(left), let second = fact(right) { return addPair(first, relation, second) }
        if let fact = fact(left), let constant = constant(right) { return addComparison(fact, relation, constant) }
        if let fact = fact(right), let constant = constant(left) {
            return addComparison(fact, relation.mirrored, constant)
        }
        return false
    }

    private mutating func addComparison(_ fact: Fact, _ relation: Relation, _ constant: CELValue) -> Bool {
        let standard = fact.declaration.defaultValue
        switch (fact.slot.kind, constant) {
        case (.int, .int(let value)):
            var opensAbsent = false
            if case .int(let own)? = standard { opensAbsent = relation.holds(own, value) }
            return add(fact, relation, FactFrame.meta, value, opensAbsent)
        case (.number, .number(let value)):
            var opensAbsent = false
            if case .number(let own)? = standard { opensAbsent = relation.holds(own, value) }
            return add(fact, relation, FactFrame.meta(of: value), value.coefficient, opensAbsent)
        case (.money, .money(let value)) where standard == nil: return add(fact, relation, value)
        // Of the process's currency; another one in the fact is an error.
        case (.money, .number(let amount)) where standard == nil:
            return facts.currency.map { add(fact, relation, Money(amount, $0)) } ?? false
        case (.money, .int(let amount)) where standard == nil:
            return facts.currency.map { add(fact, relation, Money(ExactDecimal(amount), $0)) } ?? false
        case (.text, .string(let text)) where (relation == .equal || relation == .unequal) && !text.isEmpty:
            return add(fact, relation, among: [text])
        default: return false
        }
    }

    private mutating func add(_ fact: Fact, _ relation: Relation, _ money: Money) -> Bool {
        add(fact, relation, FactFrame.meta(of: money), money.amount.coefficient, false)
    }

    private mutating func add(
        _ fact: Fact, _ relation: Relation, _ meta: UInt16, _ bound: Int64, _ opensAbsent: Bool
    ) -> Bool {
        var step = GateStep(.compare, fact.frame, fact.slot)
        step.relation = relation
        step.meta = meta
        step.bound = bound
        step.opensAbsent = opensAbsent
        steps.append(step)
        return true
    }

    private mutating func add(_ fact: Fact, _ relation: Relation, among values: [String]) -> Bool {
        var step = GateStep(values.count == 1 ? .text : .oneOf, fact.frame, fact.slot)
        step.relation = relation
        step.index = Int32(clamping: texts.count)
        step.count = Int32(clamping: values.count)
        steps.append(step)
        texts += values.map { TextKey($0) }
        return true
    }

    private mutating func addMembership(_ element: CheckedNode, _ list: CheckedNode, _ isNegated: Bool) -> Bool {
        guard let fact = fact(element), fact.slot.kind == .text, let values = constantTexts(list) else { return false }
        return add(fact, isNegated ? .unequal : .equal, among: values)
    }

    private mutating func addPair(_ left: Fact, _ relation: Relation, _ right: Fact) -> Bool {
        let kinds: [Slot.Kind] = [.int, .number, .money]
        guard left.slot.kind == right.slot.kind, kinds.contains(left.slot.kind), left.declaration.defaultValue == nil,
            right.declaration.defaultValue == nil
        else { return false }
        var step = GateStep(.pair, left.frame, left.slot)
        step.relation = relation
        step.otherFrame = right.frame
        step.other = right.slot
        steps.append(step)
        return true
    }

    // MARK: - Operands

    private struct Fact {
        let frame: FrameKind
        let slot: Slot
        let declaration: FactDeclaration
    }

    private func fact(_ node: CheckedNode) -> Fact? {
        guard case .select(let select) = node.kind, select.form == .value else { return nil }
        return fact(select)
    }

    /// A fact that lies in a frame, named in full: `deal.amount`.
    private func fact(_ select: CheckedSelect) -> Fact? {
        guard case .variable(let name) = select.operand.kind, let root = FactRoot(rawValue: name) else { return nil }
        let path = FactPath(root, select.field)
        guard let declaration = facts.declaration(of: path), let location = facts.layouts.location(of: path) else {
            return nil
        }
        switch location {
        case .deal(let slot): return Fact(frame: .deal, slot: slot, declaration: declaration)
        case .terms(let slot): return Fact(frame: .terms, slot: slot, declaration: declaration)
        case .customer(let slot): return Fact(frame: .customer, slot: slot, declaration: declaration)
        default: return nil
        }
    }

    private func constant(_ node: CheckedNode) -> CELValue? {
        switch node.kind {
        case .literal(let value), .constant(_, let value): value
        default: nil
        }
    }

    private func constantTexts(_ node: CheckedNode) -> [String]? {
        var texts: [String] = []
        switch node.kind {
        case .list(let elements):
            for element in elements {
                guard !element.isOptional, case .string(let text)? = constant(element.value) else { return nil }
                texts.append(text)
            }
        case .literal(.list(let list)), .constant(_, .list(let list)):
            for value in list.values {
                guard case .string(let text) = value else { return nil }
                texts.append(text)
            }
        default: return nil
        }
        return texts
    }
}
