public import DealModel
public import DealProcess
public import ExactValues

extension Facts {
    /// The facts of a deal that is about to be opened, to decide on without a desk: in the first stage of its process,
    /// with nothing stated yet.
    ///
    ///     let facts = Facts(opening: "d-1", for: Customer(id: "acme", name: "Acme"), under: process, at: monday)
    ///     decide(DealCommand(.open, by: anna), on: facts, under: process, at: monday)
    public init(opening id: DealID, for customer: Customer?, under process: SalesProcess, at now: Instant) {
        let core = process.core
        self.init(
            deal: Deal(opening: id, for: customer?.id, under: core, at: now),
            customer: customer.map { $0.adopting(core.facts.layouts.customer) })
    }

    /// Carries an accepted command out on these facts, which must be those it was decided on. Changed in place where
    /// nobody else holds them.
    ///
    /// Nothing is written anywhere: only a desk commits, on facts of its own load.
    public mutating func apply(_ acceptance: consuming Acceptance) {
        // Whatever makes or ends a task, or states facts, goes by way of the events.
        guard acceptance.hearing.supplied == nil, tasks.isEmpty else { return self = acceptance.facts }
        switch acceptance.step {
        case .moved(let transition) where acceptance.hearing.process.core.stages[transition.to].tasks.isEmpty:
            let next = acceptance.visit(after: transition)
            // The acceptance holds the facts: without it they are nobody else's and change in place.
            _ = consume acceptance
            deal.course = deal.course.entering(next)
        case .closed(let ending):
            let outcome = acceptance.outcome(of: ending)
            _ = consume acceptance
            deal.standing = .closed(outcome)
        default:
            self = acceptance.facts
        }
    }
}

extension Deal {
    /// A deal at its beginning: in the first stage of its process, with nothing stated yet.
    package init(opening id: DealID, for customer: CustomerID?, under core: ProcessCore, at now: Instant) {
        self.init(
            id: id, customer: customer, process: core.version, course: core.course(at: 0, since: now), createdAt: now,
            layout: core.facts.layouts.deal)
    }
}

extension ProcessCore {
    /// A deal's first visit, under the control of the process.
    package func course(at index: Int, since now: Instant) -> Deal.Course {
        guard control != .none, index < stages.count else { return .nonProcess }
        let visit = Visit(stage: stages[index].id, number: 1, since: now, stageIndex: UInt16(clamping: index))
        return control == .manual ? .manual(visit) : .strict(visit)
    }
}

/// A fact of a process that was looked up once, to be stated many times.
public struct FactHandle: Sendable {
    /// Which fact.
    public let path: FactPath
    fileprivate let slot: Slot
    fileprivate let type: FactType
    /// The only texts allowed; nil: all.
    fileprivate let values: [String]?
    fileprivate let layout: FrameLayout
}

extension SalesProcess {
    /// The customer with its facts where this process looks for them. Facts that are opened for such a customer share it.
    ///
    /// What another process has stated of the customer and this one does not know stays where it is.
    public func laidOut(_ customer: Customer) -> Customer { customer.adopting(core.facts.layouts.customer) }

    /// A fact of the deal or its terms that people state; nil when the process has none of that name.
    public func fact(_ path: FactPath) -> FactHandle? {
        guard let declaration = core.facts.declaration(of: path), !declaration.isKept,
            let layout = core.facts.layouts[path.root], path.root != .customer, let slot = layout.slot(named: path.name)
        else { return nil }
        return FactHandle(
            path: path, slot: slot, type: declaration.type, values: declaration.values, layout: layout)
    }
}

extension Facts {
    /// States a fact of the deal or its terms in place, by a handle of the deal's own process.
    ///
    /// - Returns: Whether the value is of the fact's type and allowed; if not, nothing is changed.
    @discardableResult
    public mutating func state(_ value: FactValue, as fact: FactHandle) -> Bool {
        guard value.fits(fact.type), value.isAmong(fact.values) else { return false }
        if fact.path.root == .terms {
            var isSet = false
            deal.updateTerms(layout: fact.layout) { isSet = $0.layout === fact.layout && $0.set(value, at: fact.slot) }
            return isSet
        }
        return deal.frame.layout === fact.layout && deal.frame.set(value, at: fact.slot)
    }
}
