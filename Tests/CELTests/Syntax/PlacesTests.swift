import CEL
import TestTags
import Testing

@Suite("Places of errors", .tags(.language))
struct PlacesTests {
    @Test("An error carries its place in Unicode scalars")
    func place() {
        let schema = CELSchema<Int>("root") { $0.field("n") { $0 } }
        #expect(throws: CELErrors.self) { try CELProgram<Int, Bool>("n = ", over: schema) }
    }
}
