public import ExactValues

/// The words of a frame while they are borrowed: many slots are read for the price of one access to the frame.
///
/// Lives only within the call that it is handed to. Each reader trusts the slot's kind, which comes with the slot from the
/// layout; a slot that the frame does not have is absent.
@usableFromInline
package struct FrameView {
    @usableFromInline let words: UnsafeBufferPointer<UInt64>

    @inlinable init(_ words: UnsafeBufferPointer<UInt64>) { self.words = words }

    /// A frame in which nothing is present.
    @inlinable package static var empty: FrameView {
        FrameView(UnsafeBufferPointer(start: nil, count: 0))
    }

    /// The slot's meta; 0 for a slot that the frame does not have.
    @inlinable @inline(__always) package func meta(_ slot: Slot) -> UInt16 {
        let index = Int(slot.lane >> 2)
        guard index < words.count else { return 0 }
        return UInt16(truncatingIfNeeded: words[index] >> (UInt64(slot.lane & 3) &* 16))
    }

    /// The slot's word; 0 for a slot that the frame does not have.
    @inlinable @inline(__always) package func word(_ slot: Slot) -> UInt64 {
        let index = Int(slot.word)
        return index < words.count ? words[index] : 0
    }

    /// Whether the fact was stated. A list is present only when it was set, but is read as empty otherwise.
    @inlinable @inline(__always) package func isPresent(at slot: Slot) -> Bool { meta(slot) & FactFrame.presence != 0 }

    /// The bool at a slot; `nil` when absent.
    @inlinable package func bool(at slot: Slot) -> Bool? {
        let meta = meta(slot)
        return meta & FactFrame.presence == 0 ? nil : meta & 1 == 1
    }

    /// The whole number at a slot; `nil` when absent.
    @inlinable package func int(at slot: Slot) -> Int64? {
        isPresent(at: slot) ? Int64(bitPattern: word(slot)) : nil
    }

    /// The number or percentage at a slot; `nil` when absent.
    @inlinable package func number(at slot: Slot) -> ExactDecimal? {
        let meta = meta(slot)
        guard meta & FactFrame.presence != 0 else { return nil }
        return ExactDecimal(normalised: Int64(bitPattern: word(slot)), scale: UInt8(truncatingIfNeeded: meta & 31))
    }

    /// The money at a slot; `nil` when absent.
    @inlinable package func money(at slot: Slot) -> Money? {
        let meta = meta(slot)
        guard meta & FactFrame.presence != 0 else { return nil }
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

    /// How the text at a slot compares with another.
    @inlinable package func match(_ key: TextKey, at slot: Slot) -> TextMatch {
        let meta = meta(slot)
        guard meta & FactFrame.presence != 0 else { return .absent }
        guard meta & 15 == key.mark else { return .different }
        guard key.mark != FactFrame.besideMark else { return .notInWords }
        return word(slot) == key.word ? .same : .different
    }
}

/// How a text compares, as far as its word can tell.
@usableFromInline
package enum TextMatch: Sendable {
    case absent, same, different
    /// Both are long: they lie beside the words.
    case notInWords
}

extension FactFrame {
    /// Reads many slots in place.
    @inlinable package func withView<Result>(_ body: (FrameView) -> Result) -> Result {
        words.withUnsafeBufferPointer { body(FrameView($0)) }
    }
}

/// The three frames of one set of facts while they are borrowed.
@usableFromInline
package struct FactViews {
    @usableFromInline package let deal: FrameView
    @usableFromInline package let terms: FrameView
    /// Of nobody, or of a customer that was not loaded, nothing is present.
    @usableFromInline package let customer: FrameView
    /// Whether there is a customer and it was loaded: then what is absent of it has its default.
    @usableFromInline package let hasCustomer: Bool
    /// Whether it is known that what is absent of the customer is absent.
    @usableFromInline package let isCustomerLoaded: Bool

    @inlinable @inline(__always)
    init(
        deal: FrameView, terms: FrameView, customer: FrameView, hasCustomer: Bool, isCustomerLoaded: Bool
    ) {
        self.deal = deal
        self.terms = terms
        self.customer = hasCustomer && isCustomerLoaded ? customer : .empty
        self.hasCustomer = hasCustomer && isCustomerLoaded
        self.isCustomerLoaded = isCustomerLoaded
    }
}

// Straight to the words, by spans: by way of a frame its three references would be counted, by way of an array's buffer
// one.
extension Facts {
    /// Reads all frames in place, for the price of one access each.
    ///
    /// - Returns: Nil where a frame has other slots than those of these layouts; then nothing is read.
    @inlinable @inline(__always)
    package func withViews<Result>(in layouts: FactLayouts, _ body: (FactViews) -> Result) -> Result? {
        guard isLaidOut(in: layouts) else { return nil }
        return withDealView { deal in
            withTermsView { terms in
                withCustomerView { customer in
                    body(
                        FactViews(
                            deal: deal, terms: terms, customer: customer, hasCustomer: hasCustomer,
                            isCustomerLoaded: isCustomerLoaded))
                }
            }
        }
    }

    @inlinable @inline(__always) var isCustomerLoaded: Bool { box[0].loaded.contains(.customer) }

    /// Reads many facts of the deal in place.
    @inlinable @inline(__always)
    func withDealView<Result>(_ body: (FrameView) -> Result) -> Result {
        let content = box.span
        let words = content[0].deal.frame.words.span
        return words.withUnsafeBufferPointer { body(FrameView($0)) }
    }

    /// Reads many facts of the terms in place.
    @inlinable @inline(__always)
    func withTermsView<Result>(_ body: (FrameView) -> Result) -> Result {
        let content = box.span
        let extras = content[0].deal.extras.span
        let words = extras[0].terms.frame.words.span
        return words.withUnsafeBufferPointer { body(FrameView($0)) }
    }

    /// Reads many facts of the customer in place.
    @inlinable @inline(__always)
    func withCustomerView<Result>(_ body: (FrameView) -> Result) -> Result {
        let content = box.span
        let customer = content[0].customerOrNobody.box.span
        let words = customer[0].frame.words.span
        return words.withUnsafeBufferPointer { body(FrameView($0)) }
    }
}
