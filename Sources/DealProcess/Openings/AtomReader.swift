import CEL
import DealModel
import ExactValues

/// Makes a test of an atom: of one key against constants, of several keys each with the others held, or, where it cannot
/// be solved, an opaque condition.
struct AtomReader {
    var builder: GateBuilder
    let locals: [CELValue]
    private var context: OpeningContext { builder.context }

    init(_ builder: GateBuilder, locals: [CELValue]) {
        self.builder = builder
        self.locals = locals
    }

    mutating func draft(of node: CheckedNode) -> GateDraft {
        if let counted = counted(node) { return counted }
        let references = references(in: node)
        if references.keys.isEmpty && references.lists.isEmpty { return constant(node) }
        guard references.lists.isEmpty, references.keys.count == 1 || !context.isFree else {
            return opaque(node, references)
        }
        if references.keys.count == 1 {
            return test(of: node, solving: references.keys[0]).map { .test($0) } ?? opaque(node, references)
        }
        return joined(node, references.keys) ?? opaque(node, references)
    }

    /// Each key with the others held. What is absent cannot be held: one such key must be stated, and several must be
    /// stated together.
    private mutating func joined(_ node: CheckedNode, _ keys: [OpeningKey]) -> GateDraft? {
        let absent = keys.filter { context.present(of: $0) == nil }
        if absent.count > 1 { return together(node, absent) }
        var tests: [KeyTest] = []
        for key in absent.isEmpty ? keys : absent {
            if let test = test(of: node, solving: key) { tests.append(test) }
        }
        guard !tests.isEmpty else { return nil }
        return .joined(
            JoinedDraft(text: canonicalText(node), truth: truth(of: node), tests: tests, isTogether: false))
    }

    private mutating func constant(_ node: CheckedNode) -> GateDraft {
        let truth = truth(of: node)
        let text = canonicalText(node)
        if truth != true, !builder.unchangeable.contains(text) { builder.unchangeable.append(text) }
        if node.readsCustomer { builder.aboutCustomer.insert(text) }
        return .constant(truth)
    }

    func truth(of node: CheckedNode) -> Bool? { AtomReader.truth(context.evaluate(node, locals)) }

    private static func truth(_ result: CELResult<CELValue>) -> Bool? {
        if case .value(.bool(let truth)) = result { truth } else { nil }
    }

    private func opaque(_ node: CheckedNode, _ references: References) -> GateDraft {
        let names = references.keys + references.lists.map { .addition($0, predicate: "true") }
        let truth = context.isFree ? nil : truth(of: node)
        return .opaque(OpaqueAtom(text: canonicalText(node), names: names.sorted(), truth: truth))
    }

    /// A test of one key, the others held; nil when the atom cannot be solved for it.
    private mutating func test(of node: CheckedNode, solving key: OpeningKey) -> KeyTest? {
        guard let index = index(of: key) else { return nil }
        let hints = AtomHints(context: context, locals: locals, key: key)
        guard hints.add(from: node, to: &builder.drafts[index]) else { return nil }
        return KeyTest(key: index, number: builder.drafts[index].add(test: test(of: node, key)))
    }

    /// The atom's truth at each value of one key. Where the key is read as it is, absence makes the atom unknown.
    private func test(of node: CheckedNode, _ key: OpeningKey) -> (FactValue?) -> Bool? {
        let substitution = KeySubstitution(context: context, key: key)
        let isStrict = substitution.readsValue(in: node)
        let evaluate = context.evaluate
        let locals = locals
        return { value in
            if value == nil && isStrict { return nil }
            return AtomReader.truth(evaluate(substitution.substituted(in: node, value), locals))
        }
    }

    private mutating func index(of key: OpeningKey) -> Int? {
        switch key {
        case .fact(let path):
            guard let fact = context.fact(path) else { return nil }
            return builder.index(of: path, fact)
        case .time:
            guard let now = context.now else { return nil }
            let present: FactValue? = context.isFree ? nil : .timestamp(now)
            return builder.index(of: .time) {
                KeyDraft(.time, .ordered(.timestamp), present: present, isNeverAbsent: true, isAskers: false)
            }
        default: return nil
        }
    }
}

// MARK: - What an atom reads

extension AtomReader {
    struct References {
        var keys: [OpeningKey] = []
        var lists: [FactRoot] = []
    }

    /// The keys and the lists that a node reads.
    func references(in node: CheckedNode) -> References {
        var references = References()
        collect(node, into: &references)
        return references
    }

    private func collect(_ node: CheckedNode, into references: inout References) {
        if let key = context.key(of: node) {
            if !references.keys.contains(key) { references.keys.append(key) }
        } else if let list = node.engineList {
            if !references.lists.contains(list) { references.lists.append(list) }
        } else {
            for child in node.children { collect(child, into: &references) }
        }
    }
}

extension OpeningContext {
    func present(of key: OpeningKey) -> FactValue? {
        switch key {
        case .fact(let path): fact(path)?.present
        case .time: now.map { .timestamp($0) }
        default: nil
        }
    }

    /// The key that a node reads by itself; nil for constants and for anything made of several nodes.
    func key(of node: CheckedNode) -> OpeningKey? {
        if case .variable(let name) = node.kind, name == "now" || name == "today" { return now == nil ? nil : .time }
        guard let text = node.path ?? node.testedPath, let path = FactPath(text), !path.isWhole, fact(path) != nil
        else { return nil }
        return .fact(path)
    }
}

// MARK: - Facts that are absent together

extension AtomReader {
    /// Several facts are absent: they are one change, stated together. One combination of simple values that makes the
    /// condition true is looked for, so that the change can be tried.
    private mutating func together(_ node: CheckedNode, _ absent: [OpeningKey]) -> GateDraft? {
        let indexes = absent.compactMap { index(of: $0) }
        let scales = indexes.map { builder.drafts[$0] }.compactMap { draft -> OrderedScale? in
            if case .ordered(let type) = draft.shape { OrderedScale(type, currency: draft.currency) } else { nil }
        }
        guard scales.count == absent.count, absent.count <= Self.mostTogether else { return nil }
        guard let values = combination(node, absent, scales, []) else { return nil }
        let tests = zip(indexes, values).map { index, value in
            builder.drafts[index].add(named: value)
            return KeyTest(key: index, number: builder.drafts[index].add { $0 == value })
        }
        return .joined(JoinedDraft(text: canonicalText(node), truth: nil, tests: tests, isTogether: true))
    }

    /// More facts than these are not tried together.
    private static let mostTogether = 4

    private func combination(
        _ node: CheckedNode, _ keys: [OpeningKey], _ scales: [OrderedScale], _ chosen: [FactValue]
    ) -> [FactValue]? {
        guard chosen.count < keys.count else {
            let replaced = zip(keys, chosen).reduce(node) { node, pair in
                KeySubstitution(context: context, key: pair.0).substituted(in: node, pair.1)
            }
            return truth(of: replaced) == true ? chosen : nil
        }
        for quantity in Self.simpleQuantities {
            guard let value = scales[chosen.count].simpleValue(quantity, near: context.now) else { continue }
            if let found = combination(node, keys, scales, chosen + [value]) { return found }
        }
        return nil
    }

    private static let simpleQuantities: [Int] = [1, 0, 10, 100, 1_000, 100_000, -1]
}

extension OrderedScale {
    /// A value to try: so many units, or so many days from now.
    fileprivate func simpleValue(_ quantity: Int, near now: Instant?) -> FactValue? {
        let today = (now?.microseconds ?? 0) / (Instant.secondsInDay * Instant.microsecondsInSecond)
        switch kind {
        case .int, .number, .money: return value(at: ExactDecimal(quantity))
        case .date: return value(at: ExactDecimal(today + Int64(quantity)))
        case .timestamp:
            let days = (today + Int64(quantity)) * Instant.secondsInDay * Instant.microsecondsInSecond
            return value(at: ExactDecimal(days))
        }
    }
}

// MARK: - Sizes of lists

extension AtomReader {
    /// `size(list) op n` and `size(list.filter(…)) op n`: solved by adding elements.
    private mutating func counted(_ node: CheckedNode) -> GateDraft? {
        guard locals.isEmpty, case .call(let call) = node.kind, call.arguments.count == 2,
            let comparison = Comparison(rawValue: call.function)
        else { return nil }
        if let size = ListSize(call.arguments[0], context), let bound = bound(call.arguments[1]) {
            return counted(size, comparison, bound)
        }
        if let size = ListSize(call.arguments[1], context), let bound = bound(call.arguments[0]) {
            return counted(size, comparison.mirrored, bound)
        }
        return nil
    }

    private func bound(_ node: CheckedNode) -> Int? {
        let references = references(in: node)
        guard references.keys.isEmpty, references.lists.isEmpty,
            case .value(.int(let bound)) = context.evaluate(node, locals)
        else { return nil }
        return Int(exactly: bound)
    }

    private mutating func counted(_ size: ListSize, _ comparison: Comparison, _ bound: Int) -> GateDraft? {
        guard let now = size.now else { return nil }
        let missing = bound - now
        guard let element = size.element else { return nil }
        let key = OpeningKey.addition(size.list, predicate: size.predicate)
        builder.elements[key] = element
        let sizes = [missing, missing + 1].filter { $0 > 0 }
        return .test(builder.addition(key, sizes: sizes) { comparison.holds(now + $0, bound) })
    }
}

/// A comparison of two whole numbers.
private enum Comparison: String {
    case equal = "==", notEqual = "!=", less = "<", atMost = "<=", more = ">", atLeast = ">="

    var mirrored: Comparison {
        switch self {
        case .equal, .notEqual: self
        case .less: .more
        case .more: .less
        case .atMost: .atLeast
        case .atLeast: .atMost
        }
    }

    func holds(_ left: Int, _ right: Int) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        }
    }
}

/// The size of an engine's list, or of those of its elements for which a predicate holds.
private struct ListSize {
    let list: FactRoot
    let predicate: String
    /// How many there are; nil when that is not known.
    let now: Int?
    /// What an element to add would say; nil when none can be found.
    let element: [String: FactValue]?

    init?(_ node: CheckedNode, _ context: OpeningContext) {
        guard case .call(let call) = node.kind, call.function == "size", call.arguments.count == 1 else { return nil }
        let counted = call.arguments[0]
        if let list = counted.engineList {
            guard let elements = context.elements(list) else { return nil }
            (self.list, predicate, now) = (list, "true", elements.count)
            element = context.element(list, "id") == nil ? nil : [:]
            return
        }
        guard case .comprehension(let macro) = counted.kind, macro.macro == .filter, let test = macro.predicate,
            let list = macro.range.engineList, context.elements(list) != nil,
            AtomReader(GateBuilder(context), locals: []).references(in: test).isEmpty,
            let element = ElementSolver(list, macro, context).element
        else { return nil }
        self.list = list
        self.element = element
        predicate = canonicalText(test)
        if case .value(.int(let size)) = context.evaluate(node, []) { now = Int(exactly: size) } else { now = nil }
    }
}

extension AtomReader.References {
    fileprivate var isEmpty: Bool { keys.isEmpty && lists.isEmpty }
}
