/// The stated facts of one deal, customer or set of terms, by slot.
///
/// A copy is three references; a write to a frame that nobody shares changes it in place. Texts of up to eight bytes lie
/// in the word itself; longer ones and lists lie beside, with their index in the word.
@usableFromInline
package struct FactFrame: Sendable {
    /// What does not fit into a word.
    @usableFromInline
    enum Beside: Sendable {
        case free
        case text(String)
        case list([FactValue])
    }

    /// The layout's shared beginning until something is set, so that a frame without facts has no buffer of its own; then
    /// as far as the last block of slots in which something was ever set.
    @usableFromInline var words: ContiguousArray<UInt64>
    @usableFromInline var beside: [Beside] = []
    @usableFromInline package private(set) var layout: FrameLayout

    package init(_ layout: FrameLayout) {
        self.layout = layout
        words = layout.initialWords
    }

    // A meta: bit 15 says that the slot is present. A number has its scale in bits 0–4, money its currency in bits 5–12
    // too, a bool its value in bit 0, a text its length in bits 0–3, or 15 when it lies beside.
    @inlinable static var presence: UInt16 { 1 << 15 }
    @inlinable static var besideMark: UInt16 { 15 }

    /// 0 for a slot that this frame does not have.
    @inlinable func meta(_ slot: Slot) -> UInt16 { withView { $0.meta(slot) } }

    /// 0 for a slot that this frame does not have.
    @inlinable func word(_ slot: Slot) -> UInt64 { withView { $0.word(slot) } }

    mutating func write(_ meta: UInt16, _ word: UInt64, at slot: Slot) {
        let end = min(slot.blockEnd, layout.wordCount)
        if words.count < end { grow(to: end) }
        let (index, shift) = (Int(slot.lane >> 2), UInt64(slot.lane & 3) &* 16)
        // The buffer is made nobody else's once, for both words.
        words.withUnsafeMutableBufferPointer { words in
            guard index < words.count, Int(slot.word) < words.count else { return }
            words[index] = words[index] & ~(0xFFFF &<< shift) | UInt64(meta) &<< shift
            if slot.word != 0 { words[Int(slot.word)] = word }
        }
    }

    /// Not by appending, which would make room for more facts than there will be.
    @inline(never)
    private mutating func grow(to count: Int) {
        var longer = ContiguousArray<UInt64>()
        longer.reserveCapacity(count)
        longer.append(contentsOf: words)
        longer.append(contentsOf: repeatElement(0, count: count - words.count))
        words = longer
    }

    /// Whether the fact was stated. A list is present only when it was set, but is read as empty otherwise.
    @inlinable package func isPresent(at slot: Slot) -> Bool { withView { $0.isPresent(at: slot) } }

    /// Whether nothing is present.
    @usableFromInline package var isEmpty: Bool {
        words.isEmpty || layout.entries.allSatisfy { !isPresent(at: $0.slot) }
    }

    /// Makes room for more fields; the present slots stay.
    package mutating func extend(with fields: [FactDeclaration]) {
        // Slots are stable under additions, so the words stay as they are.
        layout = layout.adding(fields)
    }

    /// The same facts with the slots of another layout.
    ///
    /// - Returns: `nil` when a stated fact has no slot of its type there.
    package func adopting(_ other: FrameLayout) -> FactFrame? {
        if layout === other { return self }
        if layout.root == other.root, layout.fields.isEmpty {
            // Built-in facts have the same slots in all layouts of a root.
            var copy = self
            copy.layout = other
            return copy
        }
        var copy = FactFrame(other)
        for index in layout.entries.indices {
            // By index: to step over a fact that is not stated copies nothing.
            let own = layout.entries[index].slot
            guard isPresent(at: own) else { continue }
            let slot = other.slot(named: layout.entries[index].name)
            guard let slot, copy.set(value(at: own), at: slot) else { return nil }
        }
        return copy
    }
}

extension FactFrame: Hashable {
    /// The same facts with the same values, whatever the layouts.
    @usableFromInline package static func == (left: FactFrame, right: FactFrame) -> Bool {
        left.isCovered(by: right) && right.isCovered(by: left)
    }

    private func isCovered(by other: FactFrame) -> Bool {
        layout.entries.allSatisfy { entry in
            guard isPresent(at: entry.slot) else { return true }
            let slot = layout === other.layout ? entry.slot : other.layout.slot(named: entry.name)
            guard let slot, other.isPresent(at: slot) else { return false }
            return value(at: entry.slot) == other.value(at: slot)
        }
    }

    /// Hashes the built-in facts only: their slots are those of every layout, and equal frames agree in them.
    @usableFromInline package func hash(into hasher: inout Hasher) {
        for fact in layout.builtInFacts where isPresent(at: fact.slot) {
            hasher.combine(value(at: fact.slot))
        }
    }
}
