public import ExactValues

/// An opportunity to sell, or a long project.
///
/// A picture of the deal at one revision: no call takes a `Deal` as the state to write, and only the engine changes one.
/// What people stated is read through typed properties and ``fields``; a fact nobody stated is `nil`.
public struct Deal: Identifiable, Sendable {
    /// Where the deal is in its process, and how strictly that is kept.
    public enum Course: Hashable, Sendable {
        /// The deal moves only along the process's arrows and through open gates.
        case strict(Visit)
        /// A permitted person may jump; gates are advice.
        case manual(Visit)
        /// There is no stage to read or to set.
        case nonProcess
    }

    /// Whether the deal goes on.
    public enum Standing: Hashable, Sendable {
        /// The deal goes on.
        case open
        /// The deal waits, since when and why.
        ///
        /// Indirect, since every other deal would pay for its text.
        indirect case onHold(since: Instant, reason: String)
        /// The deal has ended.
        case closed(Outcome)
    }

    /// The number the host gave it.
    public let id: DealID
    /// Whose deal it is; `nil` when that is not known yet.
    public package(set) var customer: CustomerID?
    /// The published version that the deal runs under.
    public package(set) var process: ProcessVersion
    /// Whether it goes on.
    public package(set) var standing: Standing
    /// The stated facts but those of the terms.
    @usableFromInline package var frame: FactFrame
    /// Always one. Deals that have none of it share one, and pay 8 bytes for that.
    @usableFromInline var extras: ContiguousArray<Extras>
    /// Where it is. Last, so that what stands behind a deal begins in its last word.
    public package(set) var course: Course

    /// What few deals have.
    @usableFromInline
    struct Extras: Sendable {
        @usableFromInline var terms = Terms(frame: FactFrame(.terms))
        var marks: [FactPath: String] = [:]
    }

    package init(
        id: DealID, customer: CustomerID?, process: ProcessVersion, course: Course, standing: Standing = .open,
        createdAt: Instant?, layout: FrameLayout = .deal
    ) {
        self.id = id
        self.customer = customer
        self.process = process
        self.course = course
        self.standing = standing
        frame = FactFrame(layout)
        extras = Self.noExtras
        self.createdAt = createdAt
    }

    /// The present stay; `nil` for a non-process deal.
    public var visit: Visit? {
        switch course {
        case .strict(let visit), .manual(let visit): visit
        case .nonProcess: nil
        }
    }

    /// The terms of sale; empty when nothing is agreed.
    public package(set) var terms: Terms {
        get { extras[0].terms }
        set { extras[0].terms = newValue }
    }

    /// The facts of the terms, read in place.
    @inlinable package var termsFrame: FactFrame {
        _read { yield extras[0].terms.frame }
    }

    /// Whether anything is agreed, or laid out for it.
    package var hasTerms: Bool { termsFrame.layout !== FrameLayout.terms || !termsFrame.isEmpty }

    /// What stands in the history for the values of facts that the process redacts, one mark a fact; it stays when the
    /// value is erased.
    package var marks: [FactPath: String] {
        get { extras[0].marks }
        set { extras[0].marks = newValue }
    }

    private static let noExtras: ContiguousArray = [Extras()]

    /// Changes the terms in place.
    package mutating func updateTerms(layout: FrameLayout = .terms, _ body: (inout FactFrame) -> Void) {
        if !hasTerms { extras[0].terms = Terms(frame: FactFrame(layout)) }
        body(&extras[0].terms.frame)
    }
}

extension Deal: Hashable {
    /// The same deal in the same state, whatever process versions laid out its facts.
    public static func == (left: Deal, right: Deal) -> Bool {
        left.id == right.id && left.customer == right.customer && left.process == right.process
            && left.course == right.course && left.standing == right.standing && left.frame == right.frame
            && left.terms == right.terms && left.marks == right.marks
    }

    /// Hashes what tells deals apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(course)
        hasher.combine(standing)
        hasher.combine(frame)
    }
}
