import ArgumentParser

/// `storecheck kill|race|model|faults`: whether a store keeps its promises under long, random and unkind use.
///
/// Every run is seeded; a failure prints the seed and the command that repeats it.
@main
struct StoreCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storecheck", abstract: "Long, random and unkind use of a store.",
        subcommands: [Kill.self, KillChild.self, Race.self, Model.self, Faults.self])
}

/// What every check takes.
struct CheckOptions: ParsableArguments {
    @Option(help: "memory, sqlite:PATH or postgres:CONNINFO; what is there is removed first.")
    var store: StorePlace

    @Option(help: "What the random numbers begin with; left out, one is made up and printed.")
    var seed: UInt64?

    /// The seed of this run, printed so that it can be run again.
    func announcedSeed(_ command: String) -> UInt64 {
        let seed = seed ?? UInt64.random(in: 1...999_999_999)
        print("seed \(seed); again: storecheck \(command) --seed \(seed) --store '\(store)'")
        return seed
    }
}

/// A promise that was not kept.
struct CheckFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Fails the run unless the condition holds.
func check(_ holds: Bool, _ what: @autoclosure () -> String) throws {
    if !holds { throw CheckFailure(what()) }
}
