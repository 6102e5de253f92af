/// The three layouts of a process: of its deals, their terms and their customers. An object, so that comparing with
/// them counts no references.
@usableFromInline
package final class FactLayouts: Sendable {
    @usableFromInline package let deal: FrameLayout
    @usableFromInline package let terms: FrameLayout
    @usableFromInline package let customer: FrameLayout

    /// Those of the built-in facts alone.
    package static let plain = FactLayouts(fields: [])

    /// The layouts with a process's fields, each behind the built-in facts of its root.
    package init(fields: [FactDeclaration]) {
        func layout(_ root: FactRoot) -> FrameLayout {
            let own = fields.filter { $0.path.root == root }
            return own.isEmpty ? .plain(root) : FrameLayout(root, fields: own)
        }
        deal = layout(.deal)
        terms = layout(.terms)
        customer = layout(.customer)
    }

    /// The layout of `deal`, `terms` or `customer`; `nil` for the other roots.
    package subscript(root: FactRoot) -> FrameLayout? {
        switch root {
        case .deal: deal
        case .terms: terms
        case .customer: customer
        default: nil
        }
    }

    /// What is known of a scalar fact or a field, the derived ones (`deal.stage`) included.
    package func declaration(of path: FactPath) -> FactDeclaration? {
        self[path.root]?.declaration(named: path.name) ?? BuiltInFacts.declaration(of: path)
    }

    /// Where a fact of `deal`, `terms` or `customer` is read.
    package func location(of path: FactPath) -> FactLocation? {
        if let slot = self[path.root]?.slot(named: path.name) {
            return FactLocation(root: path.root, slot: slot)
        }
        return BuiltInFacts.derived(path)
    }
}

/// Where the value of a scalar fact comes from.
package enum FactLocation: Hashable, Sendable {
    case deal(Slot), terms(Slot), customer(Slot)
    case dealID, dealStage, dealStageSince, dealVisit, customerID

    fileprivate init?(root: FactRoot, slot: Slot) {
        switch root {
        case .deal: self = .deal(slot)
        case .terms: self = .terms(slot)
        case .customer: self = .customer(slot)
        default: return nil
        }
    }
}
