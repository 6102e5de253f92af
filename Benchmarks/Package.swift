// swift-tools-version: 6.2
import PackageDescription

// Development tools: they depend on the library as a host would, and no host ever resolves them.

let strictness: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "bench", targets: ["Bench"]),
        .executable(name: "conformance", targets: ["Conformance"]),
        .executable(name: "storecheck", targets: ["StoreCheck"]),
    ],
    traits: [.trait(name: "PostgreSQL", description: "Measures and checks the store on PostgreSQL, too.")],
    dependencies: [
        .package(
            name: "DealKit", path: "..",
            traits: [.defaults, .trait(name: "PostgreSQL", condition: .when(traits: ["PostgreSQL"]))]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // The same work in C, to measure the ratio to the machine's limit in one run.
        .target(
            name: "CLimits", cSettings: [.define("POSTGRESQL", .when(traits: ["PostgreSQL"]))],
            linkerSettings: [
                .linkedLibrary("yaml"), .linkedLibrary("sqlite3"),
                .linkedLibrary("pq", .when(traits: ["PostgreSQL"])),
            ]),
        // Counts allocations while it is asked to.
        .target(name: "CAllocations"),
        // The workloads.
        .executableTarget(
            name: "Bench",
            dependencies: [
                "CLimits", "CAllocations", .product(name: "DealKit", package: "DealKit"),
                .product(name: "DealSQLite", package: "DealKit"), .product(name: "CEL", package: "DealKit"),
                .product(name: "DealInsight", package: "DealKit"), .product(name: "DealReport", package: "DealKit"),
                .product(name: "DealPostgres", package: "DealKit", condition: .when(traits: ["PostgreSQL"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strictness),
        // A disk under SQLite that fails when it is told to.
        .target(name: "CFaultyDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
        // Long, random and unkind use of a store.
        .executableTarget(
            name: "StoreCheck",
            dependencies: [
                "CFaultyDisk", .product(name: "DealKit", package: "DealKit"),
                .product(name: "DealSQLite", package: "DealKit"), .product(name: "DealTesting", package: "DealKit"),
                .product(name: "DealPostgres", package: "DealKit", condition: .when(traits: ["PostgreSQL"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strictness),
        // The public test suites of the languages DealKit reads.
        .executableTarget(
            name: "Conformance",
            dependencies: [.product(name: "DealKit", package: "DealKit"), .product(name: "CEL", package: "DealKit")],
            swiftSettings: strictness),
    ],
    swiftLanguageModes: [.v6]
)
