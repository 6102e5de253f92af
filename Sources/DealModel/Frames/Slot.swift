/// Where a fact lies in a frame, and as what.
///
/// A frame is one buffer of 64-bit words. A word of *metas* holds 16 bits for each of four slots, and the slots' values
/// follow as a word each; a bool has no word of its own. So an ordinary slot costs ten bytes, a bool two.
@usableFromInline
package struct Slot: Hashable, Sendable {
    /// How the word of a slot is to be read.
    @usableFromInline
    package enum Kind: UInt8, Sendable {
        case text, int, number, money, bool, date, timestamp, list
    }

    /// Four times the index of the word of metas, plus the place in it.
    @usableFromInline package let lane: UInt32
    /// The index of the value's word; 0 for a bool.
    @usableFromInline package let word: UInt32
    /// What is there.
    @usableFromInline package let kind: Kind

    @inlinable package init(lane: UInt32, word: UInt32, kind: Kind) {
        self.lane = lane
        self.word = word
        self.kind = kind
    }

    /// Where the slot's block ends at the latest: a word of metas and up to four values behind it.
    var blockEnd: Int { Int(lane >> 2) + 5 }

    /// The slot of the built-in fact at this place of its table. The same in all layouts, since built-in facts come
    /// first and each has a word: blocks of one word of metas and four values.
    @inlinable package static func builtIn(_ place: UInt32, _ kind: Kind) -> Slot {
        let block = place / 4 * 5
        return Slot(lane: block * 4 + place % 4, word: block + 1 + place % 4, kind: kind)
    }
}

extension Slot.Kind {
    package init(_ type: FactType) {
        switch type {
        case .string: self = .text
        case .int: self = .int
        case .number, .percent: self = .number
        case .money: self = .money
        case .bool: self = .bool
        case .date: self = .date
        case .timestamp: self = .timestamp
        case .list: self = .list
        }
    }
}
