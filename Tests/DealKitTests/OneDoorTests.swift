import TestTags
import Testing

@Suite("One door: what a host's code cannot do", .tags(.gates))
struct OneDoorTests {
    /// A way round the desk that somebody may try, and the words by which the compiler refuses it.
    struct Attempt: CustomTestStringConvertible, Sendable {
        let what: String
        let code: String
        let refusal: String
        var testDescription: String { what }
    }

    static let attempts = [
        Attempt(
            what: "set a deal's course", code: "func host(_ deal: inout Deal) { deal.course = .nonProcess }",
            refusal: "setter is inaccessible"),
        Attempt(
            what: "set a deal's standing", code: "func host(_ deal: inout Deal) { deal.standing = .open }",
            refusal: "setter is inaccessible"),
        Attempt(
            what: "set a stated fact past the desk", code: "func host(_ deal: inout Deal) { deal.amount = nil }",
            refusal: "setter is inaccessible"),
        Attempt(
            what: "make a deal in a stage of its choice",
            code: """
                func host() -> Visit { Visit(stage: "contract", number: 1, since: Instant(microseconds: 0)) }
                """,
            refusal: "initializer is inaccessible"),
        Attempt(
            what: "make a commit", code: "func host() { _ = Commit() }", refusal: "inaccessible"),
        Attempt(
            what: "decode a commit", code: "func host() { let _: any Decodable.Type = Commit.self }",
            refusal: "cannot convert value"),
        Attempt(
            what: "make a process that nobody checked",
            code: "func host(_ process: SalesProcess) { _ = SalesProcess(core: process.core) }",
            refusal: "inaccessible"),
        Attempt(
            what: "put processes into a library by hand",
            code: "func host(_ process: SalesProcess) { _ = ProcessLibrary([process]) }", refusal: "inaccessible"),
        Attempt(
            what: "make an acceptance", code: "func host(_ a: Acceptance) { _ = Acceptance(a.step, a.hearing) }",
            refusal: "inaccessible"),
    ]

    @Test("A host does not compile that tries to …", arguments: attempts)
    func doesNotCompile(_ attempt: Attempt) throws {
        let errors = try HostCompiler.find().errors(in: "import DealKit\n" + attempt.code)
        #expect(errors.contains { $0.contains(attempt.refusal) }, "\(errors)")
    }

    @Test("There are attempts to try")
    func attemptsExist() { #expect(!Self.attempts.isEmpty) }

    @Test("A host that keeps to the public surface compiles")
    func compiles() throws {
        let source = """
            import DealKit
            func host(_ facts: Facts, _ process: SalesProcess, _ now: Instant) -> String {
                let command = DealCommand(.move(to: "proposal"), by: DealActor("anna", roles: ["manager"]))
                switch decide(command, on: facts, under: process, at: now) {
                case .accepted(let acceptance): return "\\(acceptance.events.count)"
                case .refused(let refusal): return refusal.text(in: "en")
                }
            }
            """
        #expect(try HostCompiler.find().errors(in: source) == [])
    }
}
