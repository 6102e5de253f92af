package import ExactValues

// `nil` makes a fact unstated. Writes are in place when nobody else holds the frame.
extension FactFrame {
    package mutating func set(_ value: Bool?, at slot: Slot) {
        guard let value else { return clear(slot) }
        write(Self.meta(of: value), 0, at: slot)
    }

    package mutating func set(_ value: Int64?, at slot: Slot) {
        guard let value else { return clear(slot) }
        write(Self.meta, UInt64(bitPattern: value), at: slot)
    }

    package mutating func set(_ value: ExactDecimal?, at slot: Slot) {
        guard let value else { return clear(slot) }
        write(Self.meta(of: value), UInt64(bitPattern: value.coefficient), at: slot)
    }

    package mutating func set(_ value: Money?, at slot: Slot) {
        guard let value else { return clear(slot) }
        write(Self.meta(of: value), UInt64(bitPattern: value.amount.coefficient), at: slot)
    }

    package mutating func set(_ value: CivilDate?, at slot: Slot) {
        guard let value else { return clear(slot) }
        write(Self.presence, UInt64(truncatingIfNeeded: value.daysSinceEpoch), at: slot)
    }

    package mutating func set(_ value: Instant?, at slot: Slot) {
        guard let value else { return clear(slot) }
        write(Self.presence, UInt64(bitPattern: value.microseconds), at: slot)
    }

    /// A blank text makes the fact absent.
    package mutating func set(_ text: String?, at slot: Slot) {
        guard let text = text?.unlessBlank else { return clear(slot) }
        let length = text.utf8.count
        if length <= 8 {
            release(slot)
            write(Self.presence | UInt16(length), text.wordOfBytes, at: slot)
        } else {
            put(.text(text), at: slot)
        }
    }

    /// Blank texts are left out. An empty list and one that nobody stated are the same.
    package mutating func set(_ values: [FactValue]?, at slot: Slot) {
        let kept = values?.filter { !$0.isBlank } ?? []
        guard !kept.isEmpty else { return clear(slot) }
        put(.list(kept), at: slot)
    }

    /// Any value, when it is of the slot's kind; a whole number becomes a number where one is wanted.
    ///
    /// - Returns: Whether the value has the slot's kind. If not, nothing is changed.
    @discardableResult
    package mutating func set(_ value: FactValue?, at slot: Slot) -> Bool {
        guard let value else {
            clear(slot)
            return true
        }
        switch (value, slot.kind) {
        case (.text(let value), .text): set(value, at: slot)
        case (.int(let value), .int): set(value, at: slot)
        case (.number(let value), .number): set(value, at: slot)
        case (.int(let value), .number): set(ExactDecimal(value), at: slot)
        case (.money(let value), .money): set(value, at: slot)
        case (.bool(let value), .bool): set(value, at: slot)
        case (.date(let value), .date): set(value, at: slot)
        case (.timestamp(let value), .timestamp): set(value, at: slot)
        case (.list(let values), .list): set(values, at: slot)
        default: return false
        }
        return true
    }

    /// Makes the fact what it is while nobody has stated it: absent, or its default, all of which are zeros.
    package mutating func clear(_ slot: Slot) {
        guard isPresent(at: slot) else { return }
        release(slot)
        let index = Int(slot.lane >> 2)
        let initial = index < layout.initialWords.count ? layout.initialWords[index] : 0
        write(UInt16(truncatingIfNeeded: initial >> (UInt64(slot.lane & 3) * 16)), 0, at: slot)
    }

    private mutating func put(_ entry: Beside, at slot: Slot) {
        if let index = besideIndex(slot) {
            beside[index] = entry  // its mark and index stand already
            return
        }
        var index = beside.count
        if let free = beside.firstIndex(where: \.isFree) {
            index = free
            beside[free] = entry
        } else {
            beside.append(entry)
        }
        write(Self.presence | Self.besideMark, UInt64(index), at: slot)
    }

    /// Gives back what the slot has beside the buffer.
    private mutating func release(_ slot: Slot) {
        guard let index = besideIndex(slot) else { return }
        beside[index] = .free
    }

    private func besideIndex(_ slot: Slot) -> Int? {
        let meta = meta(slot)
        guard slot.kind == .text || slot.kind == .list, meta == Self.presence | Self.besideMark else { return nil }
        let index = Int(truncatingIfNeeded: word(slot))
        return beside.indices.contains(index) ? index : nil
    }
}

extension FactFrame.Beside {
    fileprivate var isFree: Bool {
        if case .free = self { true } else { false }
    }
}

extension FactValue {
    fileprivate var isBlank: Bool {
        if case .text(let text) = self { text.unlessBlank == nil } else { false }
    }
}
