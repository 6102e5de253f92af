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
        .executable(name: "conformance", targets: ["Conformance"])
    ],
    dependencies: [
        .package(name: "DealKit", path: "..")
    ],
    targets: [
        // The public test suites of the languages DealKit reads.
        .executableTarget(
            name: "Conformance", dependencies: [.product(name: "DealKit", package: "DealKit")],
            swiftSettings: strictness)
    ],
    swiftLanguageModes: [.v6]
)
