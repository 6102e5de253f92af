@_spi(Reference) import CEL
import CFuzzer
import ExactValues

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A host's record of every type; half of the fields are absent.
struct Facts: Sendable {
    struct Line: Sendable {
        let name: String?
        let days: Int64?
        let isApproved: Bool
    }

    let lines = [
        Line(name: "a", days: 1, isApproved: true), Line(name: nil, days: nil, isApproved: false),
        Line(name: "é", days: -3, isApproved: true),
    ]

    static let line = CELSchema<Line>("line") {
        $0.field("n") { $0.name }
        $0.field("d") { $0.days }
        $0.field("a") { $0.isApproved }
    }

    static let schema = CELSchema<Facts>("facts") {
        $0.field("i") { _ in Int64(7) }
        $0.field("u") { _ in UInt64(3) }
        $0.field("d") { _ in 1.5 }
        $0.field("s") { _ in "text" }
        $0.field("b") { _ in true }
        $0.field("none") { _ in Int64?.none }
        $0.field("number") { _ in ExactDecimal(15) }
        $0.field("amount") { _ in Money(10, "EUR") }
        $0.field("day") { _ in CivilDate(daysSinceEpoch: 20_514) }
        $0.field("now") { _ in Instant(seconds: 1_772_443_800) }
        $0.field("map", type: .map(.string, .dyn)) { _ in .value(.map(CELMap([("k", .int(1)), ("l", .string("v"))]))) }
        $0.field("any", type: .dyn) { _ in .value(.list([.int(1), .string("x"), .bool(true)])) }
        $0.list("lines", of: line) { $0.lines }
    }
}

/// The first byte chooses options, the rest is the source. Stops where the two evaluators differ.
@main
struct FuzzCEL {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            withUnsafeMutablePointer(to: &arguments) { place in
                place.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
                    LLVMFuzzerRunDriver(&count, $0) { data, size in
                        FuzzCEL.run(UnsafeBufferPointer(start: data, count: size))
                        return 0
                    }
                }
            })
    }

    static func run(_ input: UnsafeBufferPointer<UInt8>) {
        guard let choice = input.first else { return }
        let source = String(decoding: input.dropFirst(), as: UTF8.self)
        var options = CELOptions(
            exact: choice & 1 == 0, absent: choice & 2 == 0 ? .unknown : .error, currency: Currency("EUR"))
        options.isChecked = choice & 4 == 0
        options.limits.cost = 20_000
        guard let program = try? CELProgram<Facts, CELValue>(source, over: Facts.schema, options: options) else {
            return
        }
        let facts = Facts()
        if let difference = program.difference(on: facts, allowsDynamic: true) {
            print("\(source)\n\(difference)")
            abort()
        }
        if choice & 8 != 0 { _ = program.trace(facts).trace.description }
        if choice & 16 != 0 { _ = program.residual(facts) }
    }
}
