import DealModel
import ExactValues

/// Runs tables over the borrowed frames of one set of facts.
package struct GateRun {
    private let deal: FrameView
    private let terms: FrameView
    private let customer: FrameView
    private let customerState: CustomerState

    private enum CustomerState { case present, absent, withheld }

    /// Calls `body` with what runs tables that read only these frames.
    ///
    /// - Parameter facts: With the slots of the process that the tables were made for.
    @inline(__always)
    static func over<Result>(_ facts: Facts, reading frames: FrameKinds, _ body: (GateRun) -> Result) -> Result {
        let state: CustomerState =
            !facts.loaded.contains(.customer) ? .withheld : facts.hasCustomer ? .present : .absent
        return facts.withDealView { deal in
            if frames == .deal { return body(GateRun(deal: deal, terms: .empty, customer: .empty, state)) }
            return facts.withTermsView { terms in
                facts.withCustomerView { customer in
                    body(GateRun(deal: deal, terms: terms, customer: customer, state))
                }
            }
        }
    }

    private init(deal: FrameView, terms: FrameView, customer: FrameView, _ state: CustomerState) {
        self.deal = deal
        self.terms = terms
        self.customer = customer
        customerState = state
    }

    /// What the table that begins at a place says of the facts; the place moves behind it.
    ///
    /// - Parameter ask: Says what the item at a place of the plan says that has no table.
    func truth(at place: inout Int, of plan: GatePlan, on facts: Facts, else ask: (Int) -> Truth) -> Truth {
        let step = plan.code.steps[place]
        place += 1
        switch step {
        case .all(let end): return group(until: Int(end), settledBy: .no, at: &place, of: plan, on: facts, else: ask)
        case .any(let end): return group(until: Int(end), settledBy: .yes, at: &place, of: plan, on: facts, else: ask)
        case .not: return truth(at: &place, of: plan, on: facts, else: ask).negated
        case .item(let index): return ask(Int(index))
        case .pair(let leftFrame, let left, let relation, let rightFrame, let right):
            return pair(leftFrame, left, relation, rightFrame, right)
        case .present(let frame, _), .flag(let frame, _, _), .int(let frame, _, _, _, _),
            .number(let frame, _, _, _, _), .money(let frame, _, _, _, _), .text(let frame, _, _, _),
            .oneOf(let frame, _, _, _):
            return scalar(step, of: frame, plan, facts)
        }
    }

    /// Asks the members until one settles the group.
    private func group(
        until end: Int, settledBy decisive: Truth, at place: inout Int, of plan: GatePlan, on facts: Facts,
        else ask: (Int) -> Truth
    ) -> Truth {
        var result = decisive.negated
        while place < end {
            let member = truth(at: &place, of: plan, on: facts, else: ask)
            if member == decisive {
                place = end
                return decisive
            }
            result = result.joined(with: member)
        }
        return result
    }

    private func scalar(_ step: GateStep, of frame: FrameKind, _ plan: GatePlan, _ facts: Facts) -> Truth {
        switch frame {
        case .deal: return truth(step, in: deal, plan, facts)
        case .terms: return truth(step, in: terms, plan, facts)
        case .customer:
            if customerState == .present { return truth(step, in: customer, plan, facts) }
            if customerState == .absent, case .present = step { return .no }
            return .unknown
        }
    }

    private func truth(_ step: GateStep, in frame: FrameView, _ plan: GatePlan, _ facts: Facts) -> Truth {
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
            return Self.compare(value, relation, bound)
        case .text(let kind, let slot, let index, let isEqual):
            guard frame.isPresent(at: slot) else { return .unknown }
            return Truth(matches(plan.code.texts[Int(index)], slot, in: frame, kind, facts) == isEqual)
        case .oneOf(let kind, let slot, let first, let count):
            guard frame.isPresent(at: slot) else { return .unknown }
            let texts = plan.code.texts[Int(first)..<Int(first + count)]
            return Truth(texts.contains { matches($0, slot, in: frame, kind, facts) })
        case .all, .any, .not, .pair, .item: return .error
        }
    }

    private func matches(
        _ key: TextKey, _ slot: Slot, in frame: FrameView, _ kind: FrameKind, _ facts: Facts
    ) -> Bool {
        switch frame.match(key, at: slot) {
        case .absent, .different: false
        case .same: true
        case .notInWords:
            switch kind {
            case .deal: facts.deal.frame.matches(key, at: slot) ?? false
            case .terms: facts.deal.termsFrame.matches(key, at: slot) ?? false
            case .customer: facts.customerFrame.matches(key, at: slot) ?? false
            }
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
    private func value<Value>(_ frame: FrameKind, _ read: (FrameView) -> Value?) -> Value? {
        switch frame {
        case .deal: read(deal)
        case .terms: read(terms)
        case .customer: customerState == .present ? read(customer) : nil
        }
    }
}
