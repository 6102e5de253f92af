#if PostgreSQL
    import CLibPQ
    import DealEngine
    internal import Synchronization

    /// One connection to the server; one request at a time.
    ///
    /// Unchecked, since it holds a C handle: it is reached under the lock only, by calls that never wait.
    final class PostgresConnection: @unchecked Sendable, SocketWatcher {
        typealias Answer = Result<PostgresRows, PostgresTrouble>

        private struct State {
            /// `nil` once it is closed.
            var handle: OpaquePointer?
            var waiting: CheckedContinuation<Answer, Never>?
            var results: [OpaquePointer] = []
            /// How many results are still to come; above 1 only for a pipeline.
            var expected = 1
            var prepared: Set<PostgresStatement> = []
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

        /// Ends it; nobody may be waiting for an answer.
        func close() {
            SocketLoop.shared.forget(socket)
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
            if !state.withLock({ $0.prepared.contains(statement) }) {
                let answer = await ask { PQsendPrepare($0, statement.name, statement.sql(schema), 0, nil) }
                guard case .success = answer else { return answer }
                state.withLock { _ = $0.prepared.insert(statement) }
            }
            return await ask { handle in
                parameters.withPointers { count, values, lengths, formats in
                    PQsendQueryPrepared(handle, statement.name, count, values, lengths, formats, 1)
                }
            }
        }

        /// Runs a statement that is put together for one call.
        func run(_ sql: String, _ parameters: PostgresParameters = PostgresParameters()) async -> Answer {
            await ask { handle in
                parameters.withPointers { count, values, lengths, formats in
                    PQsendQueryParams(handle, sql, count, nil, values, lengths, formats, 1)
                }
            }
        }

        private func ask(_ send: @Sendable (OpaquePointer) -> Int32) async -> Answer {
            await withCheckedContinuation { continuation in
                let trouble = state.withLock { state in
                    let trouble = Self.send(send, on: &state)
                    if trouble == nil { state.waiting = continuation }
                    return trouble
                }
                if let trouble { continuation.resume(returning: .failure(trouble)) }
            }
        }

        private static func send(_ send: @Sendable (OpaquePointer) -> Int32, on state: inout State) -> PostgresTrouble?
        {
            guard let handle = state.handle else { return .unsent(.connection("the store was closed; open it again")) }
            if let broken = state.broken { return .unsent(broken) }
            guard send(handle) == 1 else {
                let failure = PostgresFailure.connection(message(of: handle))
                if PQstatus(handle) != CONNECTION_OK { state.broken = failure }
                return .unsent(failure)
            }
            switch PQflush(handle) {
            case 0: return nil
            case 1:
                SocketLoop.shared.watchForRoom(PQsocket(handle), true)
                return nil
            default:
                // Some of it may have gone out.
                let failure = PostgresFailure.connection(message(of: handle))
                state.broken = failure
                return .lost(failure)
            }
        }

        // MARK: - Answers

        func socketIsReady() {
            var rings = false
            let finished: (CheckedContinuation<Answer, Never>, Answer)? = state.withLock { state in
                guard let handle = state.handle, state.broken == nil else { return nil }
                if PQconsumeInput(handle) == 0 || PQstatus(handle) != CONNECTION_OK {
                    return Self.giveUp(handle, &state, self.socket)
                }
                if PQflush(handle) == 0 { SocketLoop.shared.watchForRoom(self.socket, false) }
                while let notice = PQnotifies(handle) {
                    PQfreemem(notice)
                    rings = true
                }
                return Self.answer(handle, &state)
            }
            if rings { bell() }
            if let (waiting, answer) = finished { waiting.resume(returning: answer) }
        }

        private static func answer(
            _ handle: OpaquePointer, _ state: inout State
        ) -> (CheckedContinuation<Answer, Never>, Answer)? {
            while state.waiting != nil, PQisBusy(handle) == 0 {
                if let result = PQgetResult(handle) {
                    state.results.append(result)
                    continue
                }
                guard let waiting = state.waiting else { return nil }
                state.waiting = nil
                defer { state.results = [] }
                return (waiting, Self.answer(state.results, handle))
            }
            return nil
        }

        private static func giveUp(
            _ handle: OpaquePointer, _ state: inout State, _ socket: Int32
        ) -> (CheckedContinuation<Answer, Never>, Answer)? {
            // What the server said before it went away is told, if it said anything.
            while PQisBusy(handle) == 0, let result = PQgetResult(handle) { state.results.append(result) }
            var failure = PostgresFailure.connection(message(of: handle))
            for result in state.results {
                if let told = PostgresFailure(result) { failure = told }
                PQclear(result)
            }
            state.results = []
            state.broken = failure
            SocketLoop.shared.forget(socket)
            guard let waiting = state.waiting else { return nil }
            state.waiting = nil
            return (waiting, .failure(.lost(failure)))
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

    extension PostgresFailure {
        /// What a result says went wrong; `nil` when nothing did.
        init?(_ result: OpaquePointer) {
            let status = PQresultStatus(result)
            guard status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR else {
                return nil
            }
            func field(_ code: Character) -> String? {
                PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) }
            }
            let whole = PQresultErrorMessage(result).map { String(cString: $0) }?.trimmed
            self.init(
                code: field("C") ?? "08000", message: field("M") ?? whole ?? "no reason was given", detail: field("D"))
        }
    }

    extension String {
        /// Without the line end that messages of the library have.
        var trimmed: String {
            var text = self[...]
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
    }

    extension PostgresParameters {
        /// Hands the parameters on as the library wants them; all are in binary form.
        func withPointers<Value>(
            _ body: (
                Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
            ) -> Value
        ) -> Value {
            bytes.withUnsafeBytes { buffer in
                // Of a value without bytes the address does not matter, but there must be one.
                let start = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1)
                let values = starts.map { place in
                    place < 0 ? nil : start.map { ($0 + place).assumingMemoryBound(to: CChar.self) }
                }
                let formats = [Int32](repeating: 1, count: starts.count)
                return values.withUnsafeBufferPointer { values in
                    body(Int32(starts.count), values.baseAddress, lengths, formats)
                }
            }
        }
    }

#endif
