import DealModel
import ExactValues

/// Runs tables over the borrowed frames of one set of facts.
struct GateRun {
    private let steps: UnsafeBufferPointer<GateStep>
    private let texts: UnsafeBufferPointer<TextKey>
    private let deal: FrameView
    private let terms: FrameView
    private let customer: FrameView
    private let customerState: CustomerState

    private enum CustomerState { case present, absent, withheld }

    /// Calls `body` with what runs these tables: tables and frames are borrowed once, not at every step.
    ///
    /// - Parameter facts: With the slots of the process that the tables were made for.
    @inline(__always)
    static func over<Result>(_ facts: Facts, running code: PlanCode, _ body: (GateRun) -> Result) -> Result {
        let state: CustomerState =
            !facts.loaded.contains(.customer) ? .withheld : facts.hasCustomer ? .present : .absent
        let (steps, texts) = (code.steps.span, code.texts.span)
        return steps.withUnsafeBufferPointer { steps in
            texts.withUnsafeBufferPointer { texts in
                facts.withDealView { deal in
                    if code.frames == .deal { return body(GateRun(steps, texts, deal, .empty, .empty, state)) }
                    return facts.withTermsView { terms in
                        facts.withCustomerView { customer in
                            body(GateRun(steps, texts, deal, terms, customer, state))
                        }
                    }
                }
            }
        }
    }

    @inline(__always)
    private init(
        _ steps: UnsafeBufferPointer<GateStep>, _ texts: UnsafeBufferPointer<TextKey>, _ deal: FrameView,
        _ terms: FrameView, _ customer: FrameView, _ state: CustomerState
    ) {
        self.steps = steps
        self.texts = texts
        self.deal = deal
        self.terms = terms
        self.customer = customer
        customerState = state
    }

    /// What the table that begins at a place says of the facts; the place moves behind it.
    ///
    /// - Parameters:
    ///   - facts: Those that the frames are of, for texts that lie beside the words.
    ///   - ask: Says what the item at a place of the plan says that has no table.
    @inline(__always)
    func truth(at place: inout Int, on facts: Facts, else ask: (Int) -> Truth) -> Truth {
        switch steps[place] {
        case .all, .any, .not, .item: return compound(at: &place, on: facts, else: ask)
        default:
            place += 1
            return single(steps[place - 1], on: facts)
        }
    }

    /// What a step says that has others within it, or is asked as a whole. Apart, since it calls itself: a step alone
    /// needs none of the registers that are put by for that.
    @inline(never)
    private func compound(at place: inout Int, on facts: Facts, else ask: (Int) -> Truth) -> Truth {
        let step = steps[place]
        place += 1
        switch step {
        case .all(let end): return group(until: Int(end), settledBy: .no, at: &place, on: facts, else: ask)
        case .any(let end): return group(until: Int(end), settledBy: .yes, at: &place, on: facts, else: ask)
        case .not: return truth(at: &place, on: facts, else: ask).negated
        case .item(let index): return ask(Int(index))
        default: return single(step, on: facts)
        }
    }

    /// What a step says that stands alone; those that do not say nothing.
    @inline(__always)
    private func single(_ step: GateStep, on facts: Facts) -> Truth {
        switch step {
        case .all, .any, .not, .item: return .unknown
        case .present(let frame, let slot):
            guard frame != .customer || customerState != .withheld else { return .unknown }
            return Truth(view(frame)?.isPresent(at: slot) ?? false)
        case .flag(let frame, let slot, let absent):
            guard let view = view(frame) else { return .unknown }
            return view.bool(at: slot).map(Truth.init) ?? absent
        case .int(let frame, let slot, let relation, let bound, let absent):
            guard let view = view(frame) else { return .unknown }
            return view.int(at: slot).map { Truth(relation.holds($0, bound)) } ?? absent
        case .number(let frame, let slot, let relation, let bound, let absent):
            guard let view = view(frame) else { return .unknown }
            return view.number(at: slot).map { Truth(relation.holds($0, bound)) } ?? absent
        case .money(let frame, let slot, let relation, let bound, let absent):
            guard let view = view(frame) else { return .unknown }
            return view.money(at: slot).map { Self.compare($0, relation, bound) } ?? absent
        case .text(let frame, let slot, let index, let isEqual):
            guard let view = view(frame), view.isPresent(at: slot) else { return .unknown }
            return Truth(matches(Int(index), slot, in: view, frame, facts) == isEqual)
        case .oneOf(let frame, let slot, let first, let count):
            guard let view = view(frame), view.isPresent(at: slot) else { return .unknown }
            let indices = Int(first)..<Int(first + count)
            return Truth(indices.contains { matches($0, slot, in: view, frame, facts) })
        case .pair(let leftFrame, let left, let relation, let rightFrame, let right):
            guard let leftView = view(leftFrame), let rightView = view(rightFrame) else { return .unknown }
            return Self.compare(leftView, left, relation, rightView, right)
        }
    }

    /// Nil for a customer whom nobody knows.
    @inline(__always)
    private func view(_ frame: FrameKind) -> FrameView? {
        switch frame {
        case .deal: deal
        case .terms: terms
        case .customer: customerState == .present ? customer : nil
        }
    }

    /// Asks the members until one settles the group.
    private func group(
        until end: Int, settledBy decisive: Truth, at place: inout Int, on facts: Facts, else ask: (Int) -> Truth
    ) -> Truth {
        var result = decisive.negated
        while place < end {
            let member = truth(at: &place, on: facts, else: ask)
            if member == decisive {
                place = end
                return decisive
            }
            result = result.joined(with: member)
        }
        return result
    }

    private func matches(_ text: Int, _ slot: Slot, in view: FrameView, _ frame: FrameKind, _ facts: Facts) -> Bool {
        switch view.match(texts[text], at: slot) {
        case .absent, .different: false
        case .same: true
        case .notInWords:
            switch frame {
            case .deal: facts.deal.frame.matches(texts[text], at: slot) ?? false
            case .terms: facts.deal.termsFrame.matches(texts[text], at: slot) ?? false
            case .customer: facts.customerFrame.matches(texts[text], at: slot) ?? false
            }
        }
    }

    /// Amounts of different currencies do not compare, but any amount compares with nothing at all.
    private static func compare(_ value: Money, _ relation: Relation, _ bound: Money) -> Truth {
        guard value.currency == bound.currency || bound.amount.coefficient == 0 else { return .error }
        return Truth(relation.holds(value.amount, bound.amount))
    }

    /// Two facts of the same kind; unknown when one is absent.
    private static func compare(
        _ leftView: FrameView, _ left: Slot, _ relation: Relation, _ rightView: FrameView, _ right: Slot
    ) -> Truth {
        switch left.kind {
        case .int:
            guard let a = leftView.int(at: left), let b = rightView.int(at: right) else { return .unknown }
            return Truth(relation.holds(a, b))
        case .number:
            guard let a = leftView.number(at: left), let b = rightView.number(at: right) else { return .unknown }
            return Truth(relation.holds(a, b))
        case .money:
            guard let a = leftView.money(at: left), let b = rightView.money(at: right) else { return .unknown }
            guard a.currency == b.currency else { return .error }
            return Truth(relation.holds(a.amount, b.amount))
        default: return .error
        }
    }
}
