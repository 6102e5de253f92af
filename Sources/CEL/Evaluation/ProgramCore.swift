/// The compiled form of an expression, for a host's type that only the schema knows.
@usableFromInline
final class ProgramCore: Sendable {
    let setting: RunContext.Setting
    private let test: Test?
    private let read: Read<CELValue>

    init(
        _ root: CheckedNode, _ fields: [String: HostField], _ functions: [String: [HostFunction]],
        _ setting: RunContext.Setting
    ) {
        self.setting = setting
        var compiler = Compiler(fields, functions, setting.options)
        let code = compiler.compile(root)
        read = code.boxed.read
        if case .bool(let test) = code { self.test = test } else { test = root.type == .bool ? code.test : nil }
    }

    /// What an evaluation gives.
    @usableFromInline
    enum Result {
        case value(CELValue)
        /// There is no value; the interpreter tells why.
        case stopped
        /// The cost limit was spent, most of it at one place, and what that cost.
        case exhausted(Range<Int>?, Int)
    }

    @usableFromInline
    func result(_ root: UnsafeRawPointer) -> Result {
        var frame = Frame(root, setting)
        let result = result(&frame)
        return frame.run.budget < 0 ? .exhausted(frame.run.culprit?.range, frame.run.culprit?.cost ?? 0) : result
    }

    @inline(__always)
    private func result(_ frame: inout Frame) -> Result {
        if let test {
            switch test(&frame) {
            case .yes: return .value(.bool(true))
            case .no: return .value(.bool(false))
            case .unknown, .failed: return .stopped
            }
        }
        do throws(Stop) {
            return .value(try read(&frame))
        } catch {
            return .stopped
        }
    }

    /// The result of a condition, and whether the cost limit was spent.
    func verdict(_ root: UnsafeRawPointer) -> (CELVerdict, isExhausted: Bool) {
        var frame = Frame(root, setting)
        let verdict = test?(&frame) ?? .failed
        return (verdict, frame.run.budget < 0)
    }
}
