import DealModel

extension ProcessDefinition {
    /// All gates in the order of the file's stages, then of its outcomes.
    package var gates: [GateDefinition] { stages.flatMap(\.gates) + outcomes.compactMap(\.require) }

    /// What items are called in refusals, scenarios and waivers, each with its first place: rules in gates, the items
    /// of gates and of `any`, the tasks that a gate asks for unasked, the facts that reasons ask for.
    package var itemNames: [String: SourceSpan] {
        var names: [String: SourceSpan] = [:]
        func add(_ name: String, _ span: SourceSpan) {
            if names[name] == nil { names[name] = span }
        }
        func add(_ item: GateItemDefinition, around id: String?) {
            if let around = id, case .approval = item.kind, item.id == nil { add(around, item.span) }
            add(item.name, item.span)
            for member in item.members { add(member, around: item.id?.value ?? id) }
        }
        for gate in gates {
            for item in gate.items { add(item, around: nil) }
        }
        for task in stages.flatMap(\.tasks) + tasks where task.isRequired {
            add("task." + task.id.value.text, task.id.span)
        }
        for path in outcomes.flatMap(\.reasons).flatMap(\.ask) { add(path.value.text, path.span) }
        return names
    }
}
