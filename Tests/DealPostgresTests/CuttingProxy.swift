#if PostgreSQL && canImport(Glibc)
    import Dispatch
    import Glibc
    import Synchronization

    /// Stands between a store and its server, counts the bytes that pass, and cuts one connection at a given byte.
    final class CuttingProxy: Sendable {
        enum Direction: CaseIterable, Sendable { case toServer, toStore }

        private struct State {
            /// How many more bytes pass in each direction before the connection is cut; `nil`: all.
            var budget: [Direction: Int] = [:]
            var passed: [Direction: Int] = [:]
            /// Whether nothing passes for now, and how many bytes wait.
            var isHeld = false
            var held = 0
        }

        let folder: String
        private let server: String
        private let listener: Int32
        private let state = Mutex(State())

        /// - Parameter server: The folder of the server's socket.
        init?(to server: String) {
            var template = Array("/tmp/dealkit-proxy.XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { return nil }
            folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            self.server = server
            guard let listener = Self.socket(folder + "/.s.PGSQL.5432", { bind($0, $1, $2) }), listen(listener, 8) == 0
            else { return nil }
            self.listener = listener
            DispatchQueue(label: "proxy").async { self.accept() }
        }

        func close() {
            shutdown(listener, Int32(SHUT_RDWR))
            _ = Glibc.close(listener)
            unlink(folder + "/.s.PGSQL.5432")
            rmdir(folder)
        }

        /// Cuts the connection after so many more bytes.
        func cut(_ direction: Direction, after bytes: Int) {
            state.withLock { $0.budget = [direction: bytes] }
        }

        /// Cuts nothing, and counts from 0.
        func count() { state.withLock { $0 = State() } }

        /// How many bytes have passed since the count began.
        func passed(_ direction: Direction) -> Int { state.withLock { $0.passed[direction, default: 0] } }

        /// Lets nothing pass, as a link that has gone silent.
        func hold() { state.withLock { $0.isHeld = true } }

        /// How many bytes wait.
        var held: Int { state.withLock { $0.held } }

        /// Lets everything pass that waits.
        func letGo() { state.withLock { ($0.isHeld, $0.held) = (false, 0) } }

        // MARK: - Passing on

        private func accept() {
            while true {
                let store = Glibc.accept(listener, nil, nil)
                guard store >= 0 else { return }
                guard let server = Self.socket(server + "/.s.PGSQL.5432", { connect($0, $1, $2) }) else {
                    _ = Glibc.close(store)
                    continue
                }
                let group = DispatchGroup()
                DispatchQueue(label: "proxy.up").async(group: group) { self.pass(store, server, .toServer) }
                DispatchQueue(label: "proxy.down").async(group: group) { self.pass(server, store, .toStore) }
                group.notify(queue: .global()) {
                    _ = Glibc.close(store)
                    _ = Glibc.close(server)
                }
            }
        }

        private func pass(_ from: Int32, _ to: Int32, _ direction: Direction) {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = read(from, &buffer, buffer.count)
                guard count > 0 else { break }
                state.withLock { if $0.isHeld { $0.held += count } }
                while state.withLock({ $0.isHeld }) { usleep(1_000) }
                let allowed = state.withLock { state in
                    state.passed[direction, default: 0] += count
                    guard let left = state.budget[direction] else { return count }
                    if left >= count {
                        state.budget[direction] = left - count
                        return count
                    }
                    state.budget = [:]
                    return left
                }
                if allowed > 0 { _ = send(to, buffer, allowed, Int32(MSG_NOSIGNAL)) }
                if allowed < count { break }
            }
            shutdown(from, Int32(SHUT_RDWR))
            shutdown(to, Int32(SHUT_RDWR))
        }

        private static func socket(
            _ path: String, _ use: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
        ) -> Int32? {
            let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { bytes in bytes.copyBytes(from: path.utf8) }
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    use(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            guard result == 0 else {
                _ = Glibc.close(descriptor)
                return nil
            }
            return descriptor
        }
    }

#endif
