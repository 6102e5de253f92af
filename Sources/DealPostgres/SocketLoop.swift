#if PostgreSQL
    import Dispatch
    internal import Synchronization

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// What is told when its socket can be read or written.
    protocol SocketWatcher: AnyObject, Sendable {
        /// Called on the loop's thread; must not wait for anything.
        func socketIsReady()
    }

    /// One thread that waits for every socket of the process's stores, so that no task ever waits in a system call.
    ///
    /// A socket is watched for reading from its connection's first day to its last: to send a request and be told of its
    /// answer costs no call to the loop, and one thread fewer is woken than a dispatch source would take.
    final class SocketLoop: Sendable {
        static let shared = SocketLoop()

        private struct Watched {
            let watcher: any SocketWatcher
            var wantsToWrite = false
        }

        private struct State {
            var watched: [Int32: Watched] = [:]
            var isRunning = false
        }

        private let state = Mutex(State())
        /// Wakes the thread when what is watched has changed. Without one, in a process that has no descriptor left, the
        /// thread looks again by itself, every ``pause`` milliseconds.
        private let wake: (reading: Int32, writing: Int32)?
        private static var pause: Int32 { 20 }

        init(_ wake: (reading: Int32, writing: Int32)? = SocketLoop.newPipe()) { self.wake = wake }

        private static func newPipe() -> (reading: Int32, writing: Int32)? {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return (ends[0], ends[1])
        }

        func watch(_ socket: Int32, _ watcher: any SocketWatcher) {
            let mustStart = state.withLock { state in
                state.watched[socket] = Watched(watcher: watcher)
                defer { state.isRunning = true }
                return !state.isRunning
            }
            if mustStart { DispatchQueue(label: "DealPostgres.sockets").async { self.run() } }
            wakeUp()
        }

        /// Tells of room to write, too, until it is called with `false`.
        func watchForRoom(_ socket: Int32, _ watcher: any SocketWatcher, _ wants: Bool) {
            let isChanged = state.withLock { state in
                guard let watched = state.watched[socket], watched.watcher === watcher, watched.wantsToWrite != wants
                else { return false }
                state.watched[socket]?.wantsToWrite = wants
                return true
            }
            if isChanged { wakeUp() }
        }

        /// Ends the watch of this watcher. The library closes a socket by itself when the server hangs up; its number may
        /// be that of another connection's by now, whose watch goes on.
        func forget(_ socket: Int32, _ watcher: any SocketWatcher) {
            let isChanged = state.withLock { state in
                guard state.watched[socket]?.watcher === watcher else { return false }
                state.watched[socket] = nil
                return true
            }
            if isChanged { wakeUp() }
        }

        // MARK: - The thread

        private func wakeUp() {
            guard let wake else { return }
            var byte: UInt8 = 0
            _ = write(wake.writing, &byte, 1)
        }

        private func run() {
            var polled = everySocket()
            while true {
                let isAnyReady = poll(&polled, nfds_t(polled.count), wake == nil ? Self.pause : -1) > 0
                let isChanged = isAnyReady && polled[0].revents != 0
                if isChanged { drain() }
                if isAnyReady { tell(polled.dropFirst()) }
                if isChanged || wake == nil { polled = everySocket() }
            }
        }

        private func tell(_ polled: ArraySlice<pollfd>) {
            for ready in polled where ready.revents != 0 {
                state.withLock { $0.watched[ready.fd]?.watcher }?.socketIsReady()
            }
        }

        /// The pipe first; a descriptor of -1 is passed over.
        private func everySocket() -> [pollfd] {
            state.withLock { state in
                [pollfd(fd: wake?.reading ?? -1, events: Int16(POLLIN), revents: 0)]
                    + state.watched.map { socket, watched in
                        pollfd(fd: socket, events: Int16(watched.wantsToWrite ? POLLIN | POLLOUT : POLLIN), revents: 0)
                    }
            }
        }

        private func drain() {
            guard let wake else { return }
            var bytes = [UInt8](repeating: 0, count: 64)
            while read(wake.reading, &bytes, bytes.count) > 0 {}
        }
    }

#endif
