/// A company or person we sell to, with the people we know there and their complaints.
public struct Customer: Identifiable, Sendable {
    @usableFromInline
    struct Content: Sendable {
        @usableFromInline let id: CustomerID
        @usableFromInline var people: [Person]
        @usableFromInline var claims: [Claim]
        @usableFromInline var frame: FactFrame
        /// What its fields were to hold and did not take.
        var misfits: [FieldMisfit] = []

        init(id: CustomerID, people: [Person], claims: [Claim], frame: FactFrame) {
            self.id = id
            self.people = people
            self.claims = claims
            self.frame = frame
        }
    }

    // One copy-on-write reference, so that all deals of a customer share it. Never empty.
    @usableFromInline var box: ContiguousArray<Content>

    /// The number the host gave it.
    @inlinable public var id: CustomerID { box[0].id }

    /// Whom we know there.
    @inlinable public var people: [Person] {
        _read { yield box[0].people }
        _modify { yield &box[0].people }
    }

    /// What they complained of.
    @inlinable public var claims: [Claim] {
        _read { yield box[0].claims }
        _modify { yield &box[0].claims }
    }

    /// The facts, read and changed in place.
    @inlinable package var frame: FactFrame {
        _read { yield box[0].frame }
        _modify { yield &box[0].frame }
    }

    /// Values that its fields did not take, for whoever is to write it. No part of what it is.
    package var misfits: [FieldMisfit] {
        get { box[0].misfits }
        set {
            // Where nothing changes, what all deals of a customer share is not copied.
            if newValue != box[0].misfits { box[0].misfits = newValue }
        }
    }

    /// A customer of whom only this is known.
    public init(id: CustomerID, name: String? = nil, people: [Person] = [], claims: [Claim] = []) {
        self.init(id: id, frame: FactFrame(.customer), people: people, claims: claims)
        self.name = name
    }

    package init(id: CustomerID, frame: FactFrame, people: [Person] = [], claims: [Claim] = []) {
        box = [Content(id: id, people: people, claims: claims, frame: frame)]
    }

    /// The same customer with its facts in the slots of a process, where they all have one there.
    package func adopting(_ layout: FrameLayout) -> Customer {
        guard frame.layout !== layout, let frame = frame.adopting(layout) else { return self }
        var copy = self
        copy.frame = frame
        return copy
    }
}

extension Customer: Hashable {
    /// The same customer in the same state.
    public static func == (left: Customer, right: Customer) -> Bool {
        left.id == right.id && left.people == right.people && left.claims == right.claims && left.frame == right.frame
    }

    /// Hashes number and built-in facts.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(frame)
    }
}
