extension FactFrame: CanonicalParts {
    /// Adds `facts`, the built-in ones by name, and `fields`, each with its type, since the bytes are read back without
    /// the process.
    package func write(to object: inout CanonicalWriter) {
        object.set("facts") { facts in
            forEachStated(of: layout.writtenFacts) { fact in facts.set(fact.name, value(at: fact.slot)) }
        }
        guard layout.writtenFields.contains(where: { isPresent(at: $0.slot) }) else { return }
        object.set("fields") { fields in
            forEachStated(of: layout.writtenFields) { field in
                fields.set(field.name) { $0.set(field.type, value(at: field.slot)) }
            }
        }
    }

    @inline(__always)
    private func forEachStated(of facts: [FrameLayout.Written], _ body: (FrameLayout.Written) -> Void) {
        // By index: most facts are not stated, and to step over one copies nothing.
        for index in facts.indices where isPresent(at: facts[index].slot) { body(facts[index]) }
    }

    /// The frame that ``write(to:)`` wrote, in the slots of `layout` where it has the fields, else with them added.
    init(reading object: CanonicalObject, layout: FrameLayout) throws(RestoreError) {
        self.init(layout)
        for member in try object.object("facts").members {
            guard let entry = layout.entry(named: member.key),
                let value = FactValue(canonical: member.value, as: entry.type), set(value, at: entry.slot)
            else { throw .invalid(member.key) }
        }
        guard let fields = try object.optionalObject("fields") else { return }
        try extend(toHold: fields)
        for member in fields.members {
            let (type, value) = try Self.typed(member)
            guard setField(member.key, type, to: value) else { throw .invalid(member.key) }
        }
    }

    /// Adds all unknown fields at once: one new layout, not one a field.
    private mutating func extend(toHold fields: CanonicalObject) throws(RestoreError) {
        var added: [FactDeclaration] = []
        for member in fields.members where layout.entry(named: member.key) == nil {
            let (type, _) = try Self.typed(member)
            added.append(FactDeclaration(FactPath(layout.root, member.key), type))
        }
        if !added.isEmpty { extend(with: added) }
    }

    private static func typed(
        _ member: CanonicalObject.Member
    ) throws(RestoreError) -> (type: FactType, value: FactValue) {
        guard case .object(let typed) = member.value, typed.members.count == 1, let only = typed.members.first,
            let type = FactType(only.key), let value = FactValue(canonical: only.value, as: type)
        else { throw .invalid(member.key) }
        return (type, value)
    }
}
