package import DealModel
package import ExactValues

extension Facts {
    /// Makes of the facts before an event the facts after it: the one way in which a deal changes, when it is decided and
    /// when it is rebuilt.
    ///
    /// - Parameter layouts: The slots of the deal's process; without them a fact that has no place yet gets one.
    package mutating func apply(
        _ event: DealEvent, at instant: Instant, in layouts: FactLayouts = .plain
    ) {
        switch event {
        case .created(let creation):
            deal = creation.deal
            tasks = creation.tasks
        case .edited(let edits):
            for edit in edits { apply(edit, in: layouts) }
        case .moved(let move):
            endVisit(at: instant)
            deal.course = deal.course.entering(move.to)
            if !move.tasks.isEmpty { tasks += move.tasks }
        case .closed(let closing):
            endVisit(at: instant)
            deal.standing = .closed(closing.outcome)
        case .reopened(let visit, _):
            deal.standing = .open
            if let visit { deal.course = deal.course.entering(visit) }
        case .task(let task): apply(task)
        case .document(let document): apply(document)
        case .approved(let approval): approvals.append(approval)
        case .held(let reason): deal.standing = .onHold(since: instant, reason: reason)
        case .resumed: deal.standing = .open
        case .migrated(let migration):
            deal.process = migration.to
            deal.course = migration.course
        case .waived, .outOfLine, .backInLine, .imported:
            // Told by the journal alone: nothing in a deal depends on them.
            break
        }
    }

    private mutating func apply(_ edit: FactEdit, in layouts: FactLayouts) {
        if edit.marks != nil || !deal.marks.isEmpty { deal.marks[edit.path] = edit.marks?.new }
        if set(edit.new, at: edit.path, in: layouts) { return }
        guard let value = edit.new else { return }
        switch edit.path.root {
        case .deal: deal.frame.setField(edit.path.name, value.naturalType, to: value)
        case .terms:
            deal.updateTerms(layout: layouts.terms) { $0.setField(edit.path.name, value.naturalType, to: value) }
        default: break
        }
    }

    /// What is still to be done when a visit ends is dropped (FORMAT §4).
    private mutating func endVisit(at instant: Instant) {
        guard tasks.contains(where: \.isOpen) else { return }
        for index in tasks.indices where tasks[index].isOpen { tasks[index].state = .dropped(at: instant) }
    }

    private mutating func apply(_ task: DealTask) {
        let place = tasks.lastIndex { $0.id == task.id && $0.visit == task.visit }
        if let place { tasks[place] = task } else { tasks.append(task) }
    }

    private mutating func apply(_ document: Document) {
        let place = documents.lastIndex { $0.id == document.id }
        if let place { documents[place] = document } else { documents.append(document) }
    }
}

extension Deal.Course {
    /// The same control, in another visit.
    package func entering(_ visit: Visit) -> Deal.Course {
        switch self {
        case .strict: .strict(visit)
        case .manual: .manual(visit)
        case .nonProcess: .nonProcess
        }
    }
}
