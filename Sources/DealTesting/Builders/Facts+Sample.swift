public import DealModel
public import DealProcess
public import ExactValues

/// A fact of a sample that the process does not know, that has another type there, or that is never stated.
public struct SampleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path as it was written.
    public let path: String

    /// What is wrong, in a sentence.
    public var description: String {
        "'\(path)' is no fact of the deal, its terms or its customer that can have this value"
    }
}

extension Facts {
    /// Facts of a deal and its customer for a test, laid out as the process asks for, the tasks of the stage made.
    ///
    ///     let facts = try Facts.sample(
    ///         under: process, at: "qualification", stating: ["customer.segment": .text("A"), "deal.discount": .number(0)])
    ///
    /// - Parameters:
    ///   - process: The process that the deal runs under.
    ///   - stage: Nil for the first stage; a non-process deal has none.
    ///   - values: Facts by their paths.
    ///   - now: When the deal was opened and came to its stage.
    /// - Throws: `SampleError` for the first path, by its bytes, that cannot have its value.
    public static func sample(
        under process: SalesProcess, at stage: StageID? = nil, stating values: [String: FactValue] = [:],
        since now: Instant = .sampleMonday
    ) throws(SampleError) -> Facts {
        var facts = StartingPoint(process, at: stage, given: [], now: now).facts
        for (text, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let path = FactPath(text), facts.set(value, at: path, in: process.core.facts.layouts) else {
                throw SampleError(path: text)
            }
        }
        return facts
    }
}
