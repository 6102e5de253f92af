import ArgumentParser
import DealKit
import DealTesting

/// Random operations on a store, the store in memory and a plain model: equal answers, equal state, equal order.
struct Model: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Random operations, against memory and a plain model.")

    @OptionGroup var options: CheckOptions
    @Option(help: "How many.") var operations = 20_000
    @Option(help: "After how many the stores are compared whole and begin anew.") var every = 2_000

    func run() async throws {
        let seed = options.announcedSeed("model --operations \(operations) --every \(every)")
        var random = Seeded(seed)
        var done = 0
        var kinds: [String: Int] = [:]
        while done < operations {
            let count = min(every, operations - done)
            let batch = (0..<count).map { ModelOperation.random($0, using: &random) }
            for operation in batch { kinds[operation.kind, default: 0] += 1 }
            if let failure = try await failure(of: batch) {
                print("after \(done) operations: \(failure)")
                let shortest = try await shrink(batch)
                print("the shortest that still fails, \(shortest.count) operations:")
                for operation in shortest { print("    \(operation)") }
                throw CheckFailure(try await self.failure(of: shortest) ?? failure)
            }
            done += count
            if done % 100_000 == 0 { print("\(done) operations") }
        }
        try check(operations < 2_000 || kinds.count >= 25, "only \(kinds.count) kinds of operation")
        print("model: \(operations) operations of \(kinds.count) kinds, equal in every answer and in the end")
    }

    /// Does the operations on a fresh store, a store in memory and the model.
    ///
    /// - Returns: What was not equal.
    private func failure(of operations: [ModelOperation]) async throws -> String? {
        let clock = AdjustableClock()
        let subject = try await ModelSubject(options.store, clock)
        let memory = try await ModelSubject(.memory, clock)
        defer { try? subject.close() }
        var model = PlainModel()
        for (number, operation) in operations.enumerated() {
            clock.advance(seconds: 1)
            if case .reopen = operation { try await subject.reopen() }
            let answer = try await subject.answer(operation)
            let other = try await memory.answer(operation)
            if answer != other { return "\(number) \(operation): '\(answer)', and in memory '\(other)'" }
            if let expected = model.apply(operation), !answer.hasPrefix(expected) {
                return "\(number) \(operation): '\(answer)', and the model says '\(expected)'"
            }
            model.learn(operation, answered: answer)
        }
        return try await difference(subject, memory, model)
    }

    private func difference(_ subject: ModelSubject, _ memory: ModelSubject, _ model: PlainModel) async throws
        -> String?
    {
        for _ in 1...2 {
            let (lines, others) = (try await subject.everything(), try await memory.everything())
            for (line, other) in zip(lines, others) where line != other {
                return "in the end '\(line)', and in memory '\(other)'"
            }
            if lines.count != others.count { return "in the end \(lines.count) lines, and in memory \(others.count)" }
            for id in model.ids {
                let found = try await subject.answer(.history(id)).split(separator: ";").count
                if found != model.entries(of: id) {
                    return "\(id): \(found) entries, and the model has \(model.entries(of: id))"
                }
            }
            try await subject.reopen()
        }
        return nil
    }

    /// Takes out as many operations as can be, and what is left still fails.
    private func shrink(_ operations: [ModelOperation]) async throws -> [ModelOperation] {
        var kept = operations
        var size = kept.count / 2
        while size >= 1 {
            var start = 0
            while start < kept.count {
                var tried = kept
                tried.removeSubrange(start..<min(start + size, kept.count))
                if try await failure(of: tried) != nil { kept = tried } else { start += size }
            }
            size /= 2
        }
        return kept
    }
}

extension ModelOperation {
    /// The name of the case.
    var kind: String { Mirror(reflecting: self).children.first?.label ?? "\(self)" }
}
