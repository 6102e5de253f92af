/// The slots of a frame: the built-in facts of a root first, then the fields a process adds.
///
/// Frames with the same layout object have the same slots. A frame made elsewhere (a customer that another process has
/// filled, a deal just decoded) has another one: compare with `===`, then look slots up by name.
@usableFromInline
package final class FrameLayout: Sendable {
    /// A fact as canonical bytes name it, and its place.
    struct Written: Sendable {
        let slot: Slot
        let name: String
        let type: String

        fileprivate init(_ entry: Entry) {
            slot = entry.slot
            name = entry.name
            type = entry.type.description
        }
    }

    /// A fact and its place.
    package struct Entry: Sendable {
        package let declaration: FactDeclaration
        package let slot: Slot

        package var name: String { declaration.path.name }
        package var type: FactType { declaration.type }
    }

    package let root: FactRoot
    /// Built-in facts in the order of their table, then fields in the order they were declared.
    package let entries: [Entry]
    /// The built-in facts in the order of their names' bytes.
    let writtenFacts: [Written]
    /// The fields in the order of their names' bytes.
    let writtenFields: [Written]
    /// The greatest length of a frame's buffer.
    package let wordCount: Int
    /// What a frame begins with, as far as it is not zero: the defaults of SEMANTICS 1.3 stated, so that no reader has
    /// to know of them. Empty when there are none.
    let initialWords: ContiguousArray<UInt64>
    private let places: [String: Int]
    private let builtInCount: Int

    /// A layout with these fields behind the built-in facts of `root` (`deal`, `customer` or `terms`).
    ///
    /// A field with a built-in name narrows that fact (FORMAT §2): it takes its declaration, not a slot. Of two fields of
    /// one name the first counts.
    package init(_ root: FactRoot, fields: [FactDeclaration] = []) {
        let narrowed = Dictionary(fields.map { ($0.path.name, $0) }, uniquingKeysWith: { first, _ in first })
        let builtIn = BuiltInFacts.stored(in: root).map { fact in
            narrowed[fact.path.name].map { fact.narrowed(to: $0) } ?? fact
        }
        var entries: [Entry] = []
        var places: [String: Int] = [:]
        var room = SlotAllocator()
        for (number, fact) in (builtIn + fields).enumerated() where places[fact.path.name] == nil {
            let kind = Slot.Kind(fact.type)
            let slot = room.slot(kind, withWord: kind != .bool || number < builtIn.count)
            places[fact.path.name] = entries.count
            entries.append(Entry(declaration: fact, slot: slot))
        }
        self.root = root
        self.entries = entries
        self.places = places
        builtInCount = builtIn.count
        writtenFacts = Self.written(entries[..<builtIn.count])
        writtenFields = Self.written(entries[builtIn.count...])
        wordCount = room.end
        initialWords = Self.initialWords(entries, count: room.end)
    }

    private static func written(_ entries: ArraySlice<Entry>) -> [Written] {
        entries.map(Written.init).sorted { $0.name.precedesInBytes($1.name) }
    }

    /// All defaults are zeros (0 %, no, none won), so to state them is to mark them present.
    private static func initialWords(_ entries: [Entry], count: Int) -> ContiguousArray<UInt64> {
        var words: ContiguousArray<UInt64> = []
        for entry in entries where !entry.type.isList && entry.declaration.defaultValue != nil {
            let end = min(entry.slot.blockEnd, count)
            words.append(contentsOf: repeatElement(0, count: max(0, end - words.count)))
            words[Int(entry.slot.lane >> 2)] |= UInt64(FactFrame.presence) << (UInt64(entry.slot.lane & 3) * 16)
        }
        return words
    }

    /// The fields behind the built-in facts.
    package var fields: ArraySlice<Entry> { entries[builtInCount...] }

    /// The built-in facts.
    package var builtInFacts: ArraySlice<Entry> { entries[..<builtInCount] }

    /// Whether a field, not a built-in fact, has this name.
    package func hasField(named name: String) -> Bool { places[name].map { $0 >= builtInCount } ?? false }

    /// The fact with this name.
    package func entry(named name: String) -> Entry? { places[name].map { entries[$0] } }

    /// The slot of the fact with this name.
    package func slot(named name: String) -> Slot? { places[name].map { entries[$0].slot } }

    /// What is known of the fact with this name.
    package func declaration(named name: String) -> FactDeclaration? { places[name].map { entries[$0].declaration } }

    /// This layout with more fields at its end: all slots stay where they are.
    package func adding(_ fields: [FactDeclaration]) -> FrameLayout {
        FrameLayout(root, fields: self.fields.map(\.declaration) + fields)
    }

    /// The layouts without fields.
    package static let deal = FrameLayout(.deal)
    package static let terms = FrameLayout(.terms)
    package static let customer = FrameLayout(.customer)

    /// The layout of a root without fields; that of the deal for roots that have none.
    package static func plain(_ root: FactRoot) -> FrameLayout {
        switch root {
        case .terms: terms
        case .customer: customer
        default: deal
        }
    }
}

extension FactDeclaration {
    /// The built-in fact with what a process says of it: only its texts and its title can be narrowed.
    fileprivate func narrowed(to field: FactDeclaration) -> FactDeclaration {
        let hasTitle = field.title != LocalizedText(field.path.name)
        return FactDeclaration(
            path, type, title: hasTitle ? field.title : title, values: field.values ?? values, isKept: isKept,
            needsStages: needsStages, defaultValue: defaultValue)
    }
}

/// Hands out lanes and words one after the other.
private struct SlotAllocator {
    private(set) var end = 0
    private var metaWord = 0
    private var lanes = 4

    mutating func slot(_ kind: Slot.Kind, withWord: Bool) -> Slot {
        if lanes == 4 {
            metaWord = end
            end += 1
            lanes = 0
        }
        let lane = UInt32(clamping: metaWord * 4 + lanes)
        lanes += 1
        guard withWord else { return Slot(lane: lane, word: 0, kind: kind) }
        end += 1
        return Slot(lane: lane, word: UInt32(clamping: end - 1), kind: kind)
    }
}
