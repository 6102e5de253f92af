#if PostgreSQL
    internal import Synchronization
    import TestTags
    import Testing

    @testable import DealPostgres

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #elseif canImport(Darwin)
        import Darwin
    #endif

    @Suite("The thread that waits for sockets", .tags(.storage), .timeLimit(.minutes(2)))
    struct SocketLoopTests {
        /// Reads what has come and tells of it.
        private final class Listener: SocketWatcher {
            private let socket: Int32
            private let heard: AsyncStream<UInt8>.Continuation

            init(_ socket: Int32, _ heard: AsyncStream<UInt8>.Continuation) {
                self.socket = socket
                self.heard = heard
            }

            func socketIsReady() {
                var byte: UInt8 = 0
                if read(socket, &byte, 1) == 1 { heard.yield(byte) }
            }
        }

        private func expectsToHear(_ loop: SocketLoop) async throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            defer { for end in ends { close(end) } }
            let (news, heard) = AsyncStream<UInt8>.makeStream()
            let listener = Listener(ends[0], heard)
            loop.watch(ends[0], listener)
            var iterator = news.makeAsyncIterator()
            for number: UInt8 in [7, 8] {
                var byte = number
                #expect(write(ends[1], &byte, 1) == 1)
                #expect(await iterator.next() == number)
            }
            loop.forget(ends[0], listener)
        }

        @Test("A socket that is watched while the thread sleeps is heard, and so is the next one")
        func hears() async throws {
            let loop = SocketLoop()
            for _ in 0..<3 { try await expectsToHear(loop) }
        }

        @Test("Whoever has closed a socket ends no watch of another that was given the same number since")
        func forgetsItsOwn() async throws {
            let loop = SocketLoop()
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            defer { for end in ends { close(end) } }
            let (news, heard) = AsyncStream<UInt8>.makeStream()
            let earlier = Listener(-1, heard)
            loop.watch(ends[0], earlier)
            let later = Listener(ends[0], heard)
            loop.watch(ends[0], later)
            loop.forget(ends[0], earlier)
            loop.watchForRoom(ends[0], earlier, true)
            var byte: UInt8 = 7
            #expect(write(ends[1], &byte, 1) == 1)
            var iterator = news.makeAsyncIterator()
            #expect(await iterator.next() == 7)
            loop.forget(ends[0], later)
        }

        @Test("Even in a process that had no descriptor left to wake the thread with")
        func hearsWithoutPipe() async throws {
            let loop = SocketLoop(nil)
            for _ in 0..<3 { try await expectsToHear(loop) }
        }
    }

#endif
