import DealModel

/// The journal of a store as a sequence, oldest entry first.
///
///     for try await entry in desk.journal(after: cursor, following: true) { … entry.event, entry.position … }
///
/// Read in pages; with `following` it goes on with what is written later, by whichever process, until its task is
/// cancelled.
public struct JournalStream: AsyncSequence, Sendable {
    /// One entry, with its position in the store.
    public typealias Element = JournalEntry
    /// What the store may throw.
    public typealias Failure = DeskError

    let journal: any Journal
    let position: JournalPosition
    let isFollowing: Bool

    /// Starts reading at the position the stream was made with.
    public func makeAsyncIterator() -> Iterator {
        Iterator(journal: journal, position: position, isFollowing: isFollowing)
    }

    /// The place a reader has come to.
    public struct Iterator: AsyncIteratorProtocol {
        private static var pageSize: Int { 512 }
        /// A follower asks again after this long; the next time, while nothing comes, after twice as long.
        private static var shortestPause: Duration { .milliseconds(5) }
        private static var longestPause: Duration { .milliseconds(320) }

        let journal: any Journal
        var position: JournalPosition
        let isFollowing: Bool
        private var page: ArraySlice<JournalEntry> = []

        init(journal: any Journal, position: JournalPosition, isFollowing: Bool) {
            self.journal = journal
            self.position = position
            self.isFollowing = isFollowing
        }

        /// The next entry; `nil` at the end, which a follower reaches only when its task is cancelled.
        public mutating func next(isolation: isolated (any Actor)?) async throws(DeskError) -> JournalEntry? {
            if page.isEmpty {
                page = try await Self.page(of: journal, after: position, isFollowing: isFollowing)[...]
            }
            guard let entry = page.popFirst() else { return nil }
            position = entry.position
            return entry
        }

        private static func page(
            of journal: any Journal, after position: JournalPosition, isFollowing: Bool
        ) async throws(DeskError) -> [JournalEntry] {
            var pause = shortestPause
            while !Task.isCancelled {
                let page: [JournalEntry]
                do throws(StoreError) {
                    page = try await journal.entries(after: position, limit: pageSize)
                } catch {
                    throw .store(error)
                }
                guard page.isEmpty, isFollowing else { return page }
                // Other processes write to the same store, so there is nobody who could wake the reader.
                try? await Task.sleep(for: pause)
                pause = Swift.min(pause * 2, longestPause)
            }
            return []
        }
    }
}
