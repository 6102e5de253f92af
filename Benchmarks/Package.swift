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
    ],
    dependencies: [
        .package(name: "DealKit", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    ],
    targets: [
        // The same work in C, to measure the ratio to the machine's limit in one run.
        .target(name: "CLimits", linkerSettings: [.linkedLibrary("yaml")]),
        // Counts allocations while it is asked to.
        .target(name: "CAllocations"),
        // The workloads.
        .executableTarget(
            name: "Bench",
            dependencies: [
                "CLimits", "CAllocations", .product(name: "DealKit", package: "DealKit"),
                .product(name: "CEL", package: "DealKit"),
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
