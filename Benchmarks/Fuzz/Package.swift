// swift-tools-version: 6.2
import PackageDescription

// Fuzzers of LLVM's libFuzzer. On Linux, with a toolchain that has it:
//
//     swift build -c release --package-path Benchmarks/Fuzz -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld
//     Benchmarks/Fuzz/.build/release/FuzzCEL -runs=1000000 -max_len=200 CORPUS

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "DealKit", path: "../..")],
    targets: [
        // Declares the driver, which the sanitizer's library defines.
        .target(name: "CFuzzer"),
        // The rule language: lexer, parser, checker, compiler, both evaluators.
        .executableTarget(
            name: "FuzzCEL", dependencies: ["CFuzzer", .product(name: "CEL", package: "DealKit")],
            swiftSettings: [.unsafeFlags(["-sanitize=fuzzer"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    ],
    swiftLanguageModes: [.v6]
)
