public import Testing

/// What a suite is about, and what it needs, across the modules.
extension Tag {
    // MARK: - What it is about

    /// Exact values and records: arithmetic, forms, canonical bytes.
    @Tag public static var values: Self
    /// What an analyst writes: process files, YAML, CEL.
    @Tag public static var language: Self
    /// What may happen next, and why not: gates, rules, openings.
    @Tag public static var gates: Self
    /// The desk, where decisions are committed.
    @Tag public static var desk: Self
    /// Rules that a host writes in Swift.
    @Tag public static var plugins: Self
    /// The history of a deal.
    @Tag public static var journal: Self
    /// What a store promises.
    @Tag public static var storage: Self
    /// What the outside is told.
    @Tag public static var effects: Self
    /// The numbers of reports.
    @Tag public static var figures: Self
    /// Texts that people read.
    @Tag public static var wording: Self
    /// Scenarios of process files.
    @Tag public static var scenarios: Self
    /// The command `dealkit`.
    @Tag public static var tool: Self
    /// Documentation whose examples are run.
    @Tag public static var documentation: Self
    /// Public suites of a language.
    @Tag public static var conformance: Self

    // MARK: - How it tests, and what it needs

    /// Random input; a failure prints its seed, and `make long` tries more.
    @Tag public static var random: Self
    /// Whole texts compared with files; `make snapshots` writes them anew.
    @Tag public static var snapshot: Self
    /// Test data that lie beside the package; without them it is skipped.
    @Tag public static var shared: Self
    /// A PostgreSQL server; without one it is skipped.
    @Tag public static var server: Self
}
