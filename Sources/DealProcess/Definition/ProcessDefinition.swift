package import DealModel
package import ExactValues

/// A process exactly as its file says: typed, each piece with its place, no name looked up.
///
/// What the file leaves out stays nil or empty; the defaults of the format are applied where the process is compiled.
package struct ProcessDefinition: Sendable {
    package let source: SourceFile
    package var id: Located<ProcessID>
    package var version: Located<Int>
    package var title: TextDefinition
    package var control: Located<ProcessControl>
    /// Empty when the file names none.
    package var languages: [Located<Language>] = []
    package var appliesWhen: ConditionSource?
    package var currency: Located<Currency>?
    package var calendar: Located<String>?
    package var constants: [ConstantDefinition] = []
    package var roles: [RoleDefinition] = []
    package var fields: [FieldDefinition] = []
    package var documents: [DocumentDefinition] = []
    package var rules: [RuleDefinition] = []
    /// In the order of the funnel; empty for a process without stages.
    package var stages: [StageDefinition] = []
    /// Only for a process without stages: the tasks of the deal as a whole.
    package var tasks: [TaskDefinition] = []
    package var limit: Located<DaySpan>?
    package var silence: Located<DaySpan>?
    package var outcomes: [OutcomeDefinition] = []
    /// The key, for what is wrong with all of them together.
    package var outcomesKey: SourceSpan?
    package var moves: [MoveDefinition] = []
    package var waivers: [WaiverDefinition] = []
    package var effects: [EffectDefinition] = []
    package var redact: [Located<FactPath>] = []
    /// In the order of the file. The reader has already reported each as an error.
    package var unsupported: [UnsupportedUse] = []

    /// The language a reader falls back to who has another; after it comes English, then the first written.
    package var fallback: Language? { languages.first?.value }
}
