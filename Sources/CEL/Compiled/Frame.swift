/// Why a compiled evaluation has no value. What exactly was unknown or went wrong, the interpreter tells.
enum Stop: UInt8, Error {
    case unknown, failed
}

/// What a compiled evaluation works with: the cost limit and the variables of macros.
struct Frame {
    var run: RunContext
    private(set) var slots: [Slot] = []

    /// The variable of a macro.
    enum Slot {
        case value(CELValue)
        /// An element of a host's list, read where it lies.
        case element(any CELHostList, Int)
    }

    init(_ setting: RunContext.Setting) { run = RunContext(setting) }

    /// Binds the variable of a macro.
    mutating func bind(_ slot: Int, _ list: CELList, _ index: Int) {
        switch list.storage {
        case .values(let values): bind(slot, .value(values[index]))
        case .host(let host): bind(slot, .element(host, index))
        }
    }

    mutating func bind(_ slot: Int, _ value: Slot) {
        if slot < slots.count { slots[slot] = value } else { slots.append(value) }
    }

    /// Pays for a round of a macro.
    @inline(__always)
    mutating func pay(_ cost: Int) -> Bool {
        run.budget -= cost
        return run.budget >= 0
    }
}
