import DealModel
import ExactValues

/// Runs tables over the borrowed frames of one set of facts.
struct GateRun {
    private let steps: UnsafeBufferPointer<GateStep>
    private let texts: UnsafeBufferPointer<TextKey>
    private let views: FactViews

    /// Calls `body` with what runs these tables: tables and frames are borrowed once, not at every step.
    ///
    /// - Returns: Nil where the facts do not have the slots that the tables were made for.
    @inline(__always)
    static func over<Result>(
        _ facts: Facts, in layouts: FactLayouts, running code: PlanCode, _ body: (GateRun) -> Result
    ) -> Result? {
        let (steps, texts) = (code.steps.span, code.texts.span)
        return steps.withUnsafeBufferPointer { steps in
            texts.withUnsafeBufferPointer { texts in
                facts.withViews(in: layouts) { body(GateRun(steps: steps, texts: texts, views: $0)) }
            }
        }
    }

    /// Whether the table that begins at a place is true of the facts; the place moves behind it.
    ///
    /// - Parameter facts: Those that the frames are of, for texts that lie beside the words.
    @inline(__always)
    func isOpen(at place: inout Int, on facts: Facts) -> Bool {
        let step = place
        place &+= 1
        switch steps[step].operation {
        case .all, .any: return isGroupOpen(step, behind: &place, on: facts)
        case .present: return view(step).isPresent(at: steps[step].slot)
        case .absent: return isAbsent(step)
        case .flag:
            let meta = view(step).meta(steps[step].slot)
            return meta == steps[step].meta || meta == 0 && opensAbsent(step)
        case .compare:
            // As a rule value and bound have one scale and one currency.
            let view = view(step)
            guard view.meta(steps[step].slot) == steps[step].meta else { return isOpenWidened(step) }
            return steps[step].relation.holds(Int64(bitPattern: view.word(steps[step].slot)), steps[step].bound)
        case .text, .oneOf: return isTextOpen(step, on: facts)
        case .pair:
            let (left, right) = (view(step), view(steps[step].otherFrame))
            let meta = left.meta(steps[step].slot)
            guard meta != 0, meta == right.meta(steps[step].other) else { return isPairOpen(step) }
            return steps[step].relation.holds(
                Int64(bitPattern: left.word(steps[step].slot)), Int64(bitPattern: right.word(steps[step].other)))
        }
    }

    @inline(__always)
    private func view(_ step: Int) -> FrameView { view(steps[step].frame) }

    @inline(__always)
    private func view(_ frame: FrameKind) -> FrameView {
        switch frame {
        case .deal: views.deal
        case .terms: views.terms
        case .customer: views.customer
        }
    }

    /// Asks the members until one settles the group. Apart, as it calls itself: a step alone needs none of the registers
    /// that are put by for that.
    @inline(never)
    private func isGroupOpen(_ step: Int, behind place: inout Int, on facts: Facts) -> Bool {
        let end = Int(steps[step].index)
        let decisive = steps[step].operation == .any
        while place < end {
            guard isOpen(at: &place, on: facts) != decisive else {
                place = end
                return decisive
            }
        }
        return !decisive
    }

    // MARK: - Apart, as they are rare

    private func isAbsent(_ step: Int) -> Bool {
        guard steps[step].frame != .customer || views.isCustomerLoaded else { return false }
        return !view(step).isPresent(at: steps[step].slot)
    }

    /// A deal without a customer has no facts of one, not even the defaults.
    private func opensAbsent(_ step: Int) -> Bool {
        steps[step].opensAbsent && (steps[step].frame != .customer || views.hasCustomer)
    }

    /// The comparison where the fact is absent, or has another scale or currency than the bound.
    @inline(never)
    private func isOpenWidened(_ step: Int) -> Bool {
        let (view, slot, relation) = (view(step), steps[step].slot, steps[step].relation)
        guard view.isPresent(at: slot) else { return opensAbsent(step) }
        let bound = ExactDecimal(
            normalised: steps[step].bound, scale: UInt8(truncatingIfNeeded: steps[step].meta & 31))
        switch slot.kind {
        case .number: return view.number(at: slot).map { relation.holds($0, bound) } ?? false
        case .money:
            let currency = Currency(known: UInt8(truncatingIfNeeded: steps[step].meta >> 5))
            // Amounts of different currencies do not compare, but any amount compares with nothing at all.
            guard let value = view.money(at: slot), value.currency == currency || bound.isZero else { return false }
            return relation.holds(value.amount, bound)
        default: return false
        }
    }

    @inline(never)
    private func isTextOpen(_ step: Int, on facts: Facts) -> Bool {
        let slot = steps[step].slot
        guard view(step).isPresent(at: slot) else { return false }
        let first = Int(steps[step].index)
        let isFound = (first..<first + Int(steps[step].count)).contains { matches(texts[$0], step, facts) }
        return isFound == (steps[step].relation == .equal)
    }

    private func matches(_ text: TextKey, _ step: Int, _ facts: Facts) -> Bool {
        let slot = steps[step].slot
        switch view(step).match(text, at: slot) {
        case .absent, .different: return false
        case .same: return true
        case .notInWords:
            switch steps[step].frame {
            case .deal: return facts.deal.frame.matches(text, at: slot) ?? false
            case .terms: return facts.deal.termsFrame.matches(text, at: slot) ?? false
            case .customer: return facts.customerFrame.matches(text, at: slot) ?? false
            }
        }
    }

    /// The comparison of two facts of which one is absent, or which differ in scale or currency.
    @inline(never)
    private func isPairOpen(_ step: Int) -> Bool {
        let (left, right) = (view(step), view(steps[step].otherFrame))
        let (slot, other, relation) = (steps[step].slot, steps[step].other, steps[step].relation)
        switch slot.kind {
        case .number:
            guard let a = left.number(at: slot), let b = right.number(at: other) else { return false }
            return relation.holds(a, b)
        case .money:
            guard let a = left.money(at: slot), let b = right.money(at: other), a.currency == b.currency else {
                return false
            }
            return relation.holds(a.amount, b.amount)
        default: return false
        }
    }
}
