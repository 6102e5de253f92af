public import ExactValues

// The built-in facts of FORMAT §6, each a slot of the frame.
extension Customer {
    /// What they are called.
    public var name: String? {
        get { frame.text(at: CustomerSlots.name) }
        set { frame.set(newValue, at: CustomerSlots.name) }
    }

    /// A word of the host's for the kind of customer.
    public var kind: String? {
        get { frame.text(at: CustomerSlots.kind) }
        set { frame.set(newValue, at: CustomerSlots.kind) }
    }

    /// Their class, such as `A`.
    public var segment: String? {
        get { frame.text(at: CustomerSlots.segment) }
        set { frame.set(newValue, at: CustomerSlots.segment) }
    }

    /// What they live by.
    public var industry: String? {
        get { frame.text(at: CustomerSlots.industry) }
        set { frame.set(newValue, at: CustomerSlots.industry) }
    }

    /// Where they are.
    public var country: String? {
        get { frame.text(at: CustomerSlots.country) }
        set { frame.set(newValue, at: CustomerSlots.country) }
    }

    /// Who looks after them.
    public var owner: UserID? {
        get { frame.text(at: CustomerSlots.owner).map(UserID.init) }
        set { frame.set(newValue?.text, at: CustomerSlots.owner) }
    }

    /// Whether nothing may be sold to them; false unless stated.
    public var blocked: Bool {
        get { frame.bool(at: CustomerSlots.blocked) ?? false }
        set { frame.set(newValue, at: CustomerSlots.blocked) }
    }

    /// Their numbers.
    public var phones: [String] {
        get { [String](.list(frame.list(at: CustomerSlots.phones))) ?? [] }
        set { frame.set(newValue.map(FactValue.text), at: CustomerSlots.phones) }
    }

    /// Their addresses.
    public var emails: [String] {
        get { [String](.list(frame.list(at: CustomerSlots.emails))) ?? [] }
        set { frame.set(newValue.map(FactValue.text), at: CustomerSlots.emails) }
    }

    /// Words to find them by.
    public var tags: [String] {
        get { [String](.list(frame.list(at: CustomerSlots.tags))) ?? [] }
        set { frame.set(newValue.map(FactValue.text), at: CustomerSlots.tags) }
    }

    /// When they were registered; kept by DealKit.
    public package(set) var createdAt: Instant? {
        get { frame.timestamp(at: CustomerSlots.createdAt) }
        set { frame.set(newValue, at: CustomerSlots.createdAt) }
    }

    /// The newest interaction of any direction; kept by DealKit.
    public package(set) var lastContactAt: Instant? {
        get { frame.timestamp(at: CustomerSlots.lastContactAt) }
        set { frame.set(newValue, at: CustomerSlots.lastContactAt) }
    }

    /// How many of their deals were won; kept by DealKit.
    public package(set) var dealsWon: Int {
        get { frame.int(at: CustomerSlots.dealsWon).map(Int.init) ?? 0 }
        set { frame.set(Int64(newValue), at: CustomerSlots.dealsWon) }
    }

    /// For how many days their oldest unpaid bill has been due.
    public var overdueDays: Int? {
        get { frame.int(at: CustomerSlots.overdueDays).map(Int.init) }
        set { frame.set(newValue.map(Int64.init), at: CustomerSlots.overdueDays) }
    }

    /// What they turn over.
    public var revenue: Money? {
        get { frame.money(at: CustomerSlots.revenue) }
        set { frame.set(newValue, at: CustomerSlots.revenue) }
    }

    /// What they owe.
    public var debt: Money? {
        get { frame.money(at: CustomerSlots.debt) }
        set { frame.set(newValue, at: CustomerSlots.debt) }
    }

    /// The fields that processes and the host add.
    public var fields: FieldValues {
        get { FieldValues(frame, misfits: misfits) }
        set {
            frame = newValue.frame
            misfits = newValue.misfits
        }
    }
}
