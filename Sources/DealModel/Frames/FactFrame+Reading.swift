public import ExactValues

// Each reader trusts the slot's kind, which comes with the slot from the layout.
extension FactFrame {
    /// The bool at a slot; `nil` when absent.
    @inlinable package func bool(at slot: Slot) -> Bool? {
        let meta = meta(slot)
        return meta & Self.presence == 0 ? nil : meta & 1 == 1
    }

    /// The whole number at a slot; `nil` when absent.
    @inlinable package func int(at slot: Slot) -> Int64? {
        isPresent(at: slot) ? Int64(bitPattern: word(slot)) : nil
    }

    /// The number or percentage at a slot; `nil` when absent.
    @inlinable package func number(at slot: Slot) -> ExactDecimal? {
        let meta = meta(slot)
        guard meta & Self.presence != 0 else { return nil }
        return ExactDecimal(normalised: Int64(bitPattern: word(slot)), scale: UInt8(truncatingIfNeeded: meta & 31))
    }

    /// The money at a slot; `nil` when absent.
    @inlinable package func money(at slot: Slot) -> Money? {
        let meta = meta(slot)
        guard meta & Self.presence != 0 else { return nil }
        let amount = ExactDecimal(
            normalised: Int64(bitPattern: word(slot)), scale: UInt8(truncatingIfNeeded: meta & 31))
        return Money(amount, Currency(known: UInt8(truncatingIfNeeded: meta >> 5)))
    }

    /// The day at a slot; `nil` when absent.
    @inlinable package func date(at slot: Slot) -> CivilDate? {
        isPresent(at: slot) ? CivilDate(daysSinceEpoch: Int32(truncatingIfNeeded: word(slot))) : nil
    }

    /// The moment at a slot; `nil` when absent.
    @inlinable package func timestamp(at slot: Slot) -> Instant? {
        isPresent(at: slot) ? Instant(microseconds: Int64(bitPattern: word(slot))) : nil
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

    /// Whether the text at a slot is this one; `nil` when absent.
    @inlinable package func matches(_ key: TextKey, at slot: Slot) -> Bool? {
        let meta = meta(slot)
        guard meta & Self.presence != 0 else { return nil }
        guard meta & 15 == key.mark else { return false }
        return key.mark == Self.besideMark ? text(at: slot)?.hasSameBytes(as: key.text) : word(slot) == key.word
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
        var shift: UInt64 = 0
        for byte in utf8 where shift < 64 {
            word |= UInt64(byte) << shift
            shift += 8
        }
        return word
    }
}
