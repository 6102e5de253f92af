/// Finds what is allowed but hardly means what it says, where reading something absent is unknown.
struct Hints {
    private let source: [Unicode.Scalar]
    private var issues: [CELIssue] = []
    /// Fields whose presence is asked for beside the present place.
    private var asked: Set<String> = []

    static func of(_ root: CheckedNode, source: [Unicode.Scalar]) -> [CELIssue] {
        var hints = Hints(source: source)
        hints.visit(root)
        return hints.issues
    }

    private init(source: [Unicode.Scalar]) { self.source = source }

    private mutating func visit(_ node: CheckedNode) {
        let before = asked
        defer { asked = before }
        switch node.kind {
        case .or(let terms), .and(let terms):
            for term in terms { noteQuestions(term) }
        case .conditional(let parts): noteQuestions(parts.condition)
        case .call(let call): hint(call, node)
        case .comprehension(let macro): hint(macro, node)
        default: break
        }
        for child in node.children { visit(child) }
    }

    /// `has(x)` beside a comparison shows that its author thought of absence.
    private mutating func noteQuestions(_ node: CheckedNode) {
        if case .not(let inner) = node.kind { return noteQuestions(inner) }
        if case .and(let terms) = node.kind { return terms.forEach { noteQuestions($0) } }
        if case .or(let terms) = node.kind { return terms.forEach { noteQuestions($0) } }
        guard case .select(let select) = node.kind, select.isTest else { return }
        asked.insert(canonicalText(select.operand) + "." + select.field)
    }

    private mutating func hint(_ call: CheckedCall, _ node: CheckedNode) {
        guard call.function == "!=" || call.function == "==", call.arguments.count == 2 else { return }
        for (own, other) in [(0, 1), (1, 0)] {
            let (field, constant) = (call.arguments[own], call.arguments[other])
            guard field.isField, let value = constant.constant else { continue }
            if case .string(let text) = value, text.utf8.isEmpty { return blank(call, field, node) }
            if call.function == "!=", !asked.contains(canonicalText(field)) { return unequal(field, node) }
        }
    }

    private mutating func blank(_ call: CheckedCall, _ field: CheckedNode, _ node: CheckedNode) {
        let text = text(field.range)
        let question = call.function == "==" ? "!has(\(text))" : "has(\(text))"
        add("blank-text", "a blank text counts as absent: '\(text)' is never \"\"", node, help: "write \(question)")
    }

    private mutating func unequal(_ field: CheckedNode, _ node: CheckedNode) {
        let text = text(field.range)
        add(
            "absent-not-equal", "this does not pass where '\(text)' is absent", node,
            help: "if it should, write !has(\(text)) || \(self.text(node.range))")
    }

    /// One unknown element makes the whole `filter` unknown; `exists` goes on to the others.
    private mutating func hint(_ macro: CheckedComprehension, _ node: CheckedNode) {
        guard macro.macro == .filter || macro.macro == .map || macro.macro == .existsOne else { return }
        let body = [macro.predicate, macro.transform].compactMap { $0 }
        guard body.contains(where: { $0.readsAbsentField(besides: asked) }) else { return }
        add(
            "unknown-sensitive", "one element with an absent field makes the whole \(macro.macro.rawValue) unknown",
            node,
            help: "exists() does not mind; or ask has() first")
    }

    private mutating func add(_ code: String, _ message: String, _ node: CheckedNode, help: String) {
        issues.append(CELIssue(code, message, at: node.range, help: help, severity: .hint))
    }

    private func text(_ range: Range<Int>) -> String { String(scalars: source[range.clamped(to: 0..<source.count)]) }
}

extension CheckedNode {
    /// Whether this is a plain field, of the host or of a macro's variable.
    fileprivate var isField: Bool {
        guard case .select(let select) = kind, select.form == .value else { return false }
        return path != nil || isFieldOfLocal
    }

    /// Whether a field of a macro's variable is read without asking for it in the same condition.
    fileprivate func readsAbsentField(besides asked: Set<String>) -> Bool {
        var asked = asked
        if case .and(let terms) = kind {
            for case .select(let select) in terms.map(\.kind) where select.isTest {
                asked.insert(canonicalText(select.operand) + "." + select.field)
            }
        }
        if isFieldOfLocal, !asked.contains(canonicalText(self)) { return true }
        if case .select(let select) = kind, select.form != .value { return false }
        return children.contains { $0.readsAbsentField(besides: asked) }
    }
}
