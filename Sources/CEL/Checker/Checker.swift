import ExactValues

/// Finds the type of every part of an expression, and everything that is wrong with it.
struct Checker {
    let declarations: CELDeclarations
    let functions: FunctionTable
    let options: CELOptions
    let source: [Unicode.Scalar]
    /// Names and types are looked up only when the expression runs.
    let isUnchecked: Bool
    var issues: [CELIssue] = []
    var unifier = TypeUnifier()
    /// The variables of the macros around the present place, the outermost first.
    var locals: [(name: String, type: CELType)] = []
    /// How many macros that go through something are around the present place.
    var comprehensions = 0
    /// How large the constant regular expressions are together.
    var patternSize = 0
    private var nodes = 0

    /// The checked form of `source`, or all that is wrong with it.
    static func check(
        _ source: String, over declarations: CELDeclarations, options: CELOptions, wanted: CELType
    ) throws(CELErrors) -> CheckedExpression {
        // Of a source that is far too long no more than the limit is looked at.
        let scalars = Array(source.unicodeScalars.prefix(max(0, min(options.limits.sourceLength, .max - 1)) + 1))
        let (tree, issues) = Parser.parse(scalars, limits: options.limits)
        if issues.contains(where: { $0.severity == .error }) { throw CELErrors(issues) }
        var checker = Checker(scalars, declarations, options)
        let root = checker.finish(checker.check(tree), wanted: wanted)
        if checker.issues.contains(where: { $0.severity == .error }) { throw CELErrors(checker.issues) }
        return CheckedExpression(
            source: source, root: root, type: root.type, reads: root.reads, issues: CELErrors(checker.issues).issues)
    }

    private init(_ source: [Unicode.Scalar], _ declarations: CELDeclarations, _ options: CELOptions) {
        self.source = source
        self.declarations = declarations
        self.options = options
        isUnchecked = !options.isChecked
        functions = options.exact ? .exact : .standard
    }

    private mutating func finish(_ root: CheckedNode, wanted: CELType) -> CheckedNode {
        let root = unifier.isUsed ? resolved(root) : root
        guard !isUnchecked, issues.isEmpty else { return root }
        if wanted == .bool, root.type != .bool {
            report(
                "not-bool", "a condition gives true or false, this gives \(root.type)", at: root.range,
                help: helpForCondition(root))
        } else if !unifier.assign(root.type, to: wanted) {
            report("result-type", "this gives \(root.type), not \(wanted)", at: root.range)
        }
        if options.absent == .unknown { issues += Hints.of(root, source: source) }
        return root
    }

    /// The node with every type parameter replaced.
    private func resolved(_ node: CheckedNode) -> CheckedNode {
        let shell = CheckedNode(id: node.id, range: node.range, type: unifier.resolved(node.type), kind: node.kind)
        return shell.replacingChildren { resolved($0) }
    }

    mutating func check(_ node: ParsedNode) -> CheckedNode {
        switch node.kind {
        case .broken: return broken(node.range)
        case .literal(let literal): return make(node.range, literal.value.literalType, .literal(literal.value))
        case .identifier(let name): return checkName(name, node.range)
        case .select(let select): return checkSelect(select, node)
        case .index(let index): return checkIndex(index, node.range)
        case .call(let call): return checkCall(call, node.range)
        case .list(let elements): return checkList(elements, node.range)
        case .map(let entries): return checkMap(entries, node.range)
        case .comprehension(let macro): return checkComprehension(macro, node.range)
        case .conditional(let parts): return checkConditional(parts, node.range)
        case .and(let terms): return checkTerms(terms, "&&", node.range)
        case .or(let terms): return checkTerms(terms, "||", node.range)
        case .not(let operand): return checkNot(operand, node.range)
        }
    }

    // MARK: Making nodes and findings

    mutating func make(_ range: Range<Int>, _ type: CELType, _ kind: CheckedNode.Kind) -> CheckedNode {
        nodes += 1
        return CheckedNode(id: nodes, range: range, type: type, kind: kind)
    }

    /// Stands for something reported: it fits everywhere.
    mutating func broken(_ range: Range<Int>) -> CheckedNode { make(range, .dyn, .literal(.null)) }

    mutating func report(
        _ code: String, _ message: String, at range: Range<Int>, label: String? = nil, help: String? = nil
    ) {
        if issues.count < Self.mostIssues {
            issues.append(CELIssue(code, message, at: range, label: label, help: help))
        }
    }

    /// As many issues as anyone reads; the rest of a source that is wrong from end to end is not reported.
    static let mostIssues = 100

    /// What an unknown name was probably meant to be. Looked for only as long as issues are reported.
    func suggestion(for name: String, among known: @autoclosure () -> [String]) -> String? {
        issues.count < Self.mostIssues ? nearest(to: name, among: known()) : nil
    }

    /// A part of the source as written.
    func text(_ range: Range<Int>) -> String { String(scalars: source[range.clamped(to: 0..<source.count)]) }
}

extension CELValue {
    /// The type of a literal or constant; of a list and a map, that of what they hold.
    var literalType: CELType {
        switch self {
        case .list(let list): .list(Self.commonType(list.values))
        case .map(let map): .map(Self.commonType(map.keys), Self.commonType(map.values))
        case .optional(let optional): .optional(optional.value?.literalType ?? .dyn)
        default: type
        }
    }

    private static func commonType(_ values: [CELValue]) -> CELType {
        guard let first = values.first?.literalType else { return .dyn }
        return values.allSatisfy { $0.literalType == first } ? first : .dyn
    }
}
