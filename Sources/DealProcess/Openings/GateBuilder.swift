package import CEL
package import DealModel
import ExactValues

/// Makes a formula over keys and cells of a gate's items.
///
/// All items are added first, since the conditions of all of them cut the cells of a key.
package struct GateBuilder {
    package var context: OpeningContext
    /// What elements to add would say, by the key of the addition.
    var elements: [OpeningKey: [String: FactValue]] = [:]
    /// Conditions that nobody can change and that are not true.
    var unchangeable: [String] = []
    /// Those of them that ask about the customer.
    var aboutCustomer: Set<String> = []
    var drafts: [KeyDraft] = []
    private var items: [GateDraft] = []
    private var indexOfKey: [OpeningKey: Int] = [:]

    package init(_ context: OpeningContext) { self.context = context }

    /// What an item asks, as far as the translation knows.
    package struct Part {
        let draft: GateDraft

        /// What cannot change.
        package static func constant(_ truth: Bool?) -> Part { Part(draft: .constant(truth)) }
        package static func all(_ parts: [Part]) -> Part { Part(draft: .and(parts.map(\.draft))) }
        package static func any(_ parts: [Part]) -> Part { Part(draft: .or(parts.map(\.draft))) }
    }

    /// Adds an item that must open.
    package mutating func require(_ part: Part) { items.append(part.draft) }

    /// A condition.
    package mutating func condition(_ root: CheckedNode) -> Part {
        var translator = ConditionTranslator(self)
        let draft = translator.translated(root)
        self = translator.builder
        return Part(draft: draft)
    }

    /// That a fact is present.
    package mutating func presence(of path: FactPath, now isPresent: Bool?) -> Part {
        guard let fact = context.fact(path) else { return .constant(isPresent) }
        let key = index(of: path, fact)
        if fact.type.isList { drafts[key].add(size: 1) }
        return Part(draft: .test(KeyTest(key: key, number: drafts[key].add { $0 != nil && $0 != .list([]) })))
    }

    /// That a fact stays what it is.
    package mutating func unchanged(_ path: FactPath) -> Part {
        guard let fact = context.fact(path) else { return .constant(true) }
        let key = index(of: path, fact)
        if let present = fact.present { drafts[key].add(named: present) }
        return Part(draft: .test(KeyTest(key: key, number: drafts[key].add { $0 == fact.present })))
    }

    /// A condition that is not looked into.
    package func opaque(_ text: String, names: [OpeningKey], truth: Bool?) -> Part {
        Part(draft: .opaque(OpaqueAtom(text: text, names: names, truth: context.isFree ? nil : truth)))
    }

    /// That something that is done or not, granted or not, answered or not is so.
    package mutating func deed(_ key: OpeningKey, isDone: Bool) -> Part {
        choice(key, among: [.bool(true)], present: isDone ? .bool(true) : nil, wanted: [.bool(true)])
    }

    /// That a key is in one of some states.
    package mutating func choice(
        _ key: OpeningKey, among states: [FactValue], present: FactValue?, wanted: [FactValue]
    ) -> Part {
        let all = states + [present].compactMap { $0 }.filter { !states.contains($0) }
        let isAskers = context.isAskers(key)
        let index = index(of: key) {
            KeyDraft(key, .finite(all), present: present, isNeverAbsent: false, isAskers: isAskers)
        }
        let number = drafts[index].add { $0.map(wanted.contains) ?? false }
        return Part(draft: .test(KeyTest(key: index, number: number)))
    }

    /// The formula with its cells.
    package func finished() -> TranslatedGate {
        let cells = drafts.map { KeyCellTable($0) }
        let finisher = DraftFinisher(cells: cells)
        return TranslatedGate(
            problem: OpeningProblem(domains: cells.map(\.domain), items: items.map(finisher.formula)),
            cells: cells, together: finisher.together(items), elements: elements, unchangeable: unchangeable,
            aboutCustomer: aboutCustomer)
    }

    // MARK: - Keys

    mutating func index(of key: OpeningKey, make: () -> KeyDraft) -> Int {
        if let index = indexOfKey[key] { return index }
        drafts.append(make())
        indexOfKey[key] = drafts.count - 1
        return drafts.count - 1
    }

    mutating func index(of path: FactPath, _ fact: OpeningContext.Fact) -> Int {
        let key = OpeningKey.fact(path)
        let draft = KeyDraft(key, fact, context)
        return index(of: key) { draft }
    }
}

extension KeyDraft {
    init(_ key: OpeningKey, _ fact: OpeningContext.Fact, _ context: OpeningContext) {
        var currency = context.currency
        if case .money(let money)? = fact.present { currency = money.currency }
        self.init(
            key, Shape(fact), present: fact.present, isNeverAbsent: fact.isNeverAbsent,
            isAskers: context.isAskers(key), currency: currency)
    }
}

extension KeyDraft.Shape {
    fileprivate init(_ fact: OpeningContext.Fact) {
        switch fact.type {
        case .bool: self = .finite([.bool(true), .bool(false)])
        case .list: self = .list
        case .string:
            guard let values = fact.values else {
                self = .text
                return
            }
            let listed = values.map { FactValue.text($0) }
            // A value that is no longer on the list may still stand in a record.
            self = .finite(listed + [fact.present].compactMap { $0 }.filter { !listed.contains($0) })
        case .int, .number, .percent, .money, .date, .timestamp: self = .ordered(fact.type)
        }
    }

    var isFinite: Bool { if case .finite = self { true } else { false } }
}
