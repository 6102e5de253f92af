@_spi(Reference) import CEL
import ExactValues

/// Compares the compiled form of random expressions with the reference interpreter: `differential [COUNT] [SEED]`.
///
/// The suite does the same with fewer expressions; this is for a long run.
@main
struct Differential {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        let count = arguments.first ?? 1_000_000
        let seed = arguments.dropFirst().first ?? 1
        var generator = ExpressionGenerator(seed: seed)
        var (checked, refused, evaluations, differences) = (0, 0, 0, 0)
        while checked < count {
            let source = generator.bool(Int.random(in: 1...4, using: &generator.random))
            let absent: CELOptions.Absence = checked % 5 == 0 ? .error : .unknown
            let options = CELOptions(exact: true, absent: absent, currency: Currency("EUR"))
            guard let program = try? CELProgram<Sample, Bool>(source, over: Sample.schema, options: options) else {
                refused += 1
                continue
            }
            checked += 1
            for _ in 0..<3 {
                let sample = generator.sample()
                evaluations += 1
                guard let difference = program.difference(on: sample) else { continue }
                differences += 1
                print("seed \(seed), expression \(checked): \(source)\n    \(difference)\n    over \(sample)")
            }
        }
        print(
            "\(checked) expressions (\(refused) more did not check), \(evaluations) evaluations, seed \(seed): "
                + "\(differences) differences")
    }
}
