extension Facts {
    /// States or clears one fact of the deal, its terms or its customer, kept ones included: whether somebody may is the
    /// caller's question.
    ///
    /// - Returns: Whether there is such a fact and the value is of its type. If not, nothing is changed.
    @discardableResult
    package mutating func set(_ value: FactValue?, at path: FactPath, in layouts: FactLayouts) -> Bool {
        switch path.root {
        case .deal:
            guard let slot = deal.frame.layout.slot(named: path.name) else { return false }
            return content.deal.frame.set(value, at: slot)
        case .terms:
            guard let slot = (deal.hasTerms ? deal.termsFrame.layout : layouts.terms).slot(named: path.name) else {
                return false
            }
            var done = false
            content.deal.updateTerms(layout: layouts.terms) { done = $0.set(value, at: slot) }
            return done
        case .customer:
            return setCustomer(value, path.name, in: layouts.customer)
        default:
            return false
        }
    }

    private mutating func setCustomer(_ value: FactValue?, _ name: String, in layout: FrameLayout) -> Bool {
        guard hasCustomer else { return false }
        var done = false
        if let slot = customerFrame.layout.slot(named: name) {
            content.updateCustomer { done = $0.set(value, at: slot) }
        } else if let type = layout.entry(named: name)?.type {
            content.updateCustomer { done = $0.setField(name, type, to: value) }
        }
        return done
    }
}
