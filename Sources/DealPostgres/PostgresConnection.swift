#if PostgreSQL
    import CLibPQ
    import DealEngine
    internal import Synchronization

    /// One connection to the server; one request at a time, or several sent together.
    ///
    /// Unchecked, since it holds a C handle: it is reached under the lock only, by calls that never wait.
    final class PostgresConnection: @unchecked Sendable, SocketWatcher {
        typealias Answer = Result<PostgresRows, PostgresTrouble>

        /// Who waits for answers, and for how many.
        private struct Waiting {
            let continuation: CheckedContinuation<PostgresTrouble?, Never>
            let count: Int
            /// Whether the requests went out together, so that the end of the last answer is told.
            let isPipeline: Bool
        }

        private struct State {
            /// `nil` once it is closed.
            var handle: OpaquePointer?
            var waiting: Waiting?
            /// What came of the requests that are answered by now, and the results of the one that is being answered.
            var answers: [Answer] = []
            var results: [OpaquePointer] = []
            /// Every answer, until whoever waits has taken them: under the lock, since another thread has made them.
            var finished: [Answer] = []
            var prepared: Set<PostgresStatement> = []
            /// Whether part of a request is still here, and the loop tells of room for it.
            var isSending = false
            /// Why it is of no more use.
            var broken: PostgresFailure?
        }

        private let state: Mutex<State>
        private let socket: Int32
        /// What the server knows the tenant's writers by, and where its positions begin.
        let lane: Int32
        let shift: Int
        /// Told of each notification.
        private let bell: @Sendable () -> Void

        /// Takes over a handle that is connected and prepared.
        init(_ opened: PostgresDoor.Opened, bell: @escaping @Sendable () -> Void) {
            socket = PQsocket(opened.handle)
            lane = opened.lane
            shift = opened.shift
            self.bell = bell
            state = Mutex(State(handle: opened.handle, prepared: Set(PostgresStatement.atOnce)))
            SocketLoop.shared.watch(socket, self)
        }

        /// Whether it is of no more use.
        var isBroken: Bool { state.withLock { $0.broken != nil || $0.handle == nil } }

        /// Whether a transaction was begun and has not ended.
        var isInTransaction: Bool {
            state.withLock { state in state.handle.map { PQtransactionStatus($0) != PQTRANS_IDLE } ?? false }
        }

        /// Whether whoever takes it next can work with it: in a transaction that could not be taken back, what is
        /// acknowledged would never be written.
        var isIdle: Bool {
            state.withLock { state in
                guard state.broken == nil, let handle = state.handle else { return false }
                return PQtransactionStatus(handle) == PQTRANS_IDLE
            }
        }

        /// Ends it; nobody may be waiting for an answer.
        func close() {
            SocketLoop.shared.forget(socket, self)
            state.withLock { state in
                for result in state.results { PQclear(result) }
                state.results = []
                if let handle = state.handle { PQfinish(handle) }
                state.handle = nil
            }
        }

        // MARK: - Requests

        /// Runs a prepared statement; the first time on this connection it is prepared.
        func run(_ statement: PostgresStatement, _ parameters: PostgresParameters, in schema: String) async -> Answer {
            if let failure = await prepare(statement, in: schema) { return .failure(failure) }
            return await ask { Self.send(statement, parameters, on: $0) }
        }

        /// Runs a statement that is put together for one call.
        func run(_ sql: String, _ parameters: PostgresParameters = PostgresParameters()) async -> Answer {
            await ask { Self.send(sql, parameters, on: $0) }
        }

        /// Sends requests one behind another and waits for all answers at once: one round trip.
        ///
        /// Once one is refused the server passes over those behind it.
        ///
        /// - Returns: An answer for each, in their order.
        func run(together requests: [PostgresRequest], in schema: String) async -> [Answer] {
            for case .prepared(let statement, _) in requests {
                guard let failure = await prepare(statement, in: schema) else { continue }
                return requests.map { _ in .failure(failure) }
            }
            return await ask(requests.count, isPipeline: true) { handle in
                guard PQenterPipelineMode(handle) == 1 else { return .nothing }
                for request in requests {
                    let isSent =
                        switch request {
                        case .prepared(let statement, let parameters): Self.send(statement, parameters, on: handle)
                        case .text(let sql): Self.send(sql, PostgresParameters(), on: handle)
                        }
                    // Those before it may be on their way.
                    guard isSent == .all else { return .part }
                }
                return PQpipelineSync(handle) == 1 ? .all : .part
            }
        }

        private func prepare(_ statement: PostgresStatement, in schema: String) async -> PostgresTrouble? {
            guard !state.withLock({ $0.prepared.contains(statement) }) else { return nil }
            let answer = await ask { handle in
                PQsendPrepare(handle, statement.name, statement.sql(schema), 0, nil) == 1 ? .all : .nothing
            }
            if case .failure(let trouble) = answer { return trouble }
            state.withLock { _ = $0.prepared.insert(statement) }
            return nil
        }

        /// How much of what was to be sent the library has taken.
        private enum Sent { case nothing, part, all }

        private static func send(
            _ statement: PostgresStatement, _ parameters: PostgresParameters, on handle: OpaquePointer
        ) -> Sent {
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(handle, statement.name, count, values, lengths, formats, 1) == 1 ? .all : .nothing
            }
        }

        private static func send(_ sql: String, _ parameters: PostgresParameters, on handle: OpaquePointer) -> Sent {
            parameters.withPointers { count, values, lengths, formats in
                PQsendQueryParams(handle, sql, count, nil, values, lengths, formats, 1) == 1 ? .all : .nothing
            }
        }

        private func ask(_ send: @Sendable (OpaquePointer) -> Sent) async -> Answer {
            await ask(1, isPipeline: false, send)[0]
        }

        private func ask(
            _ count: Int, isPipeline: Bool, _ send: @Sendable (OpaquePointer) -> Sent
        ) async -> [Answer] {
            let trouble = await withCheckedContinuation { continuation in
                let trouble = state.withLock { state in
                    let trouble = self.send(send, on: &state)
                    if trouble == nil {
                        state.waiting = Waiting(continuation: continuation, count: count, isPipeline: isPipeline)
                    }
                    return trouble
                }
                if let trouble { continuation.resume(returning: trouble) }
            }
            if let trouble { return Array(repeating: .failure(trouble), count: count) }
            return state.withLock { state in
                defer { state.finished = [] }
                return state.finished
            }
        }

        private func send(_ send: @Sendable (OpaquePointer) -> Sent, on state: inout State) -> PostgresTrouble? {
            guard let handle = state.handle else { return .unsent(.connection("the store was closed; open it again")) }
            if let broken = state.broken { return .unsent(broken) }
            switch send(handle) {
            case .nothing:
                let failure = PostgresFailure.connection(Self.message(of: handle))
                if PQstatus(handle) != CONNECTION_OK { state.broken = failure }
                return .unsent(failure)
            case .part: return Self.breakOff(handle, &state)
            case .all: break
            }
            switch PQflush(handle) {
            case 0: return nil
            case 1:
                state.isSending = true
                SocketLoop.shared.watchForRoom(socket, self, true)
                return nil
            default: return Self.breakOff(handle, &state)
            }
        }

        /// Gives the connection up while something is being sent: some of it may have gone out.
        private static func breakOff(_ handle: OpaquePointer, _ state: inout State) -> PostgresTrouble {
            let failure = PostgresFailure.connection(message(of: handle))
            state.broken = failure
            return .lost(failure)
        }

        // MARK: - Answers

        func socketIsReady() {
            var rings = false
            let finished: Waiting? = state.withLock { state in
                guard let handle = state.handle, state.broken == nil else { return nil }
                if PQconsumeInput(handle) == 0 || PQstatus(handle) != CONNECTION_OK {
                    return self.giveUp(handle, &state)
                }
                if state.isSending, PQflush(handle) == 0 {
                    state.isSending = false
                    SocketLoop.shared.watchForRoom(self.socket, self, false)
                }
                while let notice = PQnotifies(handle) {
                    PQfreemem(notice)
                    rings = true
                }
                return Self.answer(handle, &state)
            }
            if rings { bell() }
            finished?.continuation.resume(returning: nil)
        }

        /// Takes what has come.
        ///
        /// - Returns: Who waits, once all answers are there.
        private static func answer(_ handle: OpaquePointer, _ state: inout State) -> Waiting? {
            while let waiting = state.waiting, PQisBusy(handle) == 0 {
                if let result = PQgetResult(handle) {
                    guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else {
                        state.results.append(result)
                        continue
                    }
                    PQclear(result)
                    if PQexitPipelineMode(handle) == 0 { state.broken = .connection(message(of: handle)) }
                } else {
                    state.answers.append(answer(state.results, handle))
                    state.results = []
                    if waiting.isPipeline { continue }
                }
                // Fewer only if the server has not kept to its protocol.
                let missing = max(waiting.count - state.answers.count, 0)
                let lost = Answer.failure(.lost(.connection("requests were not answered")))
                return finish(waiting, state.answers + Array(repeating: lost, count: missing), &state)
            }
            return nil
        }

        private static func finish(_ waiting: Waiting, _ answers: [Answer], _ state: inout State) -> Waiting {
            (state.waiting, state.answers, state.finished) = (nil, [], answers)
            return waiting
        }

        private func giveUp(_ handle: OpaquePointer, _ state: inout State) -> Waiting? {
            // What the server said before it went away is told, if it said anything.
            while PQisBusy(handle) == 0, let result = PQgetResult(handle) { state.results.append(result) }
            var failure = PostgresFailure.connection(Self.message(of: handle))
            for result in state.results {
                if let told = PostgresFailure(result) { failure = told }
                PQclear(result)
            }
            state.results = []
            state.broken = failure
            SocketLoop.shared.forget(socket, self)
            guard let waiting = state.waiting else { return nil }
            return Self.finish(waiting, Array(repeating: .failure(.lost(failure)), count: waiting.count), &state)
        }

        /// The first refusal, or the last result.
        private static func answer(_ results: [OpaquePointer], _ handle: OpaquePointer) -> Answer {
            guard let last = results.last else {
                return .failure(.lost(.connection(message(of: handle))))
            }
            for result in results {
                guard let failure = PostgresFailure(result) else { continue }
                for result in results { PQclear(result) }
                return .failure(failure.isLoss ? .lost(failure) : .refused(failure))
            }
            for result in results.dropLast() { PQclear(result) }
            return .success(PostgresRows(last))
        }

        static func message(of handle: OpaquePointer) -> String {
            PQerrorMessage(handle).map { String(cString: $0) }?.trimmed ?? "no connection"
        }
    }

    /// One of several requests that are sent together.
    enum PostgresRequest: Sendable {
        case prepared(PostgresStatement, PostgresParameters)
        /// A statement without parameters.
        case text(String)
    }

#endif
