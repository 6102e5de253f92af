import DealModel
import ExactValues

/// Checks what a definition says across its file: every name it uses, every id it gives, and whether the ways it lays
/// lead anywhere. Conditions are left to the compiler, which knows their types.
package struct DefinitionChecks {
    let definition: ProcessDefinition
    let index: DefinitionIndex
    let catalog: FactCatalog
    var findings = DiagnosticCollector()
    /// By the index of the rule: whether a gate names it, and whether a `while` does.
    var used: [Bool]
    var stands: [Bool]
    /// Whether a gate names a rule that is not there: it may mean one that then seems unused.
    var misnamed = false
    var itemIDs = FirstPlaces()
    /// How many words may still be compared in search of a near one: a file of nothing but slips must not take long.
    var searchesLeft = 200_000

    private init(_ definition: ProcessDefinition, _ index: DefinitionIndex) {
        self.definition = definition
        self.index = index
        catalog = FactCatalog(definition)
        used = Array(repeating: false, count: definition.rules.count)
        stands = used
    }

    /// Runs all checks.
    ///
    /// - Complexity: O(*n*) in the size of the definition, apart from the search for near words, which is bounded.
    package static func run(_ definition: ProcessDefinition, into findings: inout DiagnosticCollector) {
        run(definition, index: DefinitionIndex(definition), into: &findings)
    }

    static func run(
        _ definition: ProcessDefinition, index: DefinitionIndex, into findings: inout DiagnosticCollector
    ) {
        var checks = DefinitionChecks(definition, index)
        checks.checkIDs()
        checks.checkNamed()
        checks.checkFields()
        checks.checkRules()
        checks.checkStages()
        checks.checkOutcomes()
        checks.checkMoves()
        checks.checkWaivers()
        checks.checkEffects()
        checks.checkRedactions()
        // A gate that could not be read may name any rule.
        if findings.errorCount <= definition.unsupported.count { checks.checkUse() }
        checks.checkWays()
        findings.add(contentsOf: checks.findings.sorted)
    }

    private mutating func checkIDs() {
        for (what, id, first) in index.twice {
            report(
                .duplicateID, at: id.span, "\(what) '\(id.value)' is declared twice",
                notes: [note("first declared here", first)], help: ["give one of them another id"])
        }
    }

    private mutating func checkNamed() {
        check(definition.title)
        for role in definition.roles { check(role.title) }
        for document in definition.documents { check(document.title) }
    }

    /// A rule that no gate names, and a guard that has nothing to keep.
    private mutating func checkUse() {
        for position in definition.rules.indices {
            if !used[position], !misnamed {
                let id = definition.rules[position].id
                report(
                    .unusedRule, at: id.span, "no gate names rule '\(id.value)'", label: "never asked",
                    help: ["name it in a gate, or take it out"])
            } else if let span = definition.rules[position].guardsEdit, used[position], !stands[position] {
                report(
                    .unusedGuard, at: span,
                    "rule '\(definition.rules[position].id.value)' guards edits, but stands in no 'while'",
                    help: ["name it in the 'while' of a stage, or take 'guard' out"])
            }
        }
    }
}

extension DefinitionChecks {
    mutating func report(
        _ code: DiagnosticCode, at span: SourceSpan, _ message: String, label: String? = nil,
        notes: [Diagnostic.Note] = [], help: [String] = []
    ) {
        findings.add(
            Diagnostic(
                code.rawValue, code.severity, in: definition.source, at: span, message, label: label, notes: notes,
                help: help))
    }

    func note(_ message: String, _ span: SourceSpan) -> Diagnostic.Note {
        Diagnostic.Note(message, in: definition.source, at: span)
    }

    /// A name that is not declared, with the one that was probably meant and where that stands.
    mutating func reportUnknown(
        _ code: DiagnosticCode, _ what: String, _ name: String, at span: SourceSpan, in context: String,
        among names: (ProcessDefinition) -> [(name: String, span: SourceSpan)]
    ) {
        var help: [String] = []
        if searchesLeft >= 0 {
            let declared = names(definition)
            searchesLeft -= declared.count
            if let near = nearest(to: name, among: declared.lazy.map(\.name)),
                let place = declared.first(where: { $0.name == near })
            {
                let line = definition.source.position(at: place.span.start).line
                help = ["did you mean '\(near)', declared on line \(line)?"]
            } else if declared.isEmpty {
                help = ["the file declares no \(what)"]
            } else if declared.count <= 8 {
                help = ["declared are \(wordList(declared.map(\.name)))"]
            }
        }
        let article = what.first.map { "aeiou".contains($0) } == true ? "an" : "a"
        report(
            code, at: span, "\(context) names \(what) \(shown(name)), which is not declared",
            label: "not the id of \(article) \(what)", help: help)
    }

    mutating func checkRoles(_ roles: [Located<RoleID>], in context: @autoclosure () -> String) {
        var seen = FirstPlaces()
        for role in roles {
            let id = role.value.text
            if index.roles[id] == nil {
                reportUnknown(
                    .unknownRole, "role", id, at: role.span, in: context(),
                    among: { $0.roles.map { ($0.id.value.text, $0.id.span) } })
            } else if roles.count > 1, let first = seen.note(id, at: role.span) {
                reportTwice("role '\(id)'", first, role.span)
            }
        }
    }

    mutating func reportTwice(_ what: String, _ first: SourceSpan, _ second: SourceSpan) {
        report(
            .duplicateEntry, at: second, "\(what) is named twice", notes: [note("first here", first)],
            help: ["take one of them out"])
    }
}
