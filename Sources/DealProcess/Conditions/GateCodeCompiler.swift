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

    private mutating func add(_ node: CheckedNode) -> Bool {
        switch node.kind {
        case .and(let members): addGroup(members) { .all(end: $0) }
        case .or(let members): addGroup(members) { .any(end: $0) }
        case .not(let inner): addNot(inner)
        case .select(let select): addSelect(select, of: node)
        case .call(let call): addCall(call)
        default: false
        }
    }

    private mutating func addGroup(_ members: [CheckedNode], _ step: (Int32) -> GateStep) -> Bool {
        let place = steps.count
        steps.append(.not)
        for member in members {
            guard add(member) else { return false }
        }
        steps[place] = step(Int32(clamping: steps.count))
        return true
    }

    private mutating func addNot(_ inner: CheckedNode) -> Bool {
        steps.append(.not)
        return add(inner)
    }

    /// `has(x.y)`, or a bool by itself.
    private mutating func addSelect(_ select: CheckedSelect, of node: CheckedNode) -> Bool {
        guard let fact = fact(select) else { return false }
        switch select.form {
        case .test where fact.slot.kind != .list && fact.declaration.defaultValue == nil:
            steps.append(.present(fact.frame, fact.slot))
        case .value where fact.slot.kind == .bool:
            let absent: Truth =
                if case .bool(let standard)? = fact.declaration.defaultValue { Truth(standard) } else { .unknown }
            steps.append(.flag(fact.frame, fact.slot, absent: absent))
        default: return false
        }
        return true
    }

    private mutating func addCall(_ call: CheckedCall) -> Bool {
        guard call.arguments.count == 2 else { return false }
        let (left, right) = (call.arguments[0], call.arguments[1])
        if call.function == "in" { return addMembership(left, right) }
        guard let relation = Relation(call.function) else { return false }
        if let first = fact(left), let second = fact(right) { return addPair(first, relation, second) }
        if let fact = fact(left), let constant = constant(right) { return addComparison(fact, relation, constant) }
        if let fact = fact(right), let constant = constant(left) {
            return addComparison(fact, relation.mirrored, constant)
        }
        return false
    }

    private mutating func addComparison(_ fact: Fact, _ relation: Relation, _ constant: CELValue) -> Bool {
        let (frame, slot, standard) = (fact.frame, fact.slot, fact.declaration.defaultValue)
        switch (slot.kind, constant) {
        case (.int, .int(let value)):
            let absent: Truth =
                if case .int(let own)? = standard { Truth(relation.holds(own, value)) } else { .unknown }
            steps.append(.int(frame, slot, relation, value, absent: absent))
        case (.number, .number(let value)):
            let absent: Truth =
                if case .number(let own)? = standard { Truth(relation.holds(own, value)) } else { .unknown }
            steps.append(.number(frame, slot, relation, value, absent: absent))
        case (.money, .money(let value)) where standard == nil:
            steps.append(.money(frame, slot, relation, value, absent: .unknown))
        case (.money, .number(let amount)) where standard == nil:
            guard let currency = facts.currency else { return false }
            steps.append(.money(frame, slot, relation, Money(amount, currency), absent: .unknown))
        case (.money, .int(let amount)) where standard == nil:
            guard let currency = facts.currency, let number = ExactDecimal(coefficient: amount, scale: 0) else {
                return false
            }
            steps.append(.money(frame, slot, relation, Money(number, currency), absent: .unknown))
        case (.text, .string(let text)) where (relation == .equal || relation == .unequal) && !text.isEmpty:
            steps.append(.text(frame, slot, index: Int32(clamping: texts.count), isEqual: relation == .equal))
            texts.append(TextKey(text))
        default: return false
        }
        return true
    }

    private mutating func addMembership(_ element: CheckedNode, _ list: CheckedNode) -> Bool {
        guard let fact = fact(element), fact.slot.kind == .text, let values = constantTexts(list) else { return false }
        steps.append(
            .oneOf(fact.frame, fact.slot, first: Int32(clamping: texts.count), count: Int32(clamping: values.count)))
        texts += values.map { TextKey($0) }
        return true
    }

    private mutating func addPair(_ left: Fact, _ relation: Relation, _ right: Fact) -> Bool {
        let kinds: [Slot.Kind] = [.int, .number, .money]
        guard left.slot.kind == right.slot.kind, kinds.contains(left.slot.kind), left.declaration.defaultValue == nil,
            right.declaration.defaultValue == nil
        else { return false }
        steps.append(.pair(left.frame, left.slot, relation, right.frame, right.slot))
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
