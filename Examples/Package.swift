// swift-tools-version: 6.2
import PackageDescription

// Programs of a company that uses DealKit: they depend on the library as any host does.

let strictness: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// What every program needs: the library, a command line and somebody to tell the story.
let needs: [Target.Dependency] = [
    "Console", .product(name: "DealKit", package: "DealKit"),
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

let package = Package(
    name: "Examples",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "small-sale", targets: ["SmallSale"]),
        .executable(name: "typical-sale", targets: ["TypicalSale"]),
        .executable(name: "manual-sale", targets: ["ManualSale"]),
        .executable(name: "long-project", targets: ["LongProject"]),
        .executable(name: "pipeline-import", targets: ["PipelineImport"]),
        .executable(name: "sales-report", targets: ["SalesReport"]),
    ],
    dependencies: [
        .package(name: "DealKit", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // Words in three languages, colours, a progress bar.
        .target(
            name: "Console",
            dependencies: [
                .product(name: "DealKit", package: "DealKit"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strictness),
        // The first screen of the README.
        .executableTarget(
            name: "SmallSale", dependencies: [.product(name: "DealKit", package: "DealKit")],
            swiftSettings: strictness),
        // Strict: refused twice, then won.
        .executableTarget(name: "TypicalSale", dependencies: needs, swiftSettings: strictness),
        // Manual: jumps, and the advice not taken is recorded.
        .executableTarget(name: "ManualSale", dependencies: needs, swiftSettings: strictness),
        // No stages at all.
        .executableTarget(name: "LongProject", dependencies: needs, swiftSettings: strictness),
        // The rows of a pipeline's CSV file, and what happened to each.
        .target(
            name: "PipelineFile", dependencies: ["Console", .product(name: "DealKit", package: "DealKit")],
            swiftSettings: strictness),
        // A CSV file with flaws, row by row through a strict process.
        .executableTarget(name: "PipelineImport", dependencies: needs + ["PipelineFile"], swiftSettings: strictness),
        // The same import, and a report on what its journal says.
        .executableTarget(
            name: "SalesReport",
            dependencies: needs + ["PipelineFile", .product(name: "DealReport", package: "DealKit")],
            swiftSettings: strictness),
    ],
    swiftLanguageModes: [.v6]
)
