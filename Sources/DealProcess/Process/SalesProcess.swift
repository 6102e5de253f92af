public import DealModel

/// A process that was read, checked and compiled: whoever holds one holds a sound one.
///
/// There is no public initialiser; processes come from ``ProcessLibrary``.
public struct SalesProcess: Identifiable, Sendable {
    package let core: ProcessCore

    package init(core: ProcessCore) { self.core = core }

    /// The id that the file gives it, the same over its versions.
    public var id: ProcessID { core.version.id }
    /// Which published version this is.
    public var version: ProcessVersion { core.version }
    /// What people call the process.
    public var title: LocalizedText { core.definition.title.localized }
    /// How much of its own way a deal may choose.
    public var control: ProcessControl { core.control }
    /// The stages in the order of the funnel; empty for a non-process deal.
    public var stages: [Stage] { core.stages.indices.map { Stage(core, at: $0) } }
    /// The ways a deal may end, in the order of the file.
    public var outcomes: [OutcomeID] { core.outcomes.map(\.id) }
    /// SHA-256 of the file's bytes, in hex: equal for equal files only.
    public var digest: String { core.digest }

    /// What refusals call the gate items, members of groups included, at the places that
    /// `Refusal.forEachClosedItem` counts by.
    public var itemNames: [String] {
        let items = core.askedItems.sorted { $0.ordinal < $1.ordinal }
        var names = Array(repeating: "", count: (items.last?.ordinal ?? -1) + 1)
        for item in items { names[item.ordinal] = item.name }
        return names
    }

    /// Whether the process has this field, with this type: worth a test in the host that declares the field.
    ///
    ///     #expect(process.declares(.budgetConfirmed))
    public func declares<Value>(_ field: DealField<Value>) -> Bool {
        core.facts.declares(field.name, as: Value.factType)
    }
}

extension SalesProcess {
    /// The stages one may go to from here, forward ones first; empty when the process has no such stage.
    public func neighbours(of stage: StageID) -> [StageID] {
        core.index(of: stage).map { core.stages[$0].arrows.map(\.target) } ?? []
    }
}

extension Stage {
    fileprivate init(_ core: ProcessCore, at index: Int) {
        let source = core.definition.stages[index]
        let id = core.stages[index].id
        self.init(
            id: id, title: LocalizedText(source.title, else: id.text),
            probability: source.probability?.value)
    }
}
