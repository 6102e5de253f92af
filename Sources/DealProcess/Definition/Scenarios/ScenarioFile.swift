package import DealModel
package import ExactValues

/// Scenarios of one process, as their file says: typed by the process they are for, each piece with its place.
package struct ScenarioFile: Sendable {
    package let source: SourceFile
    package var process: Located<ProcessID>
    /// In UTC, since a process has no calendar in this version.
    package var clock: Located<Instant>
    package var actors: [ScenarioActor] = []
    package var given = GivenFacts()
    package var plugins: [PluginStatement] = []
    package var scenarios: [ScenarioDefinition] = []
    /// In the order of the file. The reader has already reported each as an error.
    package var unsupported: [UnsupportedUse] = []
}

/// Somebody who asks.
package struct ScenarioActor: Sendable {
    package let id: Located<String>
    package var roles: [Located<RoleID>]
}

/// One story: where it begins, and its steps.
package struct ScenarioDefinition: Sendable {
    package let name: Located<String>
    /// The stage to begin in, gates not asked; nil to be created in the first stage.
    package var start: Located<StageID>?
    /// Laid over the file's, fact by fact.
    package var given = GivenFacts()
    package var plugins: [PluginStatement] = []
    /// Nil for the file's.
    package var clock: Located<Instant>?
    package var steps: [ScenarioStep] = []
    package let span: SourceSpan
}

/// Facts at the start, or set by a step.
package struct GivenFacts: Sendable {
    package var facts: [GivenFact] = []
    package var records: [GivenRecord] = []

    package var isEmpty: Bool { facts.isEmpty && records.isEmpty }
}

/// One fact of a deal, its customer or its terms.
package struct GivenFact: Sendable {
    package let path: Located<FactPath>
    /// Of the type that the fact is declared with; nil clears it.
    package let value: FactValue?
    /// Where the value stands.
    package let span: SourceSpan
}

/// One element of a list: a person, an interaction, a document.
package struct GivenRecord: Sendable {
    package let root: FactRoot
    /// In the order of the file; a field that is blank is left out.
    package var fields: [(name: Located<String>, value: FactValue)] = []
    package let span: SourceSpan

    package subscript(name: String) -> FactValue? { fields.first { $0.name.value == name }?.value }
}

/// What a plugin says from now on.
package struct PluginStatement: Sendable {
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        case pass
        case fail
        case unknown
    }

    package let plugin: Located<PluginID>
    package var verdict: Verdict
    /// The facts it adds, each of the type of its form.
    package var facts: [(name: Located<String>, value: FactValue)] = []
}
