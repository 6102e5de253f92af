public import ExactValues

// The built-in facts of FORMAT §6, each a slot of the frame.
extension Deal {
    /// What the deal is called.
    public package(set) var title: String? {
        get { frame.text(at: DealSlots.title) }
        set { frame.set(newValue, at: DealSlots.title) }
    }

    /// A word of the host's for the kind of deal.
    public package(set) var type: String? {
        get { frame.text(at: DealSlots.type) }
        set { frame.set(newValue, at: DealSlots.type) }
    }

    /// The way the deal came or is sold.
    public package(set) var channel: String? {
        get { frame.text(at: DealSlots.channel) }
        set { frame.set(newValue, at: DealSlots.channel) }
    }

    /// Who looks after the deal.
    public package(set) var owner: UserID? {
        get { frame.text(at: DealSlots.owner).map(UserID.init) }
        set { frame.set(newValue?.text, at: DealSlots.owner) }
    }

    /// What the deal is worth.
    public package(set) var amount: Money? {
        get { frame.money(at: DealSlots.amount) }
        set { frame.set(newValue, at: DealSlots.amount) }
    }

    /// The discount, 0.15 for 15 %; 0 unless stated.
    public package(set) var discount: ExactDecimal {
        get { frame.number(at: DealSlots.discount) ?? 0 }
        set { frame.set(newValue, at: DealSlots.discount) }
    }

    /// When the deal was opened; kept by DealKit.
    public package(set) var createdAt: Instant? {
        get { frame.timestamp(at: DealSlots.createdAt) }
        set { frame.set(newValue, at: DealSlots.createdAt) }
    }

    /// When it is expected to close.
    public package(set) var expectedClose: Instant? {
        get { frame.timestamp(at: DealSlots.expectedClose) }
        set { frame.set(newValue, at: DealSlots.expectedClose) }
    }

    /// When the customer was last heard of: the newest interaction of direction `in`; kept by DealKit.
    public package(set) var lastCustomerEventAt: Instant? {
        get { frame.timestamp(at: DealSlots.lastCustomerEventAt) }
        set { frame.set(newValue, at: DealSlots.lastCustomerEventAt) }
    }

    /// Words to find it by.
    public package(set) var tags: [String] {
        get { [String](.list(frame.list(at: DealSlots.tags))) ?? [] }
        set { frame.set(newValue.map(FactValue.text), at: DealSlots.tags) }
    }

    /// The process's own fields.
    public package(set) var fields: FieldValues {
        get { FieldValues(frame) }
        set { frame = newValue.frame }
    }
}
