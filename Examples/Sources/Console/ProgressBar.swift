#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A bar that grows on one line. Shown on a terminal only: a log has no use for it.
package struct ProgressBar: Sendable {
    private let total: Int
    private let isShown: Bool
    private var shownParts = -1
    private static let width = 40

    package init(total: Int, on console: Console) {
        self.total = total
        isShown = console.isTerminal && total > 0
    }

    /// Draws the bar anew where it has grown since.
    package mutating func advance(to count: Int) {
        guard isShown else { return }
        let parts = count * Self.width / total
        guard parts != shownParts || count == total else { return }
        shownParts = parts
        let bar = String(repeating: "█", count: parts) + String(repeating: "░", count: Self.width - parts)
        print("\r\(bar) \(count * 100 / total)%  \(count)/\(total)", terminator: count == total ? "\n\n" : "")
        fflush(nil)
    }
}
