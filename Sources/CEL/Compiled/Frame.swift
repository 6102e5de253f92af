/// Why a compiled evaluation has no value. What exactly was unknown or went wrong, the interpreter tells.
@usableFromInline
enum Stop: UInt8, Error {
    case unknown, failed
}

/// What a compiled evaluation works with: the host's data, the cost limit and the variables of macros.
struct Frame {
    /// Where the host's value lies; its type is that of the schema that the program was compiled for.
    let root: UnsafeRawPointer
    var run: RunContext
    // Most conditions have at most two variables at once: those need no allocation.
    private var first = Slot.empty
    private var second = Slot.empty
    private var others: [Slot] = []

    /// The variable of a macro.
    enum Slot {
        case empty
        case value(CELValue)
        /// An element of a host's list, read where it lies.
        case element(any CELHostList, Int)
        /// A bound expression that has no value.
        case stop(Stop)
    }

    init(_ root: UnsafeRawPointer, _ setting: RunContext.Setting) {
        self.root = root
        run = RunContext(setting)
    }

    subscript(slot: Int) -> Slot {
        @inline(__always)
        get {
            switch slot {
            case 0: first
            case 1: second
            default: slot - 2 < others.count ? others[slot - 2] : .empty
            }
        }
    }

    @inline(__always)
    mutating func bind(_ slot: Int, _ value: Slot) {
        switch slot {
        case 0: first = value
        case 1: second = value
        default: bindOther(slot - 2, value)
        }
    }

    private mutating func bindOther(_ place: Int, _ value: Slot) {
        while others.count <= place { others.append(.empty) }
        others[place] = value
    }

    /// Pays for a round of a macro.
    @inline(__always)
    mutating func pay(_ cost: Int) -> Bool {
        run.budget -= cost
        return run.budget >= 0
    }
}
