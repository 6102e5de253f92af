import DealModel
import ExactValues
import Randomness
import TestTags
import Testing

@Suite("Frames", .tags(.values, .random))
struct FactFrameTests {
    private static let types: [FactType] = [
        .string, .int, .number, .percent, .money, .bool, .date, .timestamp, .list(of: .string), .list(of: .money),
    ]

    @Test("SEMANTICS 5.1: a frame answers like a plain dictionary, whatever is set and cleared in whatever order")
    func againstDictionary() {
        var random = SeededRandom(printing: #function)
        for _ in 0..<60 {
            let root = [FactRoot.deal, .terms, .customer].randomElement(using: &random) ?? .deal
            let layout = FrameLayout(root, fields: fields(of: root, random: &random))
            var frame = FactFrame(layout)
            var model = defaults(of: layout)
            for _ in 0..<300 {
                guard let entry = layout.entries.randomElement(using: &random) else { continue }
                let value = random.chance(4) ? nil : random.value(of: entry.type)
                expect(frame.set(value, at: entry.slot))
                model[entry.name] = kept(value) ?? defaults(of: layout)[entry.name]
            }
            for entry in layout.entries {
                let expected = model[entry.name] ?? (entry.type.isList ? .list([]) : nil)
                #expect(frame.value(at: entry.slot) == expected, "\(entry.name)")
                #expect(frame.isPresent(at: entry.slot) == (model[entry.name] != nil), "\(entry.name)")
            }
        }
    }

    private func fields(of root: FactRoot, random: inout SeededRandom) -> [FactDeclaration] {
        (0..<Int.random(in: 0...40, using: &random)).map { number in
            let type = Self.types.randomElement(using: &random) ?? .string
            return FactDeclaration(FactPath(root, "field_\(number)"), type)
        }
    }

    private func defaults(of layout: FrameLayout) -> [String: FactValue] {
        var values: [String: FactValue] = [:]
        for entry in layout.entries where !entry.type.isList { values[entry.name] = entry.declaration.defaultValue }
        return values
    }

    /// What the door lets in: no blank texts, no empty lists.
    private func kept(_ value: FactValue?) -> FactValue? {
        switch value {
        case .text(let text): return FactValue(text: text)
        case .list(let values):
            let rest = values.compactMap(kept)
            return rest.isEmpty ? nil : .list(rest)
        default: return value
        }
    }

    @Test("A copy keeps its facts when the original is changed")
    func copies() {
        var frame = FactFrame(.deal)
        frame.set(Money(10, "EUR"), at: DealSlots.amount)
        frame.set("a title that is longer than a word", at: DealSlots.title)
        let copy = frame
        frame.set(Money(20, "USD"), at: DealSlots.amount)
        frame.set("another title that is longer than a word", at: DealSlots.title)
        #expect(copy.money(at: DealSlots.amount) == Money(10, "EUR"))
        #expect(copy.text(at: DealSlots.title) == "a title that is longer than a word")
        #expect(frame.money(at: DealSlots.amount) == Money(20, "USD"))
        #expect(frame != copy)
    }

    @Test(
        "Texts compare with a prepared constant byte for byte, whatever their length",
        arguments: [
            "A", "eight by", "nine byte", "é", "e\u{301}", "ab\u{0}", "ab", "a long text of many bytes, é",
            "a long text of many bytes, e\u{301}",
        ])
    func matching(_ text: String) {
        var frame = FactFrame(.customer)
        let all = ["A", "eight by", "nine byte", "é", "e\u{301}", "ab\u{0}", "ab", "a long text of many bytes, é"]
        #expect(frame.matches(TextKey(text), at: CustomerSlots.segment) == nil)
        frame.set(text, at: CustomerSlots.segment)
        for other in all + ["a long text of many bytes, e\u{301}", ""] {
            let same = Array(other.utf8) == Array(text.utf8)
            #expect(frame.matches(TextKey(other), at: CustomerSlots.segment) == same, "\(other)")
        }
    }

    @Test("A value of another kind is refused and changes nothing; a whole number is a number where one is wanted")
    func kinds() {
        var frame = FactFrame(.deal)
        expect(!frame.set(.text("much"), at: DealSlots.amount))
        #expect(frame.money(at: DealSlots.amount) == nil)
        expect(frame.set(.int(1), at: DealSlots.discount))
        #expect(frame.number(at: DealSlots.discount) == 1)
    }

    @Test("More fields keep the slots of the present ones")
    func extended() {
        let layout = FrameLayout(.deal, fields: [FactDeclaration(FactPath(.deal, "need"), .string)])
        var frame = FactFrame(layout)
        frame.setField("need", .string, to: .text("pumps for the new plant"))
        frame.set(Money(1, "EUR"), at: DealSlots.amount)
        frame.extend(with: [
            FactDeclaration(FactPath(.deal, "urgent"), .bool), FactDeclaration(FactPath(.deal, "size"), .int),
        ])
        frame.setField("size", .int, to: .int(-7))
        #expect(frame.layout !== layout)
        #expect(layout.slot(named: "need") == frame.layout.slot(named: "need"))
        #expect(FieldValues(frame)["need"] == .text("pumps for the new plant"))
        #expect(FieldValues(frame)["size"] == .int(-7))
        #expect(FieldValues(frame)["urgent"] == nil)
        #expect(frame.money(at: DealSlots.amount) == Money(1, "EUR"))
    }

    @Test("Frames are equal by their facts, not by their layouts")
    func equality() {
        let one = FactDeclaration(FactPath(.deal, "one"), .int)
        let two = FactDeclaration(FactPath(.deal, "two"), .string)
        var left = FactFrame(FrameLayout(.deal, fields: [one, two]))
        var right = FactFrame(FrameLayout(.deal, fields: [two, one]))
        #expect(left == right)
        left.setField("one", .int, to: .int(1))
        #expect(left != right)
        right.setField("one", .int, to: .int(1))
        left.setField("two", .string, to: .text("later"))
        right.setField("two", .string, to: .text("later"))
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
    }

    @Test("A frame takes the slots of another layout when all its facts have one there")
    func adoption() {
        let one = FactDeclaration(FactPath(.customer, "one"), .int)
        let two = FactDeclaration(FactPath(.customer, "two"), .string)
        let small = FrameLayout(.customer, fields: [one])
        let large = FrameLayout(.customer, fields: [two, one])
        var frame = FactFrame(small)
        frame.setField("one", .int, to: .int(1))
        let adopted = frame.adopting(large)
        #expect(adopted == frame)
        #expect(adopted?.layout === large)
        #expect(frame.slot(small.entries[16].slot, of: large) == nil || large.slot(named: "one") != nil)
        #expect(frame.adopting(.customer) == nil)
        #expect(FactFrame(.customer).adopting(large)?.layout === large)
    }

    @Test("A slot of one layout is found in a frame of another by its name and kind")
    func foreignSlots() throws {
        let ours = FrameLayout(.customer, fields: [FactDeclaration(FactPath(.customer, "limit"), .money)])
        let same = FrameLayout(
            .customer,
            fields: [
                FactDeclaration(FactPath(.customer, "other"), .int),
                FactDeclaration(FactPath(.customer, "limit"), .money),
            ])
        let unlike = FrameLayout(.customer, fields: [FactDeclaration(FactPath(.customer, "limit"), .int)])
        let slot = try #require(ours.slot(named: "limit"))
        #expect(FactFrame(same).slot(slot, of: ours) == same.slot(named: "limit"))
        #expect(FactFrame(unlike).slot(slot, of: ours) == nil)
        #expect(FactFrame(.customer).slot(slot, of: ours) == nil)
        #expect(FactFrame(ours).slot(slot, of: ours) == slot)
    }

    @Test("A slot that a frame does not have is read as absent")
    func outside() {
        let layout = FrameLayout(.terms, fields: (0..<50).map { FactDeclaration(FactPath(.terms, "f\($0)"), .int) })
        for entry in layout.entries { #expect(FactFrame(.terms).int(at: entry.slot) == nil) }
    }

    @Test("A process narrows a built-in text without giving it another slot")
    func narrowed() throws {
        let narrow = FactDeclaration(FactPath(.customer, "segment"), .string, values: ["A", "B", "C"])
        let layout = FrameLayout(.customer, fields: [narrow])
        let entry = try #require(layout.entry(named: "segment"))
        #expect(entry.slot == CustomerSlots.segment)
        #expect(entry.declaration.values == ["A", "B", "C"])
        #expect(entry.declaration.title.text(in: "ru") == "Сегмент")
        #expect(layout.fields.isEmpty)
    }
}
