/// Why a compiled evaluation has no value. What exactly was unknown or went wrong, the interpreter tells.
enum Stop: UInt8, Error {
    case unknown, failed
}

/// What a compiled evaluation works with: the host's data, the cost limit and the variables of macros.
///
/// Has nothing that must be counted or freed, so that a short condition costs no more than its comparisons.
struct Frame {
    /// Where the host's value lies; its type is that of the schema that the program was compiled for.
    let root: UnsafeRawPointer
    var run: RunContext
    /// The variables of macros; as many as the compiler found.
    private let slots: UnsafeMutablePointer<Slot>?

    /// The variable of a macro.
    enum Slot {
        case empty
        case value(CELValue)
        /// An element of a host's list, read where it lies.
        case element(any CELHostList, Int)
        /// A bound expression that has no value.
        case stop(Stop)
    }

    @inline(__always)
    init(_ root: UnsafeRawPointer, _ run: RunContext, _ slots: UnsafeMutablePointer<Slot>? = nil) {
        self.root = root
        self.slots = slots
        self.run = run
    }

    /// Calls `body` with a frame of `count` variables, on the stack if they are few.
    static func with<Result>(
        _ root: UnsafeRawPointer, _ run: RunContext, slots count: Int, _ body: (inout Frame) -> Result
    ) -> Result {
        withUnsafeTemporaryAllocation(of: Slot.self, capacity: count) { slots in
            slots.initialize(repeating: .empty)
            defer { slots.deinitialize() }
            var frame = Frame(root, run, slots.baseAddress)
            return body(&frame)
        }
    }

    subscript(slot: Int) -> Slot {
        @inline(__always)
        get { slots?[slot] ?? .empty }
    }

    @inline(__always)
    func bind(_ slot: Int, _ value: Slot) { slots?[slot] = value }

    /// Pays for a round of a macro.
    @inline(__always)
    mutating func pay(_ cost: Int) -> Bool {
        run.budget -= cost
        return run.budget >= 0
    }
}
