public import ExactValues

/// The terms of sale of one deal.
///
///     Terms(paymentDays: 30, creditLimit: Money(100_000, "EUR"))
///
/// Whatever is `nil` nobody has agreed yet.
public struct Terms: Hashable, Sendable {
    @usableFromInline package var frame: FactFrame

    /// Terms with what is given here.
    public init(
        paymentDays: Int? = nil, prepayment: ExactDecimal? = nil, currency: String? = nil, delivery: String? = nil,
        priceList: String? = nil, creditLimit: Money? = nil, validUntil: Instant? = nil
    ) {
        self.init(frame: FactFrame(.terms))
        self.paymentDays = paymentDays
        self.prepayment = prepayment
        self.currency = currency
        self.delivery = delivery
        self.priceList = priceList
        self.creditLimit = creditLimit
        self.validUntil = validUntil
    }

    package init(frame: FactFrame) { self.frame = frame }

    /// Days to pay after delivery.
    public var paymentDays: Int? {
        get { frame.int(at: TermsSlots.paymentDays).map(Int.init) }
        set { frame.set(newValue.map(Int64.init), at: TermsSlots.paymentDays) }
    }

    /// The share paid before, 0.3 for 30 %.
    public var prepayment: ExactDecimal? {
        get { frame.number(at: TermsSlots.prepayment) }
        set { frame.set(newValue, at: TermsSlots.prepayment) }
    }

    /// The currency of the contract, as a text of the host's choice.
    public var currency: String? {
        get { frame.text(at: TermsSlots.currency) }
        set { frame.set(newValue, at: TermsSlots.currency) }
    }

    /// How goods are delivered, such as an Incoterms code.
    public var delivery: String? {
        get { frame.text(at: TermsSlots.delivery) }
        set { frame.set(newValue, at: TermsSlots.delivery) }
    }

    /// Which price list holds.
    public var priceList: String? {
        get { frame.text(at: TermsSlots.priceList) }
        set { frame.set(newValue, at: TermsSlots.priceList) }
    }

    /// How much may be owed.
    public var creditLimit: Money? {
        get { frame.money(at: TermsSlots.creditLimit) }
        set { frame.set(newValue, at: TermsSlots.creditLimit) }
    }

    /// Until when the terms are offered.
    public var validUntil: Instant? {
        get { frame.timestamp(at: TermsSlots.validUntil) }
        set { frame.set(newValue, at: TermsSlots.validUntil) }
    }

    /// The process's own fields of the terms.
    public var fields: FieldValues {
        get { FieldValues(frame) }
        set { frame = newValue.frame }
    }

    /// Whether nothing is agreed.
    public var isEmpty: Bool { frame.isEmpty }

    /// These terms where stated, the older ones elsewhere.
    package func laid(over older: Terms) -> Terms {
        var result = older
        for entry in frame.layout.entries where frame.isPresent(at: entry.slot) {
            let value = frame.value(at: entry.slot)
            if let slot = result.frame.layout.slot(named: entry.name) {
                result.frame.set(value, at: slot)
            } else {
                result.frame.setField(entry.name, entry.type, to: value)
            }
        }
        return result
    }
}
