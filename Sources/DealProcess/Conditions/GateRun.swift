package import DealModel
import ExactValues

/// Runs tables over the frames of one set of facts.
package struct GateRun: ~Copyable {
    private let facts: Facts
    private let customer: CustomerState

    private enum CustomerState { case present, absent, withheld }

    /// - Parameter facts: With the slots of the process that the tables were made for.
    package init(_ facts: Facts) {
        self.facts = facts
        customer = !facts.loaded.contains(.customer) ? .withheld : facts.hasCustomer ? .present : .absent
    }

    /// What the table that begins at a place says of the facts.
    package func truth(of code: PlanCode, at start: Int32) -> Truth {
        var place = Int(start)
        return code.steps.withUnsafeBufferPointer { steps in run(steps, at: &place, code.texts) }
    }

    /// What the table of one condition says of the facts.
    package func truth(of code: GateCode) -> Truth {
        var place = 0
        return code.steps.withUnsafeBufferPointer { steps in run(steps, at: &place, code.texts) }
    }

    private func run(_ steps: UnsafeBufferPointer<GateStep>, at place: inout Int, _ texts: [TextKey]) -> Truth {
        let step = steps[place]
        place += 1
        switch step {
        case .all(let end):
            var result = Truth.yes
            while place < Int(end) {
                let member = run(steps, at: &place, texts)
                if member == .no {
                    place = Int(end)
                    return .no
                }
                result = result.joined(with: member)
            }
            return result
        case .any(let end):
            var result = Truth.no
            while place < Int(end) {
                let member = run(steps, at: &place, texts)
                if member == .yes {
                    place = Int(end)
                    return .yes
                }
                result = result.joined(with: member)
            }
            return result
        case .not: return run(steps, at: &place, texts).negated
        case .pair(let leftFrame, let left, let relation, let rightFrame, let right):
            return pair(leftFrame, left, relation, rightFrame, right)
        case .present(let frame, _), .flag(let frame, _, _), .int(let frame, _, _, _, _),
            .number(let frame, _, _, _, _),
            .money(let frame, _, _, _, _), .text(let frame, _, _, _), .oneOf(let frame, _, _, _):
            return scalar(step, of: frame, texts)
        }
    }

    private func scalar(_ step: GateStep, of frame: FrameKind, _ texts: [TextKey]) -> Truth {
        switch frame {
        case .deal: return Self.truth(step, in: facts.deal.frame, texts)
        case .terms: return Self.truth(step, in: facts.deal.termsFrame, texts)
        case .customer:
            if customer == .present { return Self.truth(step, in: facts.customerFrame, texts) }
            if customer == .absent, case .present = step { return .no }
            return .unknown
        }
    }

    private static func truth(_ step: GateStep, in frame: FactFrame, _ texts: [TextKey]) -> Truth {
        switch step {
        case .present(_, let slot): return Truth(frame.isPresent(at: slot))
        case .flag(_, let slot, let absent): return frame.bool(at: slot).map(Truth.init) ?? absent
        case .int(_, let slot, let relation, let bound, let absent):
            guard let value = frame.int(at: slot) else { return absent }
            return Truth(relation.holds(value, bound))
        case .number(_, let slot, let relation, let bound, let absent):
            guard let value = frame.number(at: slot) else { return absent }
            return Truth(relation.holds(value, bound))
        case .money(_, let slot, let relation, let bound, let absent):
            guard let value = frame.money(at: slot) else { return absent }
            return compare(value, relation, bound)
        case .text(_, let slot, let index, let isEqual):
            guard let matches = frame.matches(texts[Int(index)], at: slot) else { return .unknown }
            return Truth(matches == isEqual)
        case .oneOf(_, let slot, let first, let count):
            guard frame.isPresent(at: slot) else { return .unknown }
            for index in Int(first)..<Int(first + count) where frame.matches(texts[index], at: slot) == true {
                return .yes
            }
            return .no
        case .all, .any, .not, .pair: return .error
        }
    }

    /// Amounts of different currencies do not compare, but any amount compares with nothing at all.
    private static func compare(_ value: Money, _ relation: Relation, _ bound: Money) -> Truth {
        guard value.currency == bound.currency || bound.amount.coefficient == 0 else { return .error }
        return Truth(relation.holds(value.amount, bound.amount))
    }

    // MARK: - Two facts

    private func pair(
        _ leftFrame: FrameKind, _ left: Slot, _ relation: Relation, _ rightFrame: FrameKind, _ right: Slot
    ) -> Truth {
        switch left.kind {
        case .int:
            guard let a = value(leftFrame, { $0.int(at: left) }), let b = value(rightFrame, { $0.int(at: right) })
            else {
                return .unknown
            }
            return Truth(relation.holds(a, b))
        case .number:
            guard let a = value(leftFrame, { $0.number(at: left) }),
                let b = value(rightFrame, { $0.number(at: right) })
            else { return .unknown }
            return Truth(relation.holds(a, b))
        case .money:
            guard let a = value(leftFrame, { $0.money(at: left) }), let b = value(rightFrame, { $0.money(at: right) })
            else { return .unknown }
            guard a.currency == b.currency else { return .error }
            return Truth(relation.holds(a.amount, b.amount))
        default: return .error
        }
    }

    @inline(__always)
    private func value<Value>(_ frame: FrameKind, _ read: (FactFrame) -> Value?) -> Value? {
        switch frame {
        case .deal: read(facts.deal.frame)
        case .terms: read(facts.deal.termsFrame)
        case .customer: customer == .present ? read(facts.customerFrame) : nil
        }
    }
}
