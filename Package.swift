// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "klopt",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "klopt", targets: ["klopt"])
    ],
    targets: [
        .target(name: "KloptModel", swiftSettings: strict),
        .target(name: "KloptLanguage", dependencies: ["KloptModel"], swiftSettings: strict),
        .target(name: "CSHA256"),
        .target(name: "CMemory"),
        .target(
            name: "KloptTables", dependencies: ["KloptModel", "KloptWorkbook", "CSHA256"], swiftSettings: strict),
        .target(
            name: "KloptEngine", dependencies: ["KloptModel", "KloptLanguage", "KloptTables"],
            swiftSettings: strict),
        .target(name: "KloptGate", dependencies: ["KloptModel"], swiftSettings: strict),
        .target(name: "KloptWorkbook", swiftSettings: strict),
        .target(name: "KloptReporting", dependencies: ["KloptModel", "KloptWorkbook"], swiftSettings: strict),
        .target(
            name: "KloptTemplate",
            dependencies: ["KloptModel", "KloptLanguage", "KloptTables", "KloptEngine", "KloptWorkbook"],
            swiftSettings: strict),
        .executableTarget(
            name: "klopt",
            dependencies: [
                "KloptModel", "KloptLanguage", "KloptTables", "KloptEngine", "KloptGate", "KloptReporting",
                "KloptTemplate", "KloptWorkbook", "CMemory",
            ],
            swiftSettings: strict),

        // Tools of the tests: they make data, and are not shipped.
        .executableTarget(name: "samples", path: "Tests/SampleGenerator", swiftSettings: strict),
        .executableTarget(
            name: "workbooks", dependencies: ["KloptWorkbook"], path: "Tests/WorkbookDump", swiftSettings: strict),

        .testTarget(name: "KloptModelTests", dependencies: ["KloptModel"], swiftSettings: strict),
        .testTarget(
            name: "KloptLanguageTests", dependencies: ["KloptModel", "KloptLanguage"], swiftSettings: strict),
        .testTarget(
            name: "KloptTablesTests", dependencies: ["KloptTables", "KloptWorkbook"], swiftSettings: strict),
        .testTarget(
            name: "KloptEngineTests", dependencies: ["KloptModel", "KloptLanguage", "KloptTables", "KloptEngine"],
            swiftSettings: strict),
        .testTarget(
            name: "KloptGateTests", dependencies: ["KloptModel", "KloptGate"], swiftSettings: strict),
        .testTarget(
            name: "KloptReportingTests",
            dependencies: ["KloptModel", "KloptReporting", "KloptTables", "KloptWorkbook"],
            exclude: ["Expected"],
            swiftSettings: strict),
        .testTarget(
            name: "KloptWorkbookTests", dependencies: ["KloptWorkbook"], exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "KloptTemplateTests",
            dependencies: ["KloptTemplate", "KloptModel", "KloptLanguage", "KloptEngine", "KloptWorkbook"],
            swiftSettings: strict),
        .testTarget(
            name: "KloptCommandTests",
            dependencies: ["klopt", "KloptModel", "KloptLanguage", "KloptEngine", "KloptReporting", "KloptWorkbook"],
            swiftSettings: strict),
    ]
)

// Only when asked for: it needs a sanitizer, and every target it depends on is built with it.
if Context.environment["KLOPT_FUZZ"] != nil {
    let sanitized: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]
    package.products.append(.executable(name: "workbook-fuzzer", targets: ["workbook-fuzzer"]))
    package.targets.append(
        .executableTarget(
            name: "workbook-fuzzer", dependencies: ["KloptWorkbook"], path: "Tests/Fuzzing",
            exclude: ["README.md", "corpus.py"], swiftSettings: strict + sanitized,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
    for target in package.targets where target.name == "KloptWorkbook" {
        target.swiftSettings = strict + [.unsafeFlags(["-sanitize=fuzzer,address"])]
    }
}
