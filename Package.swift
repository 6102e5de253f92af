// swift-tools-version: 6.2
import PackageDescription

// The targets stand in the order of the data's flow, and a target sees only those above it.

let strictness: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "DealKit",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "DealKit", targets: ["DealKit"]),
        .library(name: "CEL", targets: ["CEL", "ExactValues"]),
        .library(name: "DealSQLite", targets: ["DealSQLite"]),
        .library(name: "DealInsight", targets: ["DealInsight"]),
        .library(name: "DealReport", targets: ["DealReport", "DealInsight"]),
        .library(name: "DealRelay", targets: ["DealRelay"]),
        .library(name: "DealPostgres", targets: ["DealPostgres"]),
        .library(name: "DealTesting", targets: ["DealTesting"]),
        .executable(name: "dealkit", targets: ["DealTool"]),
    ],
    traits: [
        .trait(name: "SQLite", description: "A store in an SQLite file, through GRDB: product DealSQLite."),
        .trait(
            name: "ServiceLifecycle",
            description: "The relay of effects as a service of swift-service-lifecycle: product DealRelay."),
        .trait(
            name: "PostgreSQL", description: "A store in a PostgreSQL database, through libpq: product DealPostgres."),
        .default(enabledTraits: ["SQLite"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),

        // Exact numbers, money, instants and dates: what the rule language and the model both compute with.
        .target(name: "ExactValues", swiftSettings: strictness),
        // The rule language: knows nothing of deals.
        .target(name: "CEL", dependencies: ["ExactValues"], swiftSettings: strictness),
        // The nouns, and the facts that conditions read.
        .target(name: "DealModel", dependencies: ["ExactValues"], swiftSettings: strictness),
        // YAML text → a process known to be sound.
        .target(
            name: "DealProcess",
            dependencies: [
                "CLibYAML", "ExactValues", "CEL", "DealModel", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strictness),
        // Decide, then commit; what a store promises.
        .target(
            name: "DealEngine",
            dependencies: [
                "ExactValues", "CEL", "DealModel", "DealProcess", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                // Not `Metrics`, whose additions need more of Foundation.
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: strictness),
        // Reads what happened: the funnel, times, rates and forecasts, as pure functions.
        .target(
            name: "DealInsight", dependencies: ["ExactValues", "DealModel", "DealProcess", "DealEngine"],
            swiftSettings: strictness),
        // Writes what DealInsight found for people and programs: text, JSON, CSV, one page.
        .target(
            name: "DealReport", dependencies: ["ExactValues", "DealModel", "DealInsight"], swiftSettings: strictness),
        // A store in an SQLite file; empty without the trait.
        .target(
            name: "DealSQLite",
            dependencies: [
                "ExactValues", "DealModel", "DealEngine", .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
                .product(name: "GRDBSQLite", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: strictness),
        // Takes effects to where they belong, as a service; empty without the trait.
        .target(
            name: "DealRelay",
            dependencies: [
                "DealEngine",
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["ServiceLifecycle"])),
            ],
            swiftSettings: strictness),
        // A store in a PostgreSQL database; empty without the trait, which alone asks for libpq.
        .target(
            name: "DealPostgres",
            dependencies: [
                "ExactValues", "DealModel", "DealEngine", .product(name: "Logging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .target(name: "CLibPQ", condition: .when(traits: ["PostgreSQL"])),
            ],
            swiftSettings: strictness),
        // The processes that ship, embedded.
        .target(
            name: "DealRules", path: "Rules",
            exclude: [
                "README.md", "process.schema.json", "scenarios.schema.json", "typical-sale.scenarios.yaml",
                "manual-sale.scenarios.yaml", "long-project.scenarios.yaml", "pipeline-import.scenarios.yaml",
            ],
            sources: ["DealRules.swift"],
            resources: [
                .embedInCode("typical-sale.yaml"), .embedInCode("manual-sale.yaml"),
                .embedInCode("long-project.yaml"), .embedInCode("pipeline-import.yaml"),
            ],
            swiftSettings: strictness),
        // What a host imports.
        .target(
            name: "DealKit",
            dependencies: ["ExactValues", "DealModel", "DealProcess", "DealEngine", "DealInsight", "DealRules"],
            swiftSettings: strictness),
        // Scenarios, fixed clocks and builders, for hosts' tests and for the tool.
        .target(name: "DealTesting", dependencies: ["DealKit", "CEL"], swiftSettings: strictness),
        // The analyst's command.
        .executableTarget(
            name: "DealTool",
            dependencies: [
                "DealKit", "DealTesting", "DealInsight", "DealReport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strictness),

        // Random numbers that a seed repeats, for the tests below.
        .target(name: "Randomness", path: "Tests/Randomness", swiftSettings: strictness),
        // What the tests below are about, and what they need.
        .target(name: "TestTags", path: "Tests/Tags", swiftSettings: strictness),
        .testTarget(
            name: "ExactValuesTests", dependencies: ["ExactValues", "Randomness", "TestTags"], swiftSettings: strictness
        ),
        .testTarget(
            name: "CELTests", dependencies: ["CEL", "ExactValues", "Randomness", "TestTags"], swiftSettings: strictness),
        .testTarget(
            name: "DealModelTests", dependencies: ["DealModel", "ExactValues", "Randomness", "TestTags"],
            swiftSettings: strictness),
        .testTarget(
            name: "DealProcessTests",
            dependencies: ["DealProcess", "DealModel", "CEL", "ExactValues", "Randomness", "TestTags"],
            exclude: ["Fixtures"], swiftSettings: strictness),
        .testTarget(
            name: "DealEngineTests",
            dependencies: [
                "DealEngine", "DealProcess", "DealModel", "CEL", "ExactValues", "DealTesting", "Randomness", "TestTags",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "InMemoryLogging", package: "swift-log"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ],
            swiftSettings: strictness),
        .testTarget(
            name: "DealInsightTests",
            dependencies: [
                "DealInsight", "DealEngine", "DealProcess", "DealModel", "ExactValues", "DealTesting", "Randomness",
                "TestTags",
            ],
            swiftSettings: strictness),
        .testTarget(
            name: "DealReportTests",
            dependencies: ["DealReport", "DealInsight", "DealModel", "ExactValues", "TestTags"],
            exclude: ["Snapshots"], swiftSettings: strictness),
        .testTarget(
            name: "DealSQLiteTests",
            dependencies: [
                "DealSQLite", "DealEngine", "DealProcess", "DealModel", "ExactValues", "DealTesting", "Randomness",
                "TestTags",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: strictness),
        .testTarget(
            name: "DealRelayTests",
            dependencies: [
                "DealRelay", "DealKit", "DealTesting", "TestTags",
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["ServiceLifecycle"])),
                .product(
                    name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle",
                    condition: .when(traits: ["ServiceLifecycle"])),
            ],
            swiftSettings: strictness),
        .testTarget(
            name: "DealPostgresTests",
            dependencies: [
                "DealPostgres", "DealEngine", "DealProcess", "DealModel", "ExactValues", "DealTesting", "Randomness",
                "TestTags",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "InMemoryLogging", package: "swift-log"),
                .target(name: "CLibPQ", condition: .when(traits: ["PostgreSQL"])),
            ],
            swiftSettings: strictness),
        .testTarget(
            name: "DealKitTests", dependencies: ["DealKit", "DealTesting", "TestTags"], swiftSettings: strictness),
        .testTarget(
            name: "DealToolTests", dependencies: ["DealTool", "DealKit", "DealTesting", "TestTags"],
            swiftSettings: strictness),
    ],
    swiftLanguageModes: [.v6]
)
