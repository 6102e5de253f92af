import Synchronization

/// Counts on, from any task.
final class AtomicCounter: Sendable {
    private let value: Atomic<Int64>

    init(_ start: Int64) { value = Atomic(start) }

    func next() -> Int64 { value.wrappingAdd(1, ordering: .relaxed).newValue }
}
