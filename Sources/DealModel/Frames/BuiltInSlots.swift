// The places follow the order of the tables in ``BuiltInFacts``; a test compares them.

/// The slots of the deal's built-in facts, the same in every layout.
@usableFromInline
package enum DealSlots {
    @inlinable package static var title: Slot { .builtIn(0, .text) }
    @inlinable package static var owner: Slot { .builtIn(1, .text) }
    @inlinable package static var amount: Slot { .builtIn(2, .money) }
    @inlinable package static var discount: Slot { .builtIn(3, .number) }
    @inlinable package static var createdAt: Slot { .builtIn(4, .timestamp) }
    @inlinable package static var type: Slot { .builtIn(5, .text) }
    @inlinable package static var channel: Slot { .builtIn(6, .text) }
    @inlinable package static var expectedClose: Slot { .builtIn(7, .timestamp) }
    @inlinable package static var lastCustomerEventAt: Slot { .builtIn(8, .timestamp) }
    @inlinable package static var tags: Slot { .builtIn(9, .list) }
}

/// The slots of the customer's built-in facts, the same in every layout.
@usableFromInline
package enum CustomerSlots {
    @inlinable package static var name: Slot { .builtIn(0, .text) }
    @inlinable package static var kind: Slot { .builtIn(1, .text) }
    @inlinable package static var segment: Slot { .builtIn(2, .text) }
    @inlinable package static var industry: Slot { .builtIn(3, .text) }
    @inlinable package static var country: Slot { .builtIn(4, .text) }
    @inlinable package static var owner: Slot { .builtIn(5, .text) }
    @inlinable package static var blocked: Slot { .builtIn(6, .bool) }
    @inlinable package static var phones: Slot { .builtIn(7, .list) }
    @inlinable package static var emails: Slot { .builtIn(8, .list) }
    @inlinable package static var tags: Slot { .builtIn(9, .list) }
    @inlinable package static var createdAt: Slot { .builtIn(10, .timestamp) }
    @inlinable package static var lastContactAt: Slot { .builtIn(11, .timestamp) }
    @inlinable package static var dealsWon: Slot { .builtIn(12, .int) }
    @inlinable package static var overdueDays: Slot { .builtIn(13, .int) }
    @inlinable package static var revenue: Slot { .builtIn(14, .money) }
    @inlinable package static var debt: Slot { .builtIn(15, .money) }
}

/// The slots of the built-in facts of the terms, the same in every layout.
@usableFromInline
package enum TermsSlots {
    @inlinable package static var paymentDays: Slot { .builtIn(0, .int) }
    @inlinable package static var prepayment: Slot { .builtIn(1, .number) }
    @inlinable package static var currency: Slot { .builtIn(2, .text) }
    @inlinable package static var delivery: Slot { .builtIn(3, .text) }
    @inlinable package static var priceList: Slot { .builtIn(4, .text) }
    @inlinable package static var creditLimit: Slot { .builtIn(5, .money) }
    @inlinable package static var validUntil: Slot { .builtIn(6, .timestamp) }
}
