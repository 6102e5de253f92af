import CEL
import TestTags
import Testing

@Suite("Formatted text", .tags(.language))
struct FormatTests {
    @Test(
        "A clause writes each number, the least and the largest too",
        arguments: [
            ("'%s'.format([0.0])", "0"), ("'%s'.format([-0.0])", "-0"), ("'%f'.format([0.0])", "0.000000"),
            ("'%e'.format([0.0])", "0.000000e+00"),
            ("'%s %f %e'.format([0.0 / 0.0, 0.0 / 0.0, 0.0 / 0.0])", "NaN NaN NaN"),
            ("'%s %f'.format([-1.0 / 0.0, 1.0 / 0.0])", "-Infinity Infinity"),
            ("'%.3e'.format([5e-324])", "4.941e-324"), ("'%.1f'.format([1.25])", "1.2"),
            ("'%.0f'.format([1e22])", "10000000000000000000000"),
            ("'%d'.format([-9223372036854775808])", "-9223372036854775808"),
        ])
    func numbers(source: String, text: String) throws {
        let schema = CELSchema<Int>("nothing") { _ in }
        #expect(try CELProgram<Int, String>(source, over: schema)(0) == text)
    }
}
