/// The fields that processes add to a deal, a customer or the terms of a deal, and what is stated in them.
///
///     let known: Bool? = deal.fields[.budgetConfirmed]
public struct FieldValues: Hashable, Sendable {
    package var frame: FactFrame
    /// What was to be set here and was not taken.
    private(set) var misfits: [FieldMisfit]

    package init(_ frame: FactFrame, misfits: [FieldMisfit] = []) {
        self.frame = frame
        self.misfits = misfits
    }

    /// The value of a field; `nil` when nobody has stated it, or when it is unknown or of another type here.
    ///
    /// Setting an unknown field adds it. One that is there with another type is left as it is, and so is a built-in
    /// fact; a desk that is given the record then says so.
    public subscript<Value: FieldValue>(field: DealField<Value>) -> Value? {
        get { self[field.name].flatMap(Value.init) }
        set { set(newValue?.factValue, as: Value.factType, named: field.name) }
    }

    private mutating func set(_ value: FactValue?, as type: FactType, named name: String) {
        misfits.removeAll { $0.name == name }
        if frame.setField(name, type, to: value) { return }
        if let value { misfits.append(FieldMisfit(name: name, value: value)) }
    }

    /// The value of a field by name; `nil` when nobody has stated it. A list is read as empty.
    public subscript(name: String) -> FactValue? {
        frame.layout.slot(named: name).flatMap(frame.value(at:))
    }

    /// The names of the fields, in the process's order.
    public var names: [String] { frame.layout.fields.map(\.name) }

    /// The same values.
    public static func == (left: FieldValues, right: FieldValues) -> Bool { left.frame == right.frame }

    /// Hashes the values.
    public func hash(into hasher: inout Hasher) { hasher.combine(frame) }
}

/// A value that a field did not take: it is there with another type, or a built-in fact has its name.
package struct FieldMisfit: Hashable, Sendable {
    package let name: String
    package let value: FactValue
}

extension FactFrame {
    /// Sets a field by name, added when the layout does not have it. Built-in facts have their own properties.
    ///
    /// - Returns: Whether the field is there with this type.
    @discardableResult
    package mutating func setField(_ name: String, _ type: FactType, to value: FactValue?) -> Bool {
        guard let entry = layout.entry(named: name) else {
            guard value != nil, BuiltInFacts.derived(FactPath(layout.root, name)) == nil else { return value == nil }
            extend(with: [FactDeclaration(FactPath(layout.root, name), type)])
            return setField(name, type, to: value)
        }
        guard layout.hasField(named: name) else { return false }
        guard Slot.Kind(type) == entry.slot.kind, value?.fits(entry.type) ?? true else { return false }
        return set(value, at: entry.slot)
    }
}
