public import ExactValues

// Each reader trusts the slot's kind, which comes with the slot from the layout.
extension FactFrame {
    /// The bool at a slot; `nil` when absent.
    @inlinable package func bool(at slot: Slot) -> Bool? { withView { $0.bool(at: slot) } }

    /// The whole number at a slot; `nil` when absent.
    @inlinable package func int(at slot: Slot) -> Int64? { withView { $0.int(at: slot) } }

    /// The number or percentage at a slot; `nil` when absent.
    @inlinable package func number(at slot: Slot) -> ExactDecimal? { withView { $0.number(at: slot) } }

    /// The money at a slot; `nil` when absent.
    @inlinable package func money(at slot: Slot) -> Money? { withView { $0.money(at: slot) } }

    /// The day at a slot; `nil` when absent.
    @inlinable package func date(at slot: Slot) -> CivilDate? { withView { $0.date(at: slot) } }

    /// The moment at a slot; `nil` when absent.
    @inlinable package func timestamp(at slot: Slot) -> Instant? { withView { $0.timestamp(at: slot) } }

    /// Whether the text at a slot is this one; `nil` when absent.
    @usableFromInline package func matches(_ key: TextKey, at slot: Slot) -> Bool? {
        switch withView({ $0.match(key, at: slot) }) {
        case .absent: nil
        case .same: true
        case .different: false
        case .notInWords: text(at: slot)?.hasSameBytes(as: key.text)
        }
    }

    /// The text at a slot; `nil` when absent.
    ///
    /// Makes a string; a comparison with a constant is cheaper by ``matches(_:at:)``.
    @usableFromInline package func text(at slot: Slot) -> String? {
        let meta = meta(slot)
        guard meta & Self.presence != 0 else { return nil }
        let length = meta & 15
        if length == Self.besideMark {
            guard case .text(let text) = besideEntry(slot) else { return nil }
            return text
        }
        return withUnsafeBytes(of: word(slot).littleEndian) { bytes in
            String(decoding: bytes.prefix(Int(length)), as: UTF8.self)
        }
    }

    /// The values of the list at a slot; empty when nothing was stated.
    package func list(at slot: Slot) -> [FactValue] {
        guard isPresent(at: slot), case .list(let values) = besideEntry(slot) else { return [] }
        return values
    }

    /// The value at a slot of any kind; `nil` when absent, an empty list when a list is.
    package func value(at slot: Slot) -> FactValue? {
        switch slot.kind {
        case .text: text(at: slot).map(FactValue.text)
        case .int: int(at: slot).map(FactValue.int)
        case .number: number(at: slot).map(FactValue.number)
        case .money: money(at: slot).map(FactValue.money)
        case .bool: bool(at: slot).map(FactValue.bool)
        case .date: date(at: slot).map(FactValue.date)
        case .timestamp: timestamp(at: slot).map(FactValue.timestamp)
        case .list: .list(list(at: slot))
        }
    }

    private func besideEntry(_ slot: Slot) -> Beside {
        let index = Int(truncatingIfNeeded: word(slot))
        return beside.indices.contains(index) ? beside[index] : .free
    }
}

/// A text prepared for comparison with slots: texts of up to eight bytes compare as one word.
@usableFromInline
package struct TextKey: Hashable, Sendable {
    @usableFromInline package let text: String
    @usableFromInline let word: UInt64
    @usableFromInline let mark: UInt16

    package init(_ text: String) {
        self.text = text
        word = text.wordOfBytes
        mark = text.utf8.count <= 8 ? UInt16(text.utf8.count) : FactFrame.besideMark
    }
}

extension String {
    /// Up to eight bytes as one little-endian word.
    var wordOfBytes: UInt64 {
        var word: UInt64 = 0
        let isCopied: Void? = utf8.withContiguousStorageIfAvailable { bytes in
            withUnsafeMutableBytes(of: &word) { $0.copyBytes(from: bytes.prefix(8)) }
        }
        if isCopied != nil { return UInt64(littleEndian: word) }
        return utf8.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
