import DealModel

extension DefinitionChecks {
    mutating func checkRules() {
        for position in definition.rules.indices {
            let id = definition.rules[position].id.value
            let hasPlugin = definition.rules[position].plugin != nil
            check(definition.rules[position].message, in: "the message of rule '\(id)'", plugin: hasPlugin)
            guard let fix = definition.rules[position].fix else { continue }
            for path in fix.set ?? [] { checkSupply(path, "the fix of rule '\(id)' sets") }
            checkRoles(fix.by, in: "the fix of rule '\(id)'")
        }
    }

    /// The items of a gate, each and together.
    ///
    /// - Parameter required: The tasks that the gate asks for unasked.
    mutating func check(_ gate: GateDefinition, of owner: GateOwner, required: [TaskDefinition] = []) {
        for item in gate.items {
            check(item, in: gate, of: owner)
            if case .task(let task) = item.kind, required.contains(where: { $0.id.value == task.value }) {
                report(
                    .redundantItem, at: item.span, "task '\(task.value)' is required, so 'leave' asks for it already",
                    help: ["take the item out"])
            }
        }
        checkRepetition(in: gate, of: owner)
    }

    private mutating func checkRepetition(in gate: GateDefinition, of owner: GateOwner) {
        guard gate.items.count > 1, mayRepeat(gate.items) else { return }
        var first = FirstPlaces(capacity: gate.items.count)
        for item in gate.items {
            // An id is looked at in the whole file.
            guard item.id == nil, let before = first.note(signature(of: item), at: item.span) else { continue }
            report(
                .duplicateItem, at: item.span, "gate '\(gate.kind.rawValue)' of \(owner) asks for the same twice",
                notes: [note("first here", before)],
                help: [item.isAnonymous ? "take one out, or give each an 'id'" : "take one of them out"])
        }
    }

    /// False for the usual gate, a pair of rules that differ: no text is made for it.
    private func mayRepeat(_ items: [GateItemDefinition]) -> Bool {
        guard items.count == 2, case .rule(let one) = items[0].kind, case .rule(let other) = items[1].kind else {
            return true
        }
        return one.value == other.value
    }

    private mutating func check(_ item: GateItemDefinition, in gate: GateDefinition, of owner: GateOwner) {
        var context: String { "gate '\(gate.kind.rawValue)' of \(owner)" }
        if let id = item.id { checkID(id) }
        if item.message != nil {
            check(item.message, in: "the message of item '\(item.name)'", plugin: item.isPluginRule(in: self))
        }
        switch item.kind {
        case .rule(let rule): checkRule(rule, in: gate, context)
        case .condition: break
        case .fact(let path): checkPresence(path, "\(context) asks for")
        case .document(let document, let states): checkDocument(document, states, context)
        case .task(let task): checkTask(task, context)
        case .approval(let roles, let paths, _):
            checkRoles(roles, in: context)
            for path in paths {
                checkNamed(path, "the approval in \(context) is of")
                checkApproved(path, "the approval in \(context) is of")
            }
        case .any(let members), .all(let members):
            for member in members { check(member, in: gate, of: owner) }
        }
    }

    private mutating func checkRule(
        _ rule: Located<RuleID>, in gate: GateDefinition, _ context: @autoclosure () -> String
    ) {
        guard let position = index.rules[rule.value.text] else {
            misnamed = true
            reportUnknown(
                .unknownRule, "rule", rule.value.text, at: rule.span, in: context(),
                among: { $0.rules.map { ($0.id.value.text, $0.id.span) } })
            return
        }
        used[position] = true
        if gate.kind == .while { stands[position] = true }
    }

    private mutating func checkDocument(
        _ document: Located<DocumentKind>, _ states: [Located<DocumentState>], _ context: @autoclosure () -> String
    ) {
        guard let position = index.documents[document.value.text] else {
            reportUnknown(
                .unknownDocument, "document", document.value.text, at: document.span, in: context(),
                among: { $0.documents.map { ($0.id.value.text, $0.id.span) } })
            return
        }
        let declared = definition.documents[position].states
        var seen = FirstPlaces()
        for state in states {
            if !declared.contains(where: { $0.value == state.value }) {
                reportUnknown(
                    .unknownState, "state", state.value.text, at: state.span,
                    in: "document '\(document.value)' in \(context())",
                    among: { _ in declared.map { ($0.value.text, $0.span) } })
            } else if let first = seen.note(state.value.text, at: state.span) {
                reportTwice("state '\(state.value)'", first, state.span)
            }
        }
    }

    mutating func checkTask(_ task: Located<TaskID>, _ context: @autoclosure () -> String) {
        guard index.tasks[task.value.text] == nil else { return }
        reportUnknown(
            .unknownTask, "task", task.value.text, at: task.span, in: context(),
            among: { ($0.stages.flatMap(\.tasks) + $0.tasks).map { ($0.id.value.text, $0.id.span) } })
    }

    /// An item's id is used once in a file and is no rule's.
    private mutating func checkID(_ id: Located<String>) {
        if let first = itemIDs.note(id.value, at: id.span) {
            report(
                .duplicateID, at: id.span, "item '\(id.value)' is declared twice",
                notes: [note("first declared here", first)],
                help: ["give one of them another id"])
        } else if let rule = index.rules[id.value] {
            report(
                .duplicateID, at: id.span, "'\(id.value)' is the id of a rule already",
                notes: [note("the rule", definition.rules[rule].id.span)], help: ["give the item another id"])
        }
    }
}

/// Whose gate it is, said only when something is wrong with it.
enum GateOwner: CustomStringConvertible {
    case stage(StageID)
    case outcome(OutcomeID)

    var description: String {
        switch self {
        case .stage(let id): "stage '\(id)'"
        case .outcome(let id): "outcome '\(id)'"
        }
    }
}

extension GateItemDefinition {
    /// Whether refusals can call it by nothing but its address.
    var isAnonymous: Bool {
        switch kind {
        case .rule, .fact, .document, .task: false
        case .condition, .approval, .any, .all: id == nil
        }
    }

    fileprivate func isPluginRule(in checks: DefinitionChecks) -> Bool {
        guard case .rule(let rule) = kind, let position = checks.index.rules[rule.value.text] else { return false }
        return checks.definition.rules[position].plugin != nil
    }
}

/// What makes two items of a gate the same: their kind and content, without message, place and mode.
private func signature(of item: GateItemDefinition) -> String {
    if let id = item.id { return "id " + id.value }
    switch item.kind {
    case .rule(let rule): return rule.value.text
    case .condition(let condition): return "when " + condition.text.filter { !$0.isWhitespace }
    case .fact(let path): return "fact " + path.value.text
    case .document(let document, let states):
        return "document \(document.value) " + states.map(\.value.text).sorted().joined(separator: ",")
    case .task(let task): return "task " + task.value.text
    case .approval(let roles, let paths, let keep):
        let parts = roles.map(\.value.text).sorted() + ["of"] + paths.map(\.value.text).sorted()
        return "approval \(keep) " + parts.joined(separator: " ")
    case .any(let members): return "any(" + members.map(signature).sorted().joined(separator: ";") + ")"
    case .all(let members): return "all(" + members.map(signature).sorted().joined(separator: ";") + ")"
    }
}
