/// The compiled form of an expression, for a host's type that only the schema knows.
@usableFromInline
final class ProgramCore: Sendable {
    let setting: RunContext.Setting
    // The same reference and number once more, where an evaluation finds them without counting.
    private let unmanaged: Unmanaged<RunContext.Setting>
    private let cost: Int
    private let isCondition: Bool
    private let test: Test
    private let read: Read<CELValue>
    private let slots: Int

    init(
        _ root: CheckedNode, _ fields: [String: HostField], _ functions: [String: [HostFunction]],
        _ setting: RunContext.Setting
    ) {
        self.setting = setting
        unmanaged = Unmanaged.passUnretained(setting)
        cost = setting.cost
        var compiler = Compiler(fields, functions, setting.options)
        let code = compiler.compile(root)
        slots = compiler.slots
        read = code.boxed.read
        test = code.test
        if case .bool = code { isCondition = true } else { isCondition = root.type == .bool }
    }

    /// A full purse.
    private var run: RunContext {
        @inline(__always) get { RunContext(unmanaged, budget: cost) }
    }

    /// What an evaluation gives.
    @usableFromInline
    enum Result {
        case value(CELValue)
        /// There is no value; the interpreter tells why.
        case stopped(isUnknown: Bool)
        /// The cost limit was spent, most of it at one place, and what that cost.
        case exhausted(Range<Int>?, Int)
    }

    /// Where most of the cost limit was spent, if all of it was.
    @usableFromInline
    struct Exhaustion {
        @usableFromInline private(set) var isSpent = false
        @usableFromInline private(set) var range: Range<Int>?
        @usableFromInline private(set) var cost = 0

        @usableFromInline init() {}

        fileprivate mutating func note(_ culprit: RunContext.Culprit?) {
            isSpent = true
            range = culprit?.range
            cost = culprit?.cost ?? 0
        }
    }

    /// What a condition comes to; with the cost limit spent, `failed`.
    @usableFromInline
    func decision(_ root: UnsafeRawPointer, _ exhaustion: inout Exhaustion) -> CELVerdict {
        guard slots == 0 else { return Frame.with(root, run, slots: slots) { decision(&$0, &exhaustion) } }
        var frame = Frame(root, run)
        return decision(&frame, &exhaustion)
    }

    @inline(__always)
    private func decision(_ frame: inout Frame, _ exhaustion: inout Exhaustion) -> CELVerdict {
        let verdict = test(&frame)
        guard frame.run.budget < 0 else { return verdict }
        exhaustion.note(frame.run.culprit)
        return .failed
    }

    @usableFromInline
    func result(_ root: UnsafeRawPointer) -> Result {
        guard slots == 0 else { return Frame.with(root, run, slots: slots) { result(&$0) } }
        var frame = Frame(root, run)
        return result(&frame)
    }

    @inline(__always)
    private func result(_ frame: inout Frame) -> Result {
        let result = isCondition ? condition(&frame) : value(&frame)
        return frame.run.budget < 0 ? Self.exhausted(frame.run) : result
    }

    @inline(__always)
    private func condition(_ frame: inout Frame) -> Result {
        switch test(&frame) {
        case .yes: .value(.bool(true))
        case .no: .value(.bool(false))
        case .unknown: .stopped(isUnknown: true)
        case .failed: .stopped(isUnknown: false)
        }
    }

    @inline(__always)
    private func value(_ frame: inout Frame) -> Result {
        do throws(Stop) {
            return .value(try read(&frame))
        } catch {
            return .stopped(isUnknown: error == .unknown)
        }
    }

    private static func exhausted(_ run: RunContext) -> Result {
        .exhausted(run.culprit?.range, run.culprit?.cost ?? 0)
    }

    /// The result of a condition, and whether the cost limit was spent.
    func verdict(_ root: UnsafeRawPointer) -> (CELVerdict, isExhausted: Bool) {
        guard slots == 0 else {
            return Frame.with(root, run, slots: slots) { frame in (test(&frame), frame.run.budget < 0) }
        }
        var frame = Frame(root, run)
        let verdict = test(&frame)
        return (verdict, frame.run.budget < 0)
    }
}
