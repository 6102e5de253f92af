package import CEL
import DealModel

/// A condition of the process file, checked and compiled. Conditions of equal text at like places are one.
package final class Condition: Sendable {
    /// The condition as written, decoded.
    package let text: String
    package let program: CELProgram<ConditionScope, Bool>
    package let reads: FactReads
    /// The condition as a table, when it has a usual shape.
    package let code: GateCode?

    init(text: String, program: CELProgram<ConditionScope, Bool>, facts: FactSchema) {
        self.text = text
        self.program = program
        reads = FactReads(paths: program.reads)
        code = GateCodeCompiler.compile(program.checked.root, facts: facts)
    }

    /// Written one way only, whatever the blanks and brackets of the file: what identities are made of.
    package var canonicalText: String { CEL.canonicalText(program.checked.root) }

    /// What the condition says of the facts, without its reasons.
    package func truth(in scope: ConditionScope) -> Truth {
        switch program.verdict(scope) {
        case .no: .no
        case .yes: .yes
        case .unknown: .unknown
        case .failed: .error
        }
    }
}

/// Where a condition stands, which says what it may see.
package enum ConditionPlace: Hashable, Sendable {
    /// `leave`, `enter`, `require` and a reason's `only_if`: sees who asks.
    case asked
    /// `while` and `done_when`: nobody asks.
    case standing
    /// `applies_when`: sees the deal, its customer and its terms, since there are no lists yet.
    case choosing
    /// A plugin rule in a gate of either kind: sees the plugin's facts too.
    case pluginRule(seesActor: Bool)

    var seesActor: Bool {
        switch self {
        case .asked, .pluginRule(seesActor: true): true
        case .standing, .choosing, .pluginRule(seesActor: false): false
        }
    }

    /// Whether there are interactions, documents, tasks, people and claims to read.
    var seesLists: Bool { self != .choosing }

    var seesAnswer: Bool { if case .pluginRule = self { true } else { false } }

    /// The place of the same gate for a rule that a plugin answers.
    var forPlugin: ConditionPlace { .pluginRule(seesActor: seesActor) }
}
