internal import Synchronization

/// The result of `work`, or `late` when it does not come within the limit.
///
/// A task group would wait for work that ignores its cancellation; here the caller goes on, and the work is left to end
/// by itself, its result unread.
func within<Result: Sendable>(
    _ limit: Duration, otherwise late: Result, _ work: @escaping @Sendable () async -> Result
) async -> Result {
    let race = Race<Result>()
    let working = Task { race.finish(with: await work()) }
    let waiting = Task {
        try? await Task.sleep(for: limit)
        race.finish(with: late)
    }
    let result = await withTaskCancellationHandler {
        await race.result()
    } onCancel: {
        race.finish(with: late)
    }
    working.cancel()
    waiting.cancel()
    return result
}

/// A place for the first of several results.
private final class Race<Result: Sendable>: Sendable {
    private enum State {
        case running
        case awaited(CheckedContinuation<Result, Never>)
        case finished(Result)
    }

    private let state = Mutex(State.running)

    func finish(with result: Result) {
        let waiting: CheckedContinuation<Result, Never>? = state.withLock { state in
            switch state {
            case .finished: return nil
            case .running:
                state = .finished(result)
                return nil
            case .awaited(let continuation):
                state = .finished(result)
                return continuation
            }
        }
        waiting?.resume(returning: result)
    }

    func result() async -> Result {
        await withCheckedContinuation { continuation in
            let finished: Result? = state.withLock { state in
                if case .finished(let result) = state { return result }
                state = .awaited(continuation)
                return nil
            }
            if let finished { continuation.resume(returning: finished) }
        }
    }
}
