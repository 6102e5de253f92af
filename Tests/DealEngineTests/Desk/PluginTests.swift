import DealModel
import DealTesting
import ExactValues
import TestTags
import Testing

@testable import DealEngine

@Suite("A desk and its plugins", .tags(.desk, .plugins))
struct PluginTests {
    let manager = DeskSamples.manager

    @Test("Every slip between processes and plugins is found when the desk opens, with its place")
    func openingErrors() async throws {
        let error = await #expect(throws: DeskOpeningError.self) {
            try await DealDesk(
                store: MemoryStore(), processes: try DeskSamples.library(DeskSamples.asking),
                plugins: [TestPlugin.saying("burau", .pass), TestPlugin.saying("oracle", .pass)])
        }
        #expect(
            error?.description
                == "test.yaml:9:13: error: rule 'credit' asks plugin 'bureau', which the desk does not have "
                + "(did you mean 'burau'?)")
    }

    @Test("A plugin is given its parameters and the groups it reads, and nothing else")
    func shown() async throws {
        let bureau = TestPlugin("bureau") { facts, parameters in
            let isWhole = facts.customer?.name == "Acme" && parameters.limit == Money(5_000, "EUR")
            return isWhole && facts.interactions.isEmpty ? .pass : .fail
        }
        let desk = try await DeskSamples.deskWithDeal(
            DeskSamples.asking, plugins: [bureau, TestPlugin.saying("oracle", .pass)])
        try await desk.record(Interaction(channel: "phone", .in, at: monday), on: "d-1", by: manager)
        _ = try await desk.move("d-1", to: "proposal", by: manager).get()
        #expect(bureau.count == 1)
    }

    @Test("A plugin that fails, or is late, is unknown and never true; the others are heard")
    func lateAndFailed() async throws {
        struct Gone: Error {}
        let bureau = TestPlugin("bureau") { _, _ in throw Gone() }
        let oracle = TestPlugin("oracle", timeLimit: .milliseconds(20)) { _, _ in
            // Ignores its cancellation, as bad code does.
            for _ in 0..<200 { try? await Task.sleep(for: .milliseconds(10)) }
            return .pass
        }
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: [bureau, oracle])
        let begin = ContinuousClock.now
        let refusal = try await desk.move("d-1", to: "proposal", by: manager).refusal
        // A hang guard and no measurement: the pool may be busy with everything else that is tested.
        #expect(ContinuousClock.now - begin < .seconds(600))
        #expect(refusal?.items.map(\.id) == ["credit", "mood"])
        for item in refusal?.items ?? [] {
            guard case .unanswered = item.cause else { throw Unexpected("\(item.cause)") }
        }
    }

    @Test("Plugins are asked at the same time, and no lock is held meanwhile")
    func concurrent() async throws {
        let (stream, told) = AsyncStream.makeStream(of: Void.self)
        let bureau = TestPlugin("bureau") { _, _ in
            for await _ in stream { return .pass }
            return .fail
        }
        let oracle = TestPlugin("oracle") { _, _ in
            told.yield()
            return .pass
        }
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: [bureau, oracle])
        // The bureau waits for the oracle: asked one after another, neither would ever answer.
        #expect(try await desk.move("d-1", to: "proposal", by: manager).get().to == "proposal")
        #expect([bureau.count, oracle.count] == [1, 1])
    }

    @Test("SEMANTICS 2.3: a recorded pass is used again for its time, an answer without one is not")
    func usedAgain() async throws {
        let clock = AdjustableClock(monday)
        let (bureau, oracle) = (TestPlugin.saying("bureau", .pass), TestPlugin.saying("oracle", .fail))
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: [bureau, oracle], clock: clock)
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        clock.set(tuesday)
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(bureau.count == 1)
        #expect(oracle.count == 2)
        clock.set(Instant(microseconds: monday.microseconds + 2 * 86_400_000_000))
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(bureau.count == 2)
    }

    @Test("SEMANTICS 2.3: other facts are another question")
    func otherFacts() async throws {
        let (bureau, oracle) = (TestPlugin.saying("bureau", .pass), TestPlugin.saying("oracle", .fail))
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: [bureau, oracle])
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        try await desk.edit("acme", by: manager) { $0.segment = "B" }
        _ = try await desk.move("d-1", to: "proposal", by: manager)
        #expect(bureau.count == 2)
    }

    @Test("A listing asks no plugin unless it is told to")
    func listing() async throws {
        let (bureau, oracle) = (TestPlugin.saying("bureau", .pass), TestPlugin.saying("oracle", .pass))
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: [bureau, oracle])
        let unasked = try await desk.moves(of: "d-1", for: manager)
        guard case .unasked(let questions) = unasked[0].verdict else {
            throw Unexpected("\(unasked[0].verdict)")
        }
        #expect(questions.map(\.rule) == ["credit", "mood"])
        #expect(bureau.count == 0)
        #expect(try await desk.moves(of: "d-1", for: manager, asking: true)[0].isOpen)
        #expect(bureau.count == 1)
    }

    @Test("The reason with which a plugin says no stands in the refusal's text and in the receipts, which stay sound")
    func reasons() async throws {
        let bureau = TestPlugin.saying("bureau", .fail(because: "limit used up"))
        let plugins = [bureau, TestPlugin.saying("oracle", .fail)]
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: plugins)
        let refusal = try #require(try await desk.move("d-1", to: "proposal", by: manager).refusal)
        #expect(refusal.items.map(\.causes) == [[.declined("bureau", because: "limit used up")], [.closed]])
        #expect(refusal.items.map(\.cause.name) == ["closed", "closed"])
        #expect(refusal.text(in: "en").contains("      “bureau” says no: limit used up\n"))
        let receipt = String(decoding: refusal.receipt.bytes, as: UTF8.self)
        #expect(receipt.contains(#"{"causes":["closed bureau limit used up"],"id":"credit","#))
        // The recorded answer is used again, and the same inputs give the same bytes.
        let again = try #require(try await desk.move("d-1", to: "proposal", by: manager).refusal)
        #expect(again.receipt.bytes == refusal.receipt.bytes)
        let attempt = try #require(try await desk.attempts(on: "d-1").first)
        #expect(attempt.receipt == refusal.receipt.bytes)
        #expect(attempt.count == 2)
    }

    @Test("A plugin's reason is told where it closes a group, and the receipt of a passed gate keeps its hash")
    func reasonsInGroups() async throws {
        let group = "{ any: [ { all: [ credit, mood ] }, { fact: deal.type } ], message: One. }"
        let text = DeskSamples.asking.replacing("control: strict", with: "control: manual")
            .replacing("[ credit, mood ] }", with: "[ \(group) ] }")
        let bureau = TestPlugin.saying("bureau", .fail(because: "limit used up"))
        let plugins = [bureau, TestPlugin.saying("oracle", .unknown("asleep"))]
        let store = MemoryStore(keepsReceipts: true)
        let desk = try await DeskSamples.deskWithDeal(text, store: store, plugins: plugins)
        let moved = try await desk.move("d-1", to: "proposal", by: manager, because: "A test").get()
        #expect(moved.acceptance?.advice.map(\.causes) == [[.declined("bureau", because: "limit used up")]])
        let receipt = try #require(try await desk.receipt(of: "d-1", at: 2))
        #expect(String(decoding: receipt, as: UTF8.self).contains("closed bureau limit used up"))
        #expect(try await desk.verify("d-1").isSound)
    }

    @Test("An answer that comes later keeps the way closed, and says so")
    func later() async throws {
        let plugins = [TestPlugin.saying("bureau", .later("t-1")), TestPlugin.saying("oracle", .pass)]
        let desk = try await DeskSamples.deskWithDeal(DeskSamples.asking, plugins: plugins)
        let refusal = try await desk.move("d-1", to: "proposal", by: manager).refusal
        #expect(refusal?.items.map(\.id) == ["credit"])
        #expect(refusal?.items.first?.cause == .unanswered("bureau", why: .later))
    }
}

@Suite("Answers of plugins", .tags(.desk, .plugins))
struct AnswersTests {
    static let digest = ContentDigest(of: "x".utf8)

    private func recorded(_ answer: PluginAnswer) -> Answers {
        .recorded([
            RecordedAnswer(
                rule: "credit", plugin: "bureau",
                basis: RecordedAnswer.Basis(version: 1, parameters: Self.digest, facts: Self.digest),
                answeredAt: monday, answer: answer)
        ])
    }

    @Test("A fixed answer counts for every rule of its plugin, and an answer to one rule goes before it")
    func fixed() {
        let answers = Answers.fixed(["bureau": .pass]).answering("credit", .fail(because: "limit"))
        #expect(answers.answer(of: "bureau", for: "credit", validFor: nil, at: monday) == .fail(because: "limit"))
        #expect(answers.answer(of: "bureau", for: "other", validFor: nil, at: tuesday) == .pass)
        #expect(answers.answer(of: "oracle", for: "mood", validFor: nil, at: monday) == nil)
        #expect(Answers.none.isEmpty)
    }

    @Test("SEMANTICS 2.3: a recorded answer counts before its time has passed, and at its end no longer")
    func expires() {
        let day: Int64 = 86_400_000_000
        let answers = recorded(.pass)
        let end = Instant(microseconds: monday.microseconds + day)
        let before = Instant(microseconds: end.microseconds - 1)
        #expect(answers.answer(of: "bureau", for: "credit", validFor: day, at: before) == .pass)
        #expect(answers.answer(of: "bureau", for: "credit", validFor: day, at: end)?.isKnown == false)
        #expect(answers.answer(of: "bureau", for: "credit", validFor: nil, at: monday) == .pass)
        #expect(answers.answer(of: "bureau", for: "credit", validFor: nil, at: before)?.isKnown == false)
    }

    @Test("SEMANTICS 2.3: unknown is never used again")
    func unknownIsNotUsed() {
        #expect(recorded(.unknown("?")).answer(of: "bureau", for: "credit", validFor: 10, at: monday) == nil)
        #expect(recorded(.later("t")).answer(of: "bureau", for: "credit", validFor: 10, at: monday) == nil)
    }

    @Test("Facts of an answer are kept in the order of their names, each once")
    func statedFacts() {
        let answer = PluginAnswer.pass.stating("b", .int(1)).stating("a", .int(2)).stating("b", .int(3))
        #expect(answer.facts.map(\.name) == ["a", "b"])
        #expect(answer.fact("b") == .int(3))
        #expect(answer.stating("b", nil).fact("b") == nil)
    }
}
