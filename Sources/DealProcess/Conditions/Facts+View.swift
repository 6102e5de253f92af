package import DealModel

extension Facts {
    /// The same facts with the slots of a process, to be read and not to be kept: what other processes have stated of a
    /// customer is left out. Free of cost when the slots are the process's own already, as they are as a rule.
    package func viewed(in layouts: FactLayouts) -> Facts {
        if isLaidOut(in: layouts) { return self }
        let hasDeal = deal.frame.layout === layouts.deal
        let hasTerms = deal.termsFrame.layout === layouts.terms || deal.termsFrame.isEmpty
        let hasCustomer = !self.hasCustomer || customerFrame.layout === layouts.customer
        var view = self
        if !hasDeal { view.content.deal.frame = deal.frame.viewed(in: layouts.deal) }
        if !hasTerms {
            let terms = deal.termsFrame
            view.content.deal.updateTerms { $0 = terms.viewed(in: layouts.terms) }
        }
        if !hasCustomer, let customer { view.content.customer?.frame = customer.frame.viewed(in: layouts.customer) }
        return view
    }
}

extension FactFrame {
    /// The facts that the layout knows, with its slots.
    fileprivate func viewed(in layout: FrameLayout) -> FactFrame {
        var view = FactFrame(layout)
        for entry in self.layout.entries where isPresent(at: entry.slot) {
            guard let slot = layout.slot(named: entry.name) else { continue }
            view.set(value(at: entry.slot), at: slot)
        }
        return view
    }
}
