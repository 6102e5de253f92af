internal import Synchronization

/// Runs `work` to its end, whatever becomes of the task that waits for it.
///
/// - Parameter work: Is not cancelled; is told whether its caller was.
func shielded<Result: Sendable>(_ work: @escaping @Sendable (Cancellation) async -> Result) async -> Result {
    let cancellation = Cancellation()
    let working = Task { await work(cancellation) }
    return await withTaskCancellationHandler {
        await working.value
    } onCancel: {
        cancellation.note()
    }
}

/// Whether somebody does not want what is under way any more.
final class Cancellation: Sendable {
    private let noted = Mutex(false)

    var isNoted: Bool { noted.withLock { $0 } }

    func note() { noted.withLock { $0 = true } }
}
