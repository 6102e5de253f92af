internal import Synchronization

/// The waits of something that looks again and again: they can be cut short, and ended for good.
final class Rest: Sendable {
    private enum State: Sendable {
        case awake
        /// Somebody asked for a look while nobody waited: the next wait is skipped.
        case called
        case waiting(Task<Void, Never>)
        case over
    }

    private let state = Mutex(State.awake)

    /// Whether no wait is wanted any more.
    var isOver: Bool { state.withLock { if case .over = $0 { true } else { false } } }

    /// Waits, unless it is called, over or cancelled.
    func wait(_ duration: Duration) async {
        let sleep = state.withLock { state -> Task<Void, Never>? in
            switch state {
            case .over: return nil
            case .called:
                state = .awake
                return nil
            case .awake, .waiting:
                let sleep = Task { _ = try? await Task.sleep(for: duration) }
                state = .waiting(sleep)
                return sleep
            }
        }
        guard let sleep else { return }
        await withTaskCancellationHandler {
            await sleep.value
        } onCancel: {
            sleep.cancel()
        }
        state.withLock { if case .waiting = $0 { $0 = .awake } }
    }

    /// Ends the present wait, or skips the next.
    func interrupt() {
        state.withLock { state in
            switch state {
            case .waiting(let sleep): sleep.cancel()
            case .awake: state = .called
            case .called, .over: break
            }
        }
    }

    /// Ends the present wait and all later ones.
    func end() {
        state.withLock { state in
            if case .waiting(let sleep) = state { sleep.cancel() }
            state = .over
        }
    }
}
